import TestKit

@testable import Prove
@testable import RuleDSL

/// Random rules on two tiers about few figures, and random questions about them.
struct RandomPack {
  var generator: SplitMix64
  private var figures: [(indicator: Int, role: Role)] = []

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func program() throws -> RuleProgram {
    var program = RuleProgram()
    program.vocabulary.tiers = ["市级", "县级"].map { Tier(name: $0, aliases: []) }
    program.vocabulary.indicators = [
      Indicator(name: "耕地保有量", unit: Unit(.hectare), direction: generator.pick(Direction.allCases)),
      Indicator(name: "建设用地", unit: Unit(.hectare), direction: .ceiling),
    ]
    let all: [(indicator: Int, role: Role)] = [(0, .own), (1, .own), (0, .allotted), (0, .present)]
    figures = [all[0]] + (generator.once(in: 3) ? [] : [generator.pick(Array(all.dropFirst()))])
    for place in 0..<2 + generator.below(2) { program.statements.append(try statement("甲\(place)")) }
    return program
  }

  private func heading(_ id: String) -> Heading {
    Heading(
      id: id,
      title: id,
      level: .binding,
      basis: .unverified(note: "测试"),
      effective: nil,
      repealed: nil,
      span: Span(file: 0, start: 0, end: 0)
    )
  }

  private mutating func statement(_ id: String) throws -> Statement {
    let precision: Transmission.Precision = generator.once(in: 4) ? .asPrinted : .exact
    switch generator.below(6) {
    case 0:
      let method = generator.pick([Transmission.Method.apportion, .stepwise, .equal, .byReference])
      return .figures(
        Transmission(
          heading: heading(id),
          indicator: 0,
          tiers: [0, 1],
          method: method,
          years: [],
          precision: precision
        )
      )
    case 1 where figures.contains { $0.role == .present }:
      let margin = generator.once(in: 2) ? try Quantity(digits: "50", unit: Unit(.percent)) : nil
      return .monitor(
        Monitor(heading: heading(id), indicator: 0, tiers: [0, 1], margin: margin, years: [], precision: precision)
      )
    default:
      let count = generator.once(in: 3) ? 2 : 1
      var rule = Rule(
        heading: heading(id),
        scope: .plans,
        tiers: generator.pick([[], [], [0], [1], [0, 1]]),
        path: generator.once(in: 3) ? [0, 1] : [],
        condition: generator.once(in: 3) ? try condition(1) : nil,
        requirements: [],
        exceptions: [],
        evidence: [],
        precision: precision,
        years: []
      )
      for place in 0..<count {
        let label = count > 1 ? "要求\(place)" : ""
        rule.requirements.append(Rule.Requirement(label: label, condition: try condition(2), message: nil))
      }
      if generator.once(in: 4) {
        rule.exceptions = [Rule.Exception(label: "例外", basis: .unverified(note: "测试"), condition: try condition(1))]
      }
      return .rule(rule)
    }
  }

  private mutating func figure(_ plan: PlanReference) -> Figure {
    let (indicator, role) = generator.pick(figures)
    return Figure(plan: plan, indicator: indicator, role: role)
  }

  private mutating func near() -> PlanReference { generator.once(in: 4) ? .parent : .own }

  private mutating func condition(_ depth: Int) throws -> Condition {
    switch generator.below(depth > 0 ? 13 : 9) {
    case 0: return .stated(figure(generator.pick(PlanReference.allCases)))
    case 1: return .submitted(.figure(figure(generator.pick(PlanReference.allCases))))
    case 2: return .tier(generator.pick(PlanReference.allCases), among: [generator.below(2)])
    case 9: return .not(try condition(depth - 1))
    case 10: return .all([try condition(depth - 1), try condition(depth - 1)])
    case 11, 12: return .any([try condition(depth - 1), try condition(depth - 1)])
    default: return .compare(try amount(2), generator.pick(Comparison.allCases), try amount(1))
    }
  }

  private mutating func literal() throws -> Amount {
    .literal(try Quantity(digits: generator.pick(["0", "1", "1.5", "2", "3", "4"]), unit: Unit(.hectare)))
  }

  /// Areas only, so that any two can be compared.
  private mutating func amount(_ depth: Int) throws -> Amount {
    switch generator.below(depth > 0 ? 13 : 9) {
    case 0, 1, 2: return .figure(figure(near()))
    case 3: return .known(figure(near()))
    case 4: return .first(figure(.own), else: figure(near()))
    case 5, 6: return .reduce(generator.pick(Amount.Reduction.allCases), figure(.children))
    case 7, 8: return try literal()
    case 9, 10: return .sum(try amount(depth - 1), try amount(depth - 1))
    case 11: return .difference(try amount(depth - 1), try amount(depth - 1))
    default:
      let factor = Amount.literal(try Quantity(digits: generator.pick(["0", "2", "0.5"]), unit: Unit(.times)))
      return .product(factor, try amount(depth - 1))
    }
  }

  /// Random questions about a program, each of another kind.
  mutating func probes(_ program: RuleProgram, mostLower: Int) -> [ProofProbe] {
    ProofKind.allCases.shuffled(using: &generator).prefix(4).compactMap { kind in
      var plan = ProofPlan(program, mostLower: mostLower)
      let shuffled = program.statements.shuffled(using: &generator)
      switch kind {
      case .neverPasses, .alwaysPasses, .contradiction, .together: plan.add(kind, [], own: program.statements)
      case .implied, .down: plan.add(kind, [shuffled[0]], own: program.statements)
      case .stricter, .disjoint, .equal: plan.add(kind, Array(shuffled.prefix(2)), own: program.statements)
      case .exception:
        let pair = shuffled.sorted { ($0.rule?.exceptions.count ?? 0) > ($1.rule?.exceptions.count ?? 0) }
        plan.add(kind, Array(pair.prefix(2)), own: program.statements)
      }
      return plan.probes.randomElement(using: &generator)
    }
  }
}
