import Spatial
import Testing

@testable import RuleDSL
@testable import Transmission

/// 面积一致: what features state beside what is measured of them.
@Suite("登记面积")
struct AreaAgreementTests {
  private static let red = LayerReference(layer: LineSketch.red, plan: .own)

  /// 乙县 provides one feature of a hectare for every stated area, `nil` for none.
  private static func checked(
    _ stated: [String?],
    tolerance: String? = nil,
    requirement: Condition = .areasAgree(red)
  ) throws -> CheckedLine {
    var family = LineSketch()
    family.place("甲市", 2)
    family.place("乙县", 3, under: "甲市")
    let world = try family.sketch.world()
    let county = try #require(world.units.codes.firstIndex(of: "乙县"))
    var map = DrawnMap()
    map.layers[.init(layer: LineSketch.red, unit: county, version: .current)] = try stated.enumerated().map {
      place,
      area in
      MapFeature(
        id: "F\(place + 1)",
        shape: GridMap.shape(rows: [Array(repeating: false, count: place) + [true]], cellMetres: 100),
        statedArea: try area.map { try Quantity(digits: $0, unit: Unit(.squareMetre)) },
        source: FeatureSource(file: "a.gpkg", layer: "STBHHX", feature: place + 1)
      )
    }
    var program = family.program
    var rule = Programs.rule("R", require: [requirement])
    rule.tolerance.area = try tolerance.map { try Quantity(digits: $0, unit: Unit(.squareMetre)) }
    program.statements = [.rule(rule)]
    let run = check(program, world, map: map, keepingAll: true, jobs: 2)
    let explainer = Explainer(program, world, map: map, run)
    return CheckedLine(world: world, run: run, findings: run.outcomes.map { explainer.finding(of: $0) })
  }

  @Test("逐个比较，相差最大的在前，合计一并说明")
  func features() throws {
    let finding = try Self.checked(["10000.00", "9990.00", "10025.00"], tolerance: "1").finding(.rule, "乙县")
    #expect(finding.verdict == .fail && finding.reason == .areasDisagree)
    #expect(finding.pieces.map(\.kind) == [.misstated, .misstated])
    #expect(finding.pieces.flatMap(\.features).map(\.id) == ["F3", "F2"])
    #expect(finding.pieces.map { $0.stated?.text } == ["10025.00 平方米", "9990.00 平方米"])
    #expect(finding.pieces.allSatisfy { $0.area.text == "10000.00 平方米" && $0.hint == nil })
    #expect(finding.difference?.text == "35.00")
    #expect(finding.actual?.text == "30015.00" && finding.expected?.value.text == "30000.00")
  }

  @Test("互相抵消的差错不因为合计相等而放过")
  func compensating() throws {
    let finding = try Self.checked(["10100", "9900"]).finding(.rule, "乙县")
    #expect(finding.verdict == .fail && finding.difference?.text == "200.00")
    #expect(finding.actual == finding.expected?.value)
  }

  @Test(
    "两边先取到 0.01 平方米，容差以内（含恰好相等）算一致",
    arguments: [
      ("10000.0049", nil, Verdict.pass), ("10000.005", nil, .fail), ("9999.99", "0.01", .pass),
      ("10000.0149", "0.01", .pass), ("10000.015", "0.01", .fail), ("9999.98", "0.01", .fail),
    ]
  )
  func rounding(stated: String, tolerance: String?, verdict: Verdict) throws {
    #expect(try Self.checked([stated], tolerance: tolerance).finding(.rule, "乙县").verdict == verdict)
  }

  @Test("没有登记面积的待核实，别处已经不符的不通过")
  func unstated() throws {
    let open = try Self.checked(["10000.00", nil]).finding(.rule, "乙县")
    #expect(open.verdict == .undetermined && open.reason == .areasUnstated)
    #expect(open.pieces.map(\.kind) == [.unstated] && open.pieces[0].features.map(\.id) == ["F2"])
    let wrong = try Self.checked([nil, "1.00"]).finding(.rule, "乙县")
    #expect(wrong.verdict == .fail && wrong.pieces.map(\.kind) == [.misstated, .unstated])
    #expect(try Self.checked([]).finding(.rule, "乙县").verdict == .pass)
    let negated = try Self.checked(["10000.00", nil], requirement: .not(.areasAgree(Self.red)))
    #expect(try negated.finding(.rule, "乙县").verdict == .undetermined)
  }

  @Test("没有交图层的下级待核实")
  func missingLayer() throws {
    let children = Condition.areasAgree(LayerReference(layer: LineSketch.red, plan: .children))
    var both = try Self.checked(["10000.00"], requirement: children)
    #expect(try both.finding(.rule, "甲市").verdict == .pass)
    both = try Self.checked(
      ["10000.00"],
      requirement: .areasAgree(LayerReference(layer: LineSketch.blue, plan: .own))
    )
    #expect(both.findings.isEmpty)
  }

  @Test("常见的错法认得出来")
  func hints() throws {
    let shape = GridMap.shape(rows: [[true, true]], cellMetres: 1000)
    func hint(_ stated: Double) -> AreaHint? { AreaHint(stated: stated, shape, at: 105.01) }
    #expect(hint(200) == .hectares)
    #expect(hint(3000) == .mu)
    #expect(hint(2) == .squareKilometres)
    #expect(hint(shape.squareDegrees) == .squareDegrees)
    #expect(hint(0) == .squareDegrees)
    let zone = GaussKruger(centralMeridian: 105, falseEasting: 500_000)
    #expect(hint(shape.area(in: zone)) == .planar(centralMeridian: 105))
    #expect(hint(2_000_500) == nil)
    #expect(AreaHint(stated: 0, Shape(), at: .nan) == nil)
  }
}
