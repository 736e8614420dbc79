@testable import RuleDSL
@testable import Transmission

/// Checked programs written by hand.
enum Programs {
  static let tiers = ["国家级", "省级", "市级", "县级", "乡镇级"].map { Tier(name: $0, aliases: []) }

  static func heading(_ id: String, level: Level = .binding) -> Heading {
    Heading(
      id: id,
      title: "标题\(id)",
      level: level,
      basis: .unverified(note: "测试"),
      effective: nil,
      repealed: nil,
      span: Span(file: 0, start: 0, end: 0)
    )
  }

  static func indicator(_ name: String, _ unit: Unit, _ direction: Direction) -> Indicator {
    Indicator(name: name, aliases: [], unit: unit, direction: direction, attribute: .binding)
  }

  static func transmission(
    _ id: String,
    _ indicator: Int,
    _ method: Transmission.Method,
    tiers: [Int] = [0, 1, 2, 3, 4],
    years: [Int] = [],
    precision: Transmission.Precision = .exact
  ) -> Transmission {
    Transmission(
      heading: heading(id),
      indicator: indicator,
      tiers: tiers,
      method: method,
      years: years,
      precision: precision
    )
  }

  static func rule(
    _ id: String,
    require conditions: [Condition],
    scope: Rule.Scope = .plans,
    tiers: [Int] = [],
    when condition: Condition? = nil,
    unless exceptions: [Condition] = [],
    precision: Transmission.Precision = .exact,
    years: [Int] = []
  ) -> Rule {
    Rule(
      heading: heading(id),
      scope: scope,
      tiers: tiers,
      condition: condition,
      requirements: conditions.enumerated().map {
        Rule.Requirement(label: conditions.count > 1 ? "要求\($0.offset)" : "", condition: $0.element, message: nil)
      },
      exceptions: exceptions.enumerated().map {
        Rule.Exception(label: "例外\($0.offset)", basis: .unverified(note: "测试"), condition: $0.element)
      },
      evidence: [],
      precision: precision,
      years: years
    )
  }

  static func program(
    _ indicators: [Indicator],
    _ transmissions: [Transmission] = [],
    rules: [Rule] = [],
    issuers: [Issuer] = [],
    monitors: [Monitor] = []
  ) -> RuleProgram {
    var program = RuleProgram()
    program.vocabulary.tiers = tiers
    program.vocabulary.indicators = indicators
    program.vocabulary.issuers = issuers
    program.statements = transmissions.map { .figures($0) } + monitors.map { .monitor($0) } + rules.map { .rule($0) }
    return program
  }
}
