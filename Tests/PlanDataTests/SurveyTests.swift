internal import CSQLite
internal import Chuandao
@testable internal import PlanData
internal import Reporting
internal import RuleDSL
@testable internal import Spatial
internal import TestKit
internal import Testing
internal import Transmission

/// Features of several units in one file, read once for all of them.
@Suite("一个文件里几个单位的图斑，一次读完")
struct SurveyTests {
  enum Order: CaseIterable {
    case unitByUnit, twoByTwo, shuffled
  }

  /// Towns side by side, each of so many cells.
  private static let (towns, columns, rows) = (6, 25, 40)
  private static let cell = 0.001

  private static let program: RuleProgram = {
    var program = FixtureVocabulary.program
    program.vocabulary.layers = [Layer(name: "图斑", codes: ["findings"])]
    return program
  }()

  private static let units =
    "code,name,tier,parent_code\n150000,内蒙古自治区,省级,\n152500,锡林郭勒盟,市级,150000\n152501,二连浩特市,县级,152500\n"
    + (0..<towns).map { "\(code($0)),第\($0)镇,乡镇级,152501\n" }.joined()

  private static func code(_ town: Int) -> String { "15250110\(town)" }

  private static func corners(
    _ town: Int,
    _ column: Int,
    _ row: Int,
    width: Int = 1,
    height: Int = 1
  ) -> [(
    Double, Double
  )] {
    let (west, south) = (111 + Double(town * columns + column) * cell, 43 + Double(row) * cell)
    let (east, north) = (111 + Double(town * columns + column + width) * cell, 43 + Double(row + height) * cell)
    return [(west, south), (east, south), (east, north), (west, north)]
  }

  /// Of the second town a cell is left out; of the third one a cell is drawn over its neighbour, too.
  private static let features: [(town: Int, feature: FindingFeature)] = (0..<towns * columns * rows).compactMap {
    place in
    let (town, column, row) = (place / (columns * rows), place / rows % columns, place % rows)
    guard (town, column, row) != (1, 7, 20) else { return nil }
    let width = (town, column, row) == (2, 3, 30) ? 2 : 1
    var feature = FindingFileTests.finding("第\(place)块", [corners(town, column, row, width: width)])
    feature.unitCode = code(town)
    return (town, feature)
  }

  private func folder(_ order: Order) throws -> TemporaryFolder {
    var random = SplitMix64(seed: 19)
    let keys = Self.features.map { feature in
      switch order {
      case .unitByUnit: (feature.town, 0)
      case .twoByTwo: (feature.town / 2, random.below(8))
      case .shuffled: (0, random.below(1 << 30))
      }
    }
    let places = Self.features.indices.sorted { (keys[$0].0, keys[$0].1, $0) < (keys[$1].0, keys[$1].1, $1) }
    let folder = try TemporaryFolder()
    try folder.write(Self.units, to: "units.csv")
    try folder.write(SoundSet.header, to: "indicators.csv")
    let path = folder.path + "/cells.gpkg"
    try writeFindings(places.map { Self.features[$0].feature }, to: path, format: .gpkg)
    var database: OpaquePointer?
    #expect(sqlite3_open(path, &database) == SQLITE_OK)
    #expect(
      sqlite3_exec(database, "ALTER TABLE findings RENAME COLUMN unit_code TO XZQDM", nil, nil, nil) == SQLITE_OK
    )
    #expect(sqlite3_close(database) == SQLITE_OK)
    return folder
  }

  @Test("图斑怎样排列、几个线程、留不留边，空隙和重叠都一样", arguments: Order.allCases, [1, 4])
  func patches(order: Order, jobs: Int) throws {
    let folder = try folder(order)
    let set = try loadPlanSet(at: folder.path, program: Self.program, jobs: jobs)
    for edges in [LayerSurveyor.mostEdges, 100] {
      let map = PlanMap(
        MapSearch(folder: try PlanFolder(path: folder.path)),
        vocabulary: Self.program.vocabulary,
        owners: set.map.store.owners,
        jobs: jobs,
        mostEdges: edges
      )
      map.prepare(0, .current, for: .patches)
      for town in 0..<Self.towns {
        let unit = try #require(set.world.units.codes.firstIndex(of: Self.code(town)))
        let patches = try #require(map.patches(0, of: unit, .current))
        let corners = Self.corners(town, 0, 0, width: Self.columns, height: Self.rows)
        let ground = Shape(rings: [corners.map { Plane.point(longitude: $0.0, latitude: $0.1) }])
        let tiling = try #require(Tiling(of: patches, over: ground, tolerance: Tolerance(area: 1)))
        #expect(tiling.gaps.count == (town == 1 ? 1 : 0))
        #expect(tiling.overlaps.count == (town == 2 ? 1 : 0))
        #expect(tiling.excess.isEmpty)
        let parts = try #require(map.mapParts(0, of: unit, .current) { ($0.count, $0.measuredArea(of: $0.indices)) })
        #expect(parts.reduce(0) { $0 + $1.0 } == (town == 1 ? 999 : 1000))
        #expect(map.measuredArea(0, of: unit, .current)?.area == parts.reduce(0) { $0 + $1.1 })
        for piece in tiling.gaps + tiling.overlaps {
          try near(map, unit, piece, areFew: edges > 100 && order == .unitByUnit)
        }
      }
      #expect(map.patches(0, of: 0, .current) == nil)
    }
  }

  /// The features beside a piece are all there, as they are in the layer.
  private func near(_ map: PlanMap, _ unit: Int, _ piece: Piece, areFew: Bool) throws {
    let box = try #require(piece.shape.bounds?.grown(by: 10))
    guard case .known(let found) = map.layer(0, of: unit, .current, near: [box]),
      case .known(let all) = map.layer(0, of: unit, .current)
    else {
      Issue.record("the layer is not there")
      return
    }
    let features = found.flatMap(\.self)
    let expected = all.flatMap(\.self).filter { $0.shape.bounds?.meets(box) ?? false }
    #expect(expected.count > 4)
    #expect(Set(features).isSuperset(of: expected))
    if areFew { #expect(features.count < 100) }
  }
}
