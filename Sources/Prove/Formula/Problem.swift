internal import RuleDSL

/// A problem for a solver, in SMT-LIB 2: names, what some of them stand for, and what has to hold together.
struct Problem {
  enum Sort: String {
    case truth = "Bool"
    case number = "Real"
    case whole = "Int"
  }

  private var lines: [String] = []
  private var fresh = 0
  /// Whether a product or quotient of two unknown numbers occurs.
  private(set) var isNonlinear = false
  private(set) var hasWholeNumbers = false
  /// The values that are asked for.
  private(set) var asked: [String] = []

  mutating func declare(_ name: String, _ sort: Sort, isAsked: Bool = false) {
    if sort == .whole { hasWholeNumbers = true }
    lines.append("(declare-fun \(name) () \(sort.rawValue))")
    if isAsked { asked.append(name) }
  }

  mutating func require(_ formula: Formula) {
    guard formula != .constant(true) else { return }
    lines.append("(assert \(text(formula)))")
  }

  mutating func remark(_ text: String) { lines.append("; \(text)") }

  /// A name for a condition, so that using it twice costs nothing.
  mutating func naming(_ formula: Formula, as name: String? = nil, isAsked: Bool = false) -> Formula {
    if name == nil {
      switch formula {
      case .constant, .named: return formula
      case .atMost, .below, .same, .not, .all, .any: break
      }
    }
    let name = name ?? next()
    lines.append("(define-fun \(name) () Bool \(text(formula)))")
    if isAsked { asked.append(name) }
    return .named(name)
  }

  mutating func naming(_ term: Term) -> Term {
    switch term {
    case .number, .named: return term
    case .sum, .product, .quotient, .choice: break
    }
    let name = next()
    lines.append("(define-fun \(name) () Real \(text(term)))")
    return .named(name)
  }

  mutating func naming(_ truth: Kleene) -> Kleene { Kleene(yes: naming(truth.yes), no: naming(truth.no)) }

  private mutating func next() -> String {
    fresh += 1
    return "t\(fresh)"
  }

  /// What a solver reads.
  var script: String {
    let logic = hasWholeNumbers ? (isNonlinear ? "QF_NIRA" : "QF_LIRA") : isNonlinear ? "QF_NRA" : "QF_LRA"
    let head = ["(set-option :produce-models true)", "(set-logic \(logic))"]
    let values = asked.isEmpty ? [] : ["(get-value (\(asked.joined(separator: " "))))"]
    return (head + lines + ["(check-sat)"] + values).joined(separator: "\n") + "\n"
  }

  // MARK: Text

  private mutating func text(_ formula: Formula) -> String {
    switch formula {
    case .constant(let value): return value ? "true" : "false"
    case .named(let name): return name
    case .atMost(let left, let right): return "(<= \(text(left)) \(text(right)))"
    case .below(let left, let right): return "(< \(text(left)) \(text(right)))"
    case .same(let left, let right): return "(= \(text(left)) \(text(right)))"
    case .not(let part): return "(not \(text(part)))"
    case .all(let parts): return "(and \(joined(parts)))"
    case .any(let parts): return "(or \(joined(parts)))"
    }
  }

  private mutating func joined(_ parts: [Formula]) -> String {
    var texts: [String] = []
    for part in parts { texts.append(text(part)) }
    return texts.joined(separator: " ")
  }

  private mutating func text(_ term: Term) -> String {
    switch term {
    case .number(let value): return Self.text(value)
    case .named(let name): return name
    case .sum(let parts):
      var texts: [String] = []
      for part in parts { texts.append(text(part)) }
      return "(+ \(texts.joined(separator: " ")))"
    case .product(let left, let right):
      if left.known == nil, right.known == nil { isNonlinear = true }
      return "(* \(text(left)) \(text(right)))"
    case .quotient(let left, let right):
      isNonlinear = true
      return "(/ \(text(left)) \(text(right)))"
    case .choice(let condition, let left, let right):
      return "(ite \(text(condition)) \(text(left)) \(text(right)))"
    }
  }

  static func text(_ value: Rational) -> String {
    let size = "\(value.numerator.magnitude).0"
    let text = value.denominator == 1 ? size : "(/ \(size) \(value.denominator).0)"
    return value.numerator < 0 ? "(- \(text))" : text
  }
}
