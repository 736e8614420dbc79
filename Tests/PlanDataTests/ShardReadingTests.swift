internal import CSQLite
@testable internal import Chuandao
internal import Foundation
@testable internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Synchronization
internal import TestKit
internal import Testing
internal import Transmission

/// A shard reads the layers of its own plans, and of an upper plan that is another shard's what lies near.
@Suite("一份只读它要的图层")
struct ShardReadingTests {
  /// A nation, its provinces, cities and counties in a row from west to east, each with a file of its own.
  private final class Nation {
    static let (breadth, cells) = (6, 12)
    static let rules = """
      vocabulary nation
        tiers: nation -> province -> city -> county
        layers:
          | name                | codes  | geometry |
          | units               | XZQ    | polygon  |
          | ecological red line | STBHHX | polygon  |

      transmission ecological red line
        id: KX-1
        unverified: sample
        tiers: nation -> province -> city -> county
        method: spatial, protect
        tolerance: area 1 平方米, width 0.1 米

      """

    let folder: TemporaryFolder

    init(isIndexed: Bool = true) throws {
      folder = try TemporaryFolder()
      try folder.write(Self.rules, to: "rules.rule")
      var rows = "code,name,tier,parent_code\n"
      var units: [(counties: Range<Int>, parent: Int?, depth: Int)] = [(0..<216, nil, 0)]
      var place = 0
      while place < units.count {
        let (counties, parent, depth) = units[place]
        let tier = ["nation", "province", "city", "county"][depth]
        rows += "\(1000 + place),U\(1000 + place),\(tier),\(parent.map { String(1000 + $0) } ?? "")\n"
        try write(counties, to: "\(1000 + place)", isIndexed: isIndexed)
        let step = counties.count / Self.breadth
        if step > 0 {
          for child in 0..<Self.breadth {
            let first = counties.lowerBound + child * step
            units.append((first..<first + step, place, depth + 1))
          }
        }
        place += 1
      }
      try folder.write(rows, to: "units.csv")
    }

    /// The plan of the unit that has these counties: its ground, and cells spread over them; upper and lower plans agree
    /// on few.
    private func write(_ counties: Range<Int>, to name: String, isIndexed: Bool) throws {
      let width = Double(counties.count) * 0.2
      let ground = [(80 + Double(counties.lowerBound) * 0.2, 30.0, width, 0.2)]
      let cells = (0..<Self.cells).map { cell in
        let county = counties.lowerBound + cell * counties.count / Self.cells
        return (80.01 + Double(county) * 0.2 + Double(cell) * 0.015, 30.05, 0.01, 0.01)
      }
      try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
      var database: OpaquePointer?
      #expect(sqlite3_open("\(folder.path)/\(name)/\(name).gpkg", &database) == SQLITE_OK)
      defer { sqlite3_close(database) }
      let layers = layer("XZQ", ground, isIndexed) + layer("STBHHX", cells, isIndexed)
      #expect(sqlite3_exec(database, Self.schema + layers + "COMMIT;", nil, nil, nil) == SQLITE_OK)
    }

    private static let schema = """
      PRAGMA synchronous = OFF; BEGIN;
      CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id INTEGER PRIMARY KEY, organization, organization_coordsys_id,
      definition);
      INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000', 4490, 'EPSG', 4490, '');
      CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m);
      CREATE TABLE gpkg_ogr_contents (table_name, feature_count);

      """

    private func layer(_ name: String, _ boxes: [(Double, Double, Double, Double)], _ isIndexed: Bool) -> String {
      var text = "CREATE TABLE \(name) (fid INTEGER PRIMARY KEY, geom BLOB);"
      text += "INSERT INTO gpkg_geometry_columns VALUES ('\(name)', 'geom', 'POLYGON', 4490, 0, 0);"
      text += "INSERT INTO gpkg_ogr_contents VALUES ('\(name)', \(boxes.count));"
      if isIndexed { text += "CREATE VIRTUAL TABLE rtree_\(name)_geom USING rtree(id, minx, maxx, miny, maxy);" }
      for (place, (x, y, width, height)) in boxes.enumerated() {
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        var bytes: [UInt8] = [0x47, 0x50, 0, 1, 0x8A, 0x11, 0, 0, 1, 3, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0]
        for number in corners.flatMap({ [$0.0, $0.1] }) {
          withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
        }
        let blob = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        text += "INSERT INTO \(name) VALUES (\(place + 1), X'\(blob)');"
        if isIndexed {
          text += "INSERT INTO rtree_\(name)_geom VALUES (\(place + 1), \(x), \(x + width), \(y), \(y + height));"
        }
      }
      return text
    }

    func session() throws -> Session {
      try Session(Session.Sources(planSet: folder.path, rules: ["\(folder.path)/rules.rule"], library: nil, jobs: 2))
    }
  }

  @Test("七份里的每一份读的要素不到全部的五分之一，合起来逐字节相同")
  func aFifth() throws {
    let nation = try Nation()
    let whole = try nation.session()
    let report = whole.report(on: whole.checkRun(keepingAll: true))
    let read = whole.planSet.map.featuresRead
    #expect(report.total().fail > 40 && report.total().pass > 100)
    var paths: [String] = []
    for number in 1...7 {
      let session = try nation.session()
      paths.append("\(nation.folder.path)/\(number).part")
      try session.part(try #require(Shard("\(number)/7")), drawsPasses: false).part.write(to: paths[number - 1])
      let own = session.planSet.map.featuresRead
      #expect(own * 5 < read, "\(number): \(own) of \(read)")
    }
    #expect(try json(Merger(paths).report(keepingAll: true).report) == json(report))
  }

  @Test("没有空间索引的图层整层读，结论也一样")
  func withoutIndex() throws {
    let nation = try Nation(isIndexed: false)
    let whole = try nation.session()
    let report = whole.report(on: whole.checkRun(keepingAll: true))
    let session = try nation.session()
    let paths = try (1...3).map { number in
      let path = "\(nation.folder.path)/\(number).part"
      try session.part(try #require(Shard("\(number)/3")), drawsPasses: false).part.write(to: path)
      return path
    }
    #expect(try json(Merger(paths).report(keepingAll: true).report) == json(report))
  }

  private func json(_ report: Report) throws -> String {
    var text = ""
    report.write(as: .json, style: ReportStyle(language: .english)) { text += $0 }
    return text
  }
}
