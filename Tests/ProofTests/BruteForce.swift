import Testing

@testable import Chuandao
@testable import Prove
@testable import RuleDSL
@testable import Transmission

/// Every family of plans with few figures, each judged as `rulec check` would, and whether one shows what a question asks.
struct BruteForce {
  enum Value: Hashable {
    case missing
    case number(Int64)
    case unallotted
    case notApplicable

    func content(_ unit: Unit) -> Scenario.Content? {
      switch self {
      case .missing: nil
      case .number(let count):
        .printed([Quantity(base: count * Int64(unit.scale), unit: unit, decimals: 0)])
      case .unallotted: .unallotted
      case .notApplicable: .notApplicable
      }
    }
  }

  let program: RuleProgram
  let probe: ProofProbe
  let domain: [Value]
  let mostLower: Int

  private let keys: [FigureKey]

  init(program: RuleProgram, probe: ProofProbe, domain: [Value], mostLower: Int) {
    (self.program, self.probe, self.domain, self.mostLower) = (program, probe, domain, mostLower)
    keys = probe.question(.proof).keys
  }

  private var allotted: [Int] { Set(keys.filter { $0.role == .allotted }.map(\.indicator)).sorted() }

  /// One plan, and plans on two tiers; of rules that have to hold together those of the question.
  private var shapes: [FamilyShape] {
    guard probe.kind != .together else { return probe.shapes }
    let pairs = (1..<mostLower + 1).map { FamilyShape(upper: 0, lower: 1, count: $0) }
    return [0, 1].map { FamilyShape(upper: $0, lower: $0, count: 0) } + pairs
  }

  /// How many families there are.
  var size: Int {
    shapes.reduce(0) { sum, shape in
      let cells = shape.plans.count * keys.count
      let own = cells > 12 ? 1 << 30 : (0..<cells).reduce(1) { product, _ in min(product * domain.count, 1 << 30) }
      return sum + own << allotted.count
    }
  }

  /// The first family that shows it.
  func found() -> Scenario? {
    let (keys, allotted) = (keys, allotted)
    for shape in shapes {
      let cells = shape.plans.flatMap { plan in keys.map { (plan: plan, key: $0) } }
      var digits = [Int](repeating: 0, count: cells.count)
      repeat {
        for apart in 0..<(1 << allotted.count) {
          let family = family(shape, zip(cells, digits).map { ($0.plan, $0.key, domain[$1]) })
          var scenario = family
          scenario.allottedIndicators = allotted.indices.filter { apart >> $0 & 1 == 1 }.map { allotted[$0] }
          // Whose allotted figures are there has a column of them.
          let stated = Set(scenario.plans.flatMap(\.figures).filter { $0.role == .allotted }.map(\.indicator))
          guard stated.isSubset(of: scenario.allottedIndicators) else { continue }
          if isShown(by: scenario, shape) { return scenario }
        }
      } while Self.advance(&digits, domain.count)
    }
    return nil
  }

  private static func advance(_ digits: inout [Int], _ base: Int) -> Bool {
    for place in digits.indices {
      digits[place] += 1
      if digits[place] < base { return true }
      digits[place] = 0
    }
    return false
  }

  private func family(_ shape: FamilyShape, _ values: [(plan: Int, key: FigureKey, value: Value)]) -> Scenario {
    var scenario = Scenario(drawn: "穷举")
    scenario.plans = shape.plans.map {
      Scenario.Plan(drawn: $0, tier: shape.tier(of: $0), parent: $0 == 0 ? nil : 0, code: nil)
    }
    for (plan, key, value) in values {
      let unit = program.vocabulary.indicators[key.indicator].unit
      guard let content = value.content(unit) else { continue }
      scenario.plans[plan].write(content, key.indicator, key.role, key.year)
    }
    return scenario
  }

  /// Whether checking a family shows what is asked, in the plainest terms.
  func isShown(by family: Scenario, _ shape: FamilyShape) -> Bool {
    var scenario = family
    scenario.tests = probe.statements.map(\.heading.id)
    let result = runScenario(scenario, program)
    var found: [[[(part: StatementPart, verdict: Verdict)]]] = probe.statements.map { _ in shape.plans.map { _ in [] }
    }
    for finding in result.findings {
      let id = result.run.statements[finding.statement].heading.id
      guard let place = probe.statements.firstIndex(where: { $0.heading.id == id }),
        let plan = result.places.firstIndex(of: finding.plan)
      else { continue }
      let labels = probe.statements[place].rule?.requirements.map(\.label) ?? []
      let part: StatementPart =
        finding.obligation == .rule
        ? .requirement(labels.firstIndex(of: finding.requirement) ?? 0) : .obligation(finding.obligation)
      found[place][plan].append((part, finding.verdict))
    }
    func verdicts(_ statement: Int, _ plan: Int) -> [Verdict] { found[statement][plan].map(\.verdict) }
    func fails(_ statement: Int, _ plan: Int) -> Bool { verdicts(statement, plan).contains(.fail) }
    func waives(_ statement: Int, _ plan: Int) -> Bool { verdicts(statement, plan).contains(.waived) }
    func isKept(_ statement: Int, _ plan: Int) -> Bool {
      verdicts(statement, plan).allSatisfy { $0 == .pass || $0 == .notApplicable }
    }
    func passes(_ statement: Int, _ plan: Int) -> Bool {
      isKept(statement, plan) && verdicts(statement, plan).contains(.pass)
    }
    func acts(_ statement: Int, _ plan: Int) -> Bool {
      verdicts(statement, plan).contains { $0 == .pass || $0 == .fail || $0 == .waived }
    }
    func isFull(_ plans: Range<Int>) -> Bool {
      plans.allSatisfy { plan in
        scenario.plans[plan].figures.count == keys.count
          && scenario.plans[plan].figures.allSatisfy { if case .printed = $0.content { true } else { false } }
      }
    }
    func any(_ condition: (Int) -> Bool) -> Bool { shape.plans.contains(where: condition) }
    switch probe.goal {
    case .passes(let one, let part): return any { found[one][$0].contains { $0.part == part && $0.verdict == .pass } }
    case .fails(let one, let part):
      return any { plan in
        found[one][plan].contains { $0.part == part && ($0.verdict == .fail || $0.verdict == .waived) }
      }
    case .holds(let one): return any { passes(one, $0) }
    case .bothPass(let one, let other): return any { passes(one, $0) && passes(other, $0) }
    case .bothAct(let one, let other): return any { acts(one, $0) && acts(other, $0) }
    case .differ(let one, let other):
      return any { fails(one, $0) != fails(other, $0) || passes(one, $0) != passes(other, $0) }
    case .failsAlone(let one, let others):
      return any { fails(one, $0) } && !any { plan in others.contains { fails($0, plan) } }
    case .failsHere(let one, let others):
      return any { plan in fails(one, plan) && !others.contains { fails($0, plan) } }
    case .waives(let one, let other): return any { waives(one, $0) && fails(other, $0) }
    case .upperFails(let one, let others):
      return shape.count > 0 && fails(one, 0) && isFull(shape.lowerPlans)
        && shape.lowerPlans.allSatisfy { plan in others.allSatisfy { isKept($0, plan) } }
    case .allHold(let all): return isFull(shape.plans) && !any { plan in all.contains { fails($0, plan) } }
    }
  }

  /// The question, about the same families only.
  var script: String {
    let question = probe.question(.decimals(0))
    var limits: [String] = []
    let numbers = domain.compactMap { if case .number(let count) = $0 { count } else { nil } }
    for family in question.families {
      for plan in family.shape.plans {
        for key in question.keys {
          let names = SymbolicFigure.Names(family.prefix, plan, key)
          limits.append("(assert (not \(names.deferred)))")
          limits.append("(assert (<= \(names.count) \(numbers.max() ?? 0)))")
          if !domain.contains(.unallotted) { limits.append("(assert (not \(names.unallotted)))") }
          if !domain.contains(.notApplicable) { limits.append("(assert (not \(names.notConcerned)))") }
        }
      }
    }
    return question.script.replacing(
      "(check-sat)",
      with: limits.joined(separator: "\n") + "\n(check-sat)",
      maxReplacements: 1
    )
  }
}
