internal import Chuandao
@testable internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Spatial
internal import Testing
internal import Transmission

/// Layers that are read in several parts.
struct LayerPartTests {
  private static let program: RuleProgram = {
    var program = FixtureVocabulary.program
    let field = LayerField(name: "标题", code: "title")
    program.vocabulary.layers = [Layer(name: "图斑", codes: ["findings"], fields: [field])]
    return program
  }()

  /// More features than one part holds: small triangles, some of which stand again much later, from another corner.
  private static let count = 20_000
  private static let repeats = [9_000: 7, 9_001: 7, 12_345: 9_000, 19_999: 19_998]

  private static let rows = (0..<count).map { place -> FindingFeature in
    let corner = repeats[place] == nil ? 0 : place % 3
    let place = repeats[place].map { repeats[$0] ?? $0 } ?? place
    let west = 110 + Double(place % 200) / 1000
    let south = 40 + Double(place / 200) / 1000
    let ring = [(west, south), (west + 0.0005, south), (west, south + 0.0005)]
    return FindingFileTests.finding("第\(place % 3)类", [Array(ring[corner...] + ring[..<corner])])
  }

  private func loaded(_ folder: borrowing TemporaryFolder, jobs: Int) throws -> LoadedPlanSet {
    try loadPlanSet(at: folder.path, program: Self.program, jobs: jobs)
  }

  @Test("分几段、用几个线程读，要素、编号和重复的图形都一样", arguments: [1, 4])
  func parts(jobs: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(SoundSet.units, to: "units.csv")
    try folder.write(SoundSet.header, to: "indicators.csv")
    try writeFindings(Self.rows, to: folder.path + "/152501.gpkg", format: .gpkg)
    let set = try loaded(folder, jobs: jobs)
    let unit = try #require(set.world.units.codes.firstIndex(of: "152501"))
    let parts = try #require(
      set.map.mapParts(0, of: unit, .current) { part in
        part.indices.map { (part.numbers[$0], part.shapes.area(of: $0), part.column(0)?[$0]) }
      }
    )
    #expect(parts.count > 2)
    #expect(parts.joined().map(\.0) == Array(1...Self.count))
    #expect(parts.joined().map(\.2) == Self.rows.map(\.ruleTitle))
    guard case .known(let columns) = set.map.layer(0, of: unit, .current) else {
      Issue.record("the layer is not there")
      return
    }
    #expect(columns.joined().map(\.shape.area) == parts.joined().map(\.1))
    let duplicates = set.map.reading.featureFlaws.map { "\($0.source.feature) \($0.kind)" }
    #expect(
      duplicates == [
        "9001 duplicate(of: 8)", "9002 duplicate(of: 8)", "12346 duplicate(of: 8)", "20000 duplicate(of: 19999)",
      ]
    )
    #expect(set.map.mapParts(0, of: 0, .current) { $0.count } == nil)
  }

  @Test("编号之间有缺的，按数到的个数编号")
  func gaps() {
    let supposed = LayerPart.parts([5...14, 15...24, 25...34])
    #expect(supposed.map { $0.number(0) } == [1, 11, 21])
    #expect(LayerPart.counted(supposed, [10, 10, 3]) == supposed)
    #expect(LayerPart.counted(supposed, [7, 0, 3]).map { $0.number(2) } == [3, 10, 10])
  }
}
