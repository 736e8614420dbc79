import Prove
import RuleDSL
import TestKit
import Testing

/// What every rule that ships owes its reader: a ground, and a 案例 of each kind.
@Suite("规则库的依据和案例")
struct LibraryTests {
  /// Compiled once for all tests.
  private static let compiled: (files: [SourceFile], program: RuleProgram?)? = (try? files()).map {
    ($0, compile($0).program)
  }

  let files: [SourceFile]
  let program: RuleProgram

  init() throws {
    files = try #require(Self.compiled?.files)
    program = try #require(Self.compiled?.program)
  }

  @Test("没有见到原文的刚性规则都说明刚性理由，别的规则不写")
  func reasons() {
    for heading in program.headings {
      let isUnseen = if case .unverified = heading.basis { true } else { false }
      let needsReason = heading.level == .binding && isUnseen
      #expect((heading.bindingReason != nil) == needsReason, "\(heading.id)")
    }
  }

  @Test("全国的规则自己编译得过，所以不引各省规则包里的文件")
  func nationalRulesStandAlone() throws {
    let others = ["/provincial/", "/quality/", "/catalogues/"]
    let national = try Self.files { name in !others.contains { name.contains($0) } }
    let messages = compile(national).diagnostics.map { $0.rendered(in: national, language: .chinese) }
    #expect(messages == [])
  }

  @Test("全国的规则在依据待核和刚性理由里也不借一个省的文件")
  func nationalNotes() {
    for heading in program.headings where province(of: heading.span) == nil {
      let note = if case .unverified(let note) = heading.basis { note } else { "" }
      let text = note + (heading.bindingReason ?? "")
      let named = Self.provinces.filter(text.contains)
      #expect(named == [], "\(heading.id)")
    }
  }

  @Test("一个省的规则只在这个省自己的案例里检验")
  func scenariosOfOneProvince() {
    let homes = Dictionary(
      program.headings.filter { !program.isAdjusted($0) }.map { ($0.id, province(of: $0.span)) }
    ) { first, _ in first }
    for scenario in program.scenarios {
      for id in scenario.tests {
        guard let home = homes[id], let home else { continue }
        #expect(province(of: scenario.span) == home, "\(scenario.title): \(id)")
      }
    }
  }

  @Test("每条规则都有通过、不通过、待核实的案例")
  func scenariosOfEveryKind() {
    for statement in program.statements {
      let id = statement.heading.id
      let verdicts = program.scenarios.flatMap { scenario in
        scenario.expectations.filter { concerns(statement, $0, of: scenario) }.map(\.verdict)
      }
      #expect(verdicts.contains(.pass) && verdicts.contains(.fail), "\(id)")
      #expect(verdicts.contains(.undetermined) == (Self.neverOpen[id] == nil), "\(id)")
    }
  }

  /// Rules that no 案例 can leave open, and why.
  static let neverOpen: [String: String] = {
    let blank = "a layer that is not provided is not asked, and a field that a 案例 leaves out is blank, which fails"
    let ground = "a 案例 always has a 行政区, and other layers are asked where they are provided"
    let drawn = "it is about plans that draw the line, in whose 案例 every field is there"
    return [
      "FQ-23": blank, "WH-15": blank, "WH-16": blank, "WH-17": blank, "WH-19": blank, "WH-26": blank,
      "ZR-08": blank, "KX-26": ground, "WH-10": ground,
      "ZR-06": drawn, "ZR-09": drawn,
      "JC-08": "已提交 is open only where a table cannot be read, and a 案例 has none",
      "ZB-33": "a 案例 always tells the printed digits",
      "ZK-2101": "whether a layer is provided is known",
      "FQ-28": blank,
      "KX-22-2": "lines that are not provided are not asked", "ZK-4101": ground,
      "XG-01": ground, "ZX-03": ground, "ZX-04": ground, "GD-09": ground,
      "ZK-4102": ground, "ZK-4107": ground, "ZK-3402": ground, "ZK-2101-2": ground, "ZK-2201": blank,
    ].merging(["ZK-3102", "ZK-3203", "ZK-3301", "ZK-3302", "ZK-4104", "ZK-4106", "ZK-4108"].map { ($0, blank) }) {
      first,
      _ in first
    }.merging((1...7).map { ("ZK-3303-\($0)", "whether a field is provided is known") }) { first, _ in first }
  }()

  /// Short names of the provinces, as GB/T 2260 has them.
  static let provinces = [
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东",
    "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏",
    "新疆",
  ]

  /// Whether an expectation is about a statement: by its id, or because no other one that is run has such verdicts.
  private func concerns(
    _ statement: Statement,
    _ expectation: Scenario.Expectation,
    of scenario: Scenario
  ) -> Bool {
    guard scenario.tests.contains(statement.heading.id) else { return false }
    if let rule = expectation.rule { return rule == statement.heading.id }
    if scenario.tests.count == 1 { return true }
    return switch statement {
    case .figures, .line, .entries: [.carry, .honour, .aggregate].contains(expectation.obligation)
    case .monitor: expectation.obligation == .monitor
    case .rule: expectation.obligation == .rule
    case .matrix: expectation.obligation == .admit
    }
  }

  /// Code of the provincial pack that something stands in.
  private func province(of span: Span) -> String? { Self.province(of: files[span.file].name) }

  private static func province(of name: String) -> String? {
    let parts = name.split(separator: "/")
    return parts.firstIndex(of: "provincial").map { String(parts[$0 + 1]) }
  }

  private static func files(where isMeant: (String) -> Bool = { _ in true }) throws -> [SourceFile] {
    let names = try Repository.files(in: "Rules", suffix: ".rule").filter(isMeant)
    let mark = "/规则包.rule"
    let homes = names.filter { $0.hasSuffix(mark) }.map { String($0.dropLast(mark.count)) }
      .sorted { $0.count > $1.count }
    return try names.map { name in
      let pack = homes.firstIndex { name.hasPrefix($0 + "/") } ?? 0
      return SourceFile(name: name, text: try Repository.text(of: name), pack: pack)
    }
  }
}
