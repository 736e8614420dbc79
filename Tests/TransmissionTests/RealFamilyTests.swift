import Testing

@testable import RuleDSL
@testable import Transmission

/// Published figures of 内蒙古自治区 (国函〔2023〕148号, 内政字〔2024〕53号、60号、62号 and others): a real partial family.
@Suite("内蒙古自治区的真实数据") struct RealFamilyTests {
  private static let farmland = 0
  private static let prime = 1
  private static let ratio = 2
  private static let base = 3
  private static let water = 4

  private let program: RuleProgram
  private let checked: Checked

  init() throws {
    let weight = Transmission.FigureReference(indicator: Self.base, year: 2020)
    var agrees = Programs.rule("Y-1", require: [.agreesAsPrinted], scope: .figures)
    agrees.heading.level = .advisory
    program = Programs.program(
      [
        Programs.indicator("耕地保有量", .wanMu, .floor),
        Programs.indicator("永久基本农田保护面积", .wanMu, .floor),
        Programs.indicator("城镇开发边界扩展倍数", Unit(.times), .ceiling),
        Programs.indicator("城镇建设用地规模", Unit(.squareKilometre), .fixed),
        Programs.indicator("用水总量", Unit(.cubicMetre, myriads: 2), .ceiling),
      ],
      [
        Programs.transmission("ZB-02", Self.farmland, .apportion),
        Programs.transmission("ZB-03", Self.prime, .apportion),
        Programs.transmission("ZB-10", Self.ratio, .weighted(by: weight)),
        Programs.transmission("ZB-11", Self.water, .byReference),
      ],
      rules: [agrees],
      issuers: [Issuer(unit: "二连浩特市", indicator: Self.water, issuer: "锡林郭勒盟")]
    )
    checked = try Checked(program, Self.sketch())
  }

  private static func sketch() throws -> Sketch {
    var sketch = Sketch()
    sketch.places = [Sketch.Place(code: "150000", name: "内蒙古自治区", tier: 1, parent: nil)]
    let cities = [
      ("150100", "呼和浩特市"), ("150200", "包头市"), ("150300", "乌海市"), ("150400", "赤峰市"), ("150500", "通辽市"),
      ("150600", "鄂尔多斯市"), ("150700", "呼伦贝尔市"), ("150800", "巴彦淖尔市"), ("150900", "乌兰察布市"),
      ("152200", "兴安盟"), ("152500", "锡林郭勒盟"), ("152900", "阿拉善盟"),
    ]
    sketch.places += cities.map { Sketch.Place(code: $0.0, name: $0.1, tier: 2, parent: "150000") }
    sketch.places.append(Sketch.Place(code: "152202", name: "阿尔山市", tier: 3, parent: "152200"))
    sketch.places.append(Sketch.Place(code: "152501", name: "二连浩特市", tier: 3, parent: "152500"))
    sketch.completeDocuments = ["内政字〔2024〕62号"]
    let documents = ["152501": "内政字〔2024〕62号", "150500": "内政字〔2024〕53号", "152900": "内政字〔2024〕60号"]
    let areas: [(String, Int, String)] = [
      ("150000", farmland, "17050.00"), ("150000", prime, "13382.82"), ("152900", farmland, "94.7770"),
      ("152900", prime, "44.7673"), ("150500", farmland, "3179.6591"), ("150500", prime, "2597.1440"),
      ("152501", farmland, "0.1191"), ("150600", farmland, "876.1720"), ("150600", prime, "642.7650"),
      ("150100", farmland, "820.75"), ("150100", prime, "693.40"),
    ]
    for (unit, indicator, digits) in areas {
      sketch.add(unit, indicator, try figure(digits, .wanMu), .floor, document: documents[unit] ?? "")
    }
    for (unit, digits) in [("150000", "1.3"), ("152900", "1.2898"), ("150500", "1.3033"), ("152501", "1.3472")] {
      sketch.add(unit, ratio, try figure(digits, Unit(.times)), .ceiling, document: documents[unit] ?? "")
    }
    sketch.add("150000", water, .reference("国家下达指标"), .ceiling)
    sketch.add("150500", water, .reference("自治区下达指标"), .ceiling)
    sketch.add("152501", water, .reference("锡林郭勒盟下达指标"), .ceiling, document: "内政字〔2024〕62号")
    let twice = [
      try Quantity(digits: "210.57", unit: Unit(.squareKilometre)), try Quantity(digits: "31.58", unit: .wanMu),
    ]
    sketch.add("152202", farmland, .printed(twice), .fixed)
    return sketch
  }

  @Test("耕地保有量汇总待核实：已知 4971.3581 万亩，尚需 12078.6419 万亩，点名八个盟市")
  func farmlandIsOpen() throws {
    let finding = try checked.finding("ZB-02", .aggregate, "150000")
    #expect(finding.verdict == .undetermined && finding.reason == .open)
    #expect(finding.expected?.value.text == "17050.00" && finding.expected?.relation == .atLeast)
    #expect(finding.actual?.text == "4971.3581")
    #expect(finding.difference?.text == "12078.6419" && finding.difference?.unit == .wanMu)
    #expect(
      checked.names(finding.missing) == ["包头市", "乌海市", "赤峰市", "呼伦贝尔市", "巴彦淖尔市", "乌兰察布市", "兴安盟", "锡林郭勒盟"]
    )
    #expect(finding.evidence.map(\.unit).map { checked.world.units.names[$0] }.first == "内蒙古自治区")
    #expect(finding.evidence.count == 5)
  }

  @Test("通辽市 1.3033、二连浩特市 1.3472 高于自治区的 1.3，不是不通过")
  func ratiosAreNotComparedOneByOne() throws {
    let region = try checked.finding("ZB-10", .aggregate, "150000")
    #expect(region.verdict == .undetermined)
    #expect(
      checked.findings.allSatisfy {
        checked.run.statements[$0.statement].heading.id != "ZB-10" || $0.verdict != .fail
      }
    )
    #expect(try checked.finding("ZB-10", .carry, "150500").reason == .weightNotProvided)
  }

  @Test("二连浩特市的批复完整转录而未列永久基本农田：不适用，未分解")
  func primeFarmlandWasNotAllotted() throws {
    let finding = try checked.finding("ZB-03", .carry, "152501")
    #expect(finding.verdict == .notApplicable && finding.reason == .notAllotted)
    let city = try checked.finding("ZB-03", .carry, "150200")
    #expect(city.verdict == .undetermined && city.reason == .notProvided)
  }

  @Test("二连浩特市的用水总量指向锡林郭勒盟，待核实")
  func waterPointsToItsIssuer() throws {
    let finding = try checked.finding("ZB-11", .carry, "152501")
    #expect(finding.verdict == .undetermined)
    #expect(finding.reason == .statedByUnresolvedReference)
    guard case .reference("锡林郭勒盟下达指标", _, _)? = finding.evidence.first?.datum else {
      Issue.record("\(finding.evidence)")
      return
    }
    #expect(finding.issuer.map { checked.world.units.names[$0] } == "锡林郭勒盟")
    #expect(checked.names(finding.missing) == ["锡林郭勒盟"])
    #expect(checked.findings("ZB-11", .carry, "150000").isEmpty)
  }

  @Test("阿尔山市 210.57 平方公里与 31.58 万亩在印刷位内一致，直接换算为 31.5855")
  func printsAgree() throws {
    let finding = try checked.finding("Y-1", .rule, "152202")
    #expect(finding.verdict == .pass && finding.indicator == Self.farmland)
    #expect(finding.reason == .printsAgree)
    #expect(finding.evidence.count == 2)
  }
}
