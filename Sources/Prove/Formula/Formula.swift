internal import RuleDSL

/// A condition as solvers read it; built through its operators, which leave out what is plain.
indirect enum Formula: Hashable, Sendable {
  case constant(Bool)
  case named(String)
  case atMost(Term, Term)
  case below(Term, Term)
  case same(Term, Term)
  case not(Formula)
  case all([Formula])
  case any([Formula])

  static prefix func ! (part: Formula) -> Formula {
    switch part {
    case .constant(let value): .constant(!value)
    case .not(let inner): inner
    case .named, .atMost, .below, .same, .all, .any: .not(part)
    }
  }

  static func && (left: Formula, right: Formula) -> Formula { every([left, right]) }

  static func || (left: Formula, right: Formula) -> Formula { some([left, right]) }

  static func every(_ parts: [Formula]) -> Formula {
    var kept: [Formula] = []
    for part in parts {
      switch part {
      case .constant(true): continue
      case .constant(false): return .constant(false)
      case .all(let inner): kept += inner
      case .named, .atMost, .below, .same, .not, .any: kept.append(part)
      }
    }
    return kept.isEmpty ? .constant(true) : kept.count == 1 ? kept[0] : .all(kept)
  }

  static func some(_ parts: [Formula]) -> Formula { !every(parts.map { !$0 }) }
}

/// An exact number as solvers read it.
indirect enum Term: Hashable, Sendable {
  case number(Rational)
  case named(String)
  case sum([Term])
  case product(Term, Term)
  case quotient(Term, Term)
  case choice(Formula, Term, Term)

  static let zero = Term.number(Rational(0))

  /// The number that it is whatever the variables are, where that is plain.
  var known: Rational? { if case .number(let value) = self { value } else { nil } }

  static func + (left: Term, right: Term) -> Term {
    if left == zero { return right }
    if right == zero { return left }
    if let sum = left.known.flatMap({ one in right.known.flatMap { one.adding($0) } }) { return .number(sum) }
    return .sum([left, right].flatMap { if case .sum(let parts) = $0 { parts } else { [$0] } })
  }

  static func * (left: Term, right: Term) -> Term {
    if left == zero || right == zero { return zero }
    if left.known == Rational(1) { return right }
    if right.known == Rational(1) { return left }
    if let product = left.known.flatMap({ one in right.known.flatMap { one.multiplied(by: $0) } }) {
      return .number(product)
    }
    return .product(left, right)
  }

  static func / (left: Term, right: Term) -> Term {
    if let divisor = right.known, let inverse = Rational(1).divided(by: divisor) { return left * .number(inverse) }
    return .quotient(left, right)
  }

  static prefix func - (part: Term) -> Term { .number(Rational(-1)) * part }

  static func - (left: Term, right: Term) -> Term { left + -right }

  static func total(_ parts: [Term]) -> Term { parts.reduce(zero, +) }

  static func either(_ condition: Formula, _ left: Term, _ right: Term) -> Term {
    if case .constant(let holds) = condition { return holds ? left : right }
    return left == right ? left : .choice(condition, left, right)
  }

  /// The size of a number.
  var magnitude: Term { .either(self >= .zero, self, -self) }

  static func <= (left: Term, right: Term) -> Formula {
    if let one = left.known, let other = right.known { return .constant(one <= other) }
    return .atMost(left, right)
  }

  static func < (left: Term, right: Term) -> Formula {
    if let one = left.known, let other = right.known { return .constant(one < other) }
    return .below(left, right)
  }

  static func >= (left: Term, right: Term) -> Formula { right <= left }

  static func > (left: Term, right: Term) -> Formula { right < left }

  func equals(_ other: Term) -> Formula {
    if let one = known, let two = other.known { return .constant(one == two) }
    return self == other ? .constant(true) : .same(self, other)
  }
}

/// What is known of a condition: it holds, it does not, or neither.
struct Kleene: Hashable, Sendable {
  var yes: Formula
  var no: Formula

  static let unknown = Kleene(yes: .constant(false), no: .constant(false))

  init(yes: Formula, no: Formula) { (self.yes, self.no) = (yes, no) }

  /// Of something that is always known.
  init(_ holds: Formula) { (yes, no) = (holds, !holds) }

  var isOpen: Formula { !yes && !no }

  static prefix func ! (part: Kleene) -> Kleene { Kleene(yes: part.no, no: part.yes) }

  static func every(_ parts: [Kleene]) -> Kleene {
    Kleene(yes: .every(parts.map(\.yes)), no: .some(parts.map(\.no)))
  }

  static func some(_ parts: [Kleene]) -> Kleene { !every(parts.map { !$0 }) }

  static func either(_ condition: Formula, _ left: Kleene, _ right: Kleene) -> Kleene {
    Kleene(
      yes: condition && left.yes || !condition && right.yes,
      no: condition && left.no || !condition && right.no
    )
  }
}
