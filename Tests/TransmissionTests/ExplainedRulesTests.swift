import TestKit
import Prove
import Testing

@testable import RuleDSL
@testable import Transmission

/// What `rulec explain` prints for a 传导 by figures is held to what the 传导 is judged by: compiled as rules, it gives the
/// same verdicts.
@Suite("传导的解释与判定一致")
struct ExplainedRulesTests {
  private static func words(_ direction: Direction) -> String {
    switch direction {
    case .floor: "不低于"
    case .ceiling: "不超过"
    case .fixed: "等于"
    }
  }

  /// The rules printed for a 传导 or 预警, each with the obligation it stands for as its id.
  private static func rules(
    for statement: Statement,
    in vocabulary: Vocabulary,
    _ language: Language
  ) throws -> [Rule] {
    let printed = describe(statement, in: vocabulary, language: language).split(separator: "\n\n").dropFirst()
    let ids = statement.monitor == nil ? ["carry", "honour", "aggregate"] : ["monitor"]
    let texts = zip(ids, printed).map { "\($0.1)\n  编号：\($0.0)\n  依据待核：测试\n" }
    let words = """
      词汇 测试
        层级：\(vocabulary.tiers.map(\.name).joined(separator: " → "))
        指标：
          | 名称 | 单位 | 方向 | 属性 |

      """
    let rows = vocabulary.indicators.map {
      "    | \($0.name) | \($0.unit.text) | \(Self.words($0.direction)) | 预期性 |\n"
    }
    let text = words + rows.joined() + "\n" + texts.joined(separator: "\n")
    let file = SourceFile(name: "a.rule", text: text)
    let compilation = compile([file])
    #expect(compilation.diagnostics.map(\.message.chinese) == [], "\(text)")
    let program = try #require(compilation.program)
    #expect(program.vocabulary.indicators.map(\.name) == vocabulary.indicators.map(\.name))
    return program.statements.compactMap(\.rule)
  }

  private struct Question: Hashable {
    var plan: String
    var year: Int
    var obligation: String
  }

  private static func findings(_ checked: Checked, _ name: (Finding) -> String) -> [Question: Finding] {
    let pairs = checked.findings.map { finding in
      let plan = checked.world.units.codes[finding.plan]
      return (Question(plan: plan, year: finding.year, obligation: name(finding)), finding)
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// How many verdicts of the statement a printed rule was held to.
  private func compare(
    _ statement: Statement,
    _ indicators: [Indicator],
    _ issuers: [Issuer],
    _ sketch: Sketch,
    _ language: Language
  ) throws -> Int {
    var program = Programs.program(indicators, issuers: issuers)
    program.statements = [statement]
    let rules = try Self.rules(for: statement, in: program.vocabulary, language)
    let explained = Programs.program(indicators, rules: rules, issuers: issuers)
    let judged = Self.findings(try Checked(program, sketch)) { $0.obligation.rawValue }
    let said = try Checked(explained, sketch)
    let stated = Self.findings(said) { said.run.statements[$0.statement].heading.id }
    var count = 0
    for (question, finding) in judged {
      // Where the approval's figure is both, 落实 does not apply, and no rule can tell.
      guard finding.reason != .issuedTogether, let answer = stated[question] else { continue }
      count += 1
      #expect(answer.verdict == finding.verdict, "\(question) of \(statement) in \(sketch)")
    }
    return count
  }

  @Test("随机的传导，随机的规划：有数的、引用的、未分解的、不适用的、没有数的", arguments: draws(3))
  func random(part: Int) throws {
    let compared = try (0..<50).reduce(0) { try $0 + comparisons(seed: part * 50 + $1) }
    #expect(compared > 1_000)
  }

  @Test("随机的预警，随机的规划", arguments: draws(2))
  func monitors(part: Int) throws {
    let compared = try (0..<50).reduce(0) { try $0 + comparisons(seed: part * 50 + $1, isMonitored: true) }
    #expect(compared > 500)
  }

  private func comparisons(seed: Int, isMonitored: Bool = false) throws -> Int {
    var family = RandomFamily(seed: UInt64(seed))
    if isMonitored { family.presence = 7 }
    let indicators = family.indicators()
    var sketch = try family.sketch(indicators, units: 12)
    // A figure that binds the other side is a commitment of another kind, which no relation of the language sees.
    sketch.rows.removeAll { row in
      if case .printed = row.content { !row.relation.binds(indicators[row.key.indicator].direction) } else { false }
    }
    let issuers = family.issuers(sketch)
    // Of which year the present state is, the plan set tells, and no rule: here it is the year that is checked.
    if isMonitored { sketch.rows.removeAll { $0.key.year != 2035 } }
    let language: Language = seed.isMultiple(of: 2) ? .chinese : .english
    guard !isMonitored else {
      return try family.monitors(indicators).filter { $0.tiers.count > 1 }.reduce(0) {
        try $0 + compare(.monitor($1), indicators, issuers, sketch, language)
      }
    }
    return try family.transmissions().filter { $0.tiers.count > 1 }.reduce(0) {
      try $0 + compare(.figures($1), indicators, issuers, sketch, language)
    }
  }

  /// 甲省, 乙市 below it and 丙县 below that.
  private func sketch(_ figures: [(String, String, Role)]) throws -> Sketch {
    var sketch = Sketch()
    sketch.place("甲省", 1)
    sketch.place("乙市", 2, under: "甲省")
    sketch.place("丙县", 3, under: "乙市")
    for (unit, digits, role) in figures { sketch.add(unit, 0, try figure(digits, .wanMu), .ceiling, role: role) }
    return sketch
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let method: Transmission.Method
    let tiers: [Int]
    let figures: [(String, String, Role)]
    let obligation: Obligation
    let verdict: Verdict
  }

  static let cases = [
    Case(
      testDescription: "逐级：有下达数就同下达数比，不同上级比",
      method: .stepwise,
      tiers: [1, 2],
      figures: [("甲省", "3", .own), ("乙市", "4", .own), ("乙市", "4", .allotted)],
      obligation: .honour,
      verdict: .pass
    ),
    Case(
      testDescription: "一致：没有下达数就同上级比",
      method: .equal,
      tiers: [1, 2],
      figures: [("甲省", "3", .own), ("乙市", "3", .own)],
      obligation: .honour,
      verdict: .pass
    ),
    Case(
      testDescription: "分解：跳过市级时，省里合计的是县",
      method: .apportion,
      tiers: [1, 3],
      figures: [("甲省", "3", .own), ("丙县", "3", .own)],
      obligation: .aggregate,
      verdict: .pass
    ),
  ]

  @Test("写成规则判出来是一样的", arguments: cases, [Language.chinese, .english])
  func explained(_ one: Case, language: Language) throws {
    let indicators = [Programs.indicator("建设用地规模", .wanMu, .ceiling)]
    let transmission = Programs.transmission("T", 0, one.method, tiers: one.tiers)
    let sketch = try sketch(one.figures)
    let plan = one.obligation == .aggregate ? "甲省" : "乙市"
    let judged = try Checked(Programs.program(indicators, [transmission]), sketch)
    #expect(try judged.finding("T", one.obligation, plan).verdict == one.verdict)
    #expect(try compare(.figures(transmission), indicators, [], sketch, language) > 1)
  }
}
