@testable import RuleDSL
import Spatial
import TestKit
import Testing

@testable import Transmission

@Suite("维护前后与图斑的字段")
struct MaintenanceTests {
  /// One unit whose layers are given feature by feature: rows of cells, and what the field says.
  private struct Drawn {
    static let zone = 0
    static let changes = 1

    var map = DrawnMap()

    mutating func draw(_ layer: Int, _ version: PlanVersion, _ features: [(rows: [[Bool]], text: String?)]) {
      map.layers[.init(layer: layer, unit: 0, version: version)] = features.enumerated().map { index, feature in
        MapFeature(
          id: "\(index + 1)",
          shape: GridMap.shape(rows: feature.rows, cellMetres: 100),
          fields: [feature.text],
          source: FeatureSource(file: "库.gpkg", layer: "L\(layer)", feature: index + 1)
        )
      }
    }

    func findings(_ conditions: Condition..., tiers: [Int] = []) throws -> [Finding] {
      var program = Programs.program([], rules: [Programs.rule("R", require: conditions, tiers: tiers)])
      let fields = [LayerField(name: "代码", code: "DM")]
      program.vocabulary.layers = [
        Layer(name: "规划分区", codes: ["GHFQ"], fields: fields), Layer(name: "维护层", codes: ["WHC"], fields: fields),
      ]
      var sketch = Sketch()
      sketch.place("990201", 3)
      let world = try sketch.world()
      let run = check(program, world, map: map, keepingAll: true)
      let explainer = Explainer(program, world, map: map, run)
      return run.outcomes.map { explainer.finding(of: $0) }
    }
  }

  private static func field(_ layer: Int, _ version: PlanVersion = .current) -> FieldReference {
    FieldReference(layer: LayerReference(layer: layer, plan: .own, version: version), field: 0)
  }

  private static let changed = Region.changed(field(Drawn.zone, .before), field(Drawn.zone, .after))

  @Test("属性变更与逐格比较一致，图层不必盖满", arguments: 0..<60)
  func changesByCells(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let codes: [String?] = ["410", "520", "", nil]
    let states = (0..<2).map { _ in
      (0..<5).map { _ in (0..<6).map { _ in codes.randomElement(using: &random) ?? nil } }
    }
    var drawn = Drawn()
    for (version, cells) in zip([PlanVersion.before, .after], states) {
      let features = ["410", "520", ""].map { code in (rows: cells.map { $0.map { $0 == code } }, text: code) }
      drawn.draw(Drawn.zone, version, features.filter { $0.rows.contains { $0.contains(true) } })
    }
    let count = zip(states[0].joined(), states[1].joined()).count { $0 != nil && $1 != nil && $0 != $1 }
    let area = Amount.literal(try Quantity(digits: "\(count)", unit: Unit(.hectare)))
    let metre = Amount.literal(try Quantity(digits: "1", unit: Unit(.squareMetre)))
    let measured = Amount.measure(.area(Self.changed))
    let chosen = states[1].joined().count { $0 == "520" || $0 == "" }
    let selected = Region.select(Self.field(Drawn.zone, .after).layer, .not(.among(field: 0, ["410"])))
    let size = Amount.literal(try Quantity(digits: "\(chosen)", unit: Unit(.hectare)))
    let findings = try drawn.findings(
      .compare(.sum(measured, metre), .atLeast, area),
      .compare(measured, .atMost, .sum(area, metre)),
      .compare(.sum(.measure(.area(selected)), metre), .atLeast, size),
      .compare(.measure(.area(selected)), .atMost, .sum(size, metre))
    )
    #expect(findings.map(\.verdict) == [.pass, .pass, .pass, .pass], "\(count) cells")
  }

  @Test("只有一个状态是待核实，说出缺哪个；没有在维护就不问，写了适用也不问")
  func oneState() throws {
    var drawn = Drawn()
    let nothing = Amount.literal(try Quantity(digits: "0", unit: Unit(.squareMetre)))
    let condition = Condition.compare(.measure(.area(Self.changed)), .equal, nothing)
    drawn.draw(Drawn.zone, .current, [([[true]], "410")])
    #expect(try drawn.findings(condition, tiers: [3]).isEmpty)
    drawn.draw(Drawn.zone, .after, [([[true]], "410")])
    let finding = try #require(try drawn.findings(condition).first)
    #expect(finding.verdict == .undetermined)
    #expect(finding.reason == .layersNotProvided)
    #expect(finding.regions.lacking == [Self.field(Drawn.zone, .before).layer])
    drawn.draw(Drawn.zone, .before, [([[true]], "410")])
    #expect(try drawn.findings(condition).map(\.verdict) == [.pass])
  }

  @Test("别的图层在维护，这一图层两个状态都没有：写了适用是待核实，没写就不问")
  func anotherLayerIsMaintained() throws {
    var drawn = Drawn()
    drawn.draw(Drawn.changes, .after, [([[true]], "1")])
    let nothing = Amount.literal(try Quantity(digits: "0", unit: Unit(.squareMetre)))
    let condition = Condition.compare(.measure(.area(Self.changed)), .equal, nothing)
    #expect(try drawn.findings(condition, tiers: [3]).map(\.verdict) == [.undetermined])
    #expect(try drawn.findings(condition).isEmpty)
  }

  @Test("文件里没有这个字段：待核实；有一个图斑明明不合：不通过")
  func fieldNotInTheFile() throws {
    var drawn = Drawn()
    let layer = Self.field(Drawn.changes).layer
    let stated = Condition.everyFeature(layer, .stated(field: 0))
    let among = Condition.everyFeature(layer, .among(field: 0, ["1", "3"]))
    let selected = Condition.relation(.select(layer, .among(field: 0, ["1"])), .same, .layer(layer))
    let questions = [stated, among, .distinct(Self.field(Drawn.changes)), selected]
    drawn.draw(Drawn.changes, .current, [([[true, false]], nil), ([[false, true]], nil)])
    for question in questions {
      let finding = try #require(try drawn.findings(question).first)
      #expect(finding.verdict == .undetermined && finding.reason == .layersNotProvided)
      #expect(finding.regions.lacking.isEmpty)
    }
    drawn.draw(Drawn.changes, .current, [([[true, false]], nil), ([[false, true]], "")])
    #expect(try drawn.findings(stated, among).map(\.verdict) == [.fail, .fail])
    drawn.draw(Drawn.changes, .current, [])
    #expect(try questions.allSatisfy { try drawn.findings($0).map(\.verdict) == [.pass] })
  }

  @Test("不合要求的图斑写在结果里：是哪个、写着什么")
  func faults() throws {
    var drawn = Drawn()
    drawn.draw(Drawn.changes, .current, [([[true, false]], "1"), ([[false, true]], "9"), ([[true, true]], "")])
    let layer = Self.field(Drawn.changes).layer
    let finding = try #require(try drawn.findings(.everyFeature(layer, .among(field: 0, ["1"]))).first)
    #expect(finding.pieces.map(\.kind) == [.unfit, .unfit])
    #expect(finding.pieces.map { $0.features.map(\.id) } == [["3"], ["2"]])
    #expect(finding.pieces.map { $0.field?.text } == ["", "9"])
    #expect(finding.pieces.allSatisfy { $0.field?.name == "代码" })
    let several = FeatureCondition.any([.stated(field: 0), .not(.stated(field: 0))])
    #expect(try drawn.findings(.everyFeature(layer, several)).map(\.verdict) == [.pass])
  }

  @Test("重复的都点名，空着的不算重复")
  func repeated() throws {
    var drawn = Drawn()
    let texts = ["a", "b", "a", "", ""]
    drawn.draw(Drawn.changes, .current, texts.map { ([[true]], $0) })
    let finding = try #require(try drawn.findings(.distinct(Self.field(Drawn.changes))).first)
    #expect(finding.verdict == .fail)
    #expect(Set(finding.pieces.flatMap { $0.features.map(\.id) }) == ["1", "3"])
  }
}
