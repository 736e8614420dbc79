internal import Foundation
@testable internal import PlanData
internal import TestKit
internal import Testing

/// The reader of our own for geopackages says the same as OGR's, feature by feature.
struct MapReaderTests {
  static let packages = ((try? Repository.files(in: PlanSetFixtureTests.folder, suffix: ".gpkg")) ?? []).filter {
    $0.contains("/map-") && !$0.contains("不对")
  }

  @Test("自己读地理包与 OGR 一致", arguments: packages)
  func agreesWithOGR(file: String) throws {
    let path = Repository.root.appending(path: file).path
    let ours = try content(of: openMap(path, isGeoPackage: true))
    let theirs = try content(of: openMap(path, isGeoPackage: false))
    #expect(ours.count > 9)
    #expect(ours == theirs)
  }

  @Test("一个点名的要素不在文件里，就不算读完了", arguments: [true, false])
  func missingFeature(isGeoPackage: Bool) throws {
    let path = Repository.root.appending(path: try #require(Self.packages.first)).path
    let reader = try openMap(path, isGeoPackage: isGeoPackage)
    let table = try #require(try reader.tables().first)
    var seen: [Int64] = []
    #expect(throws: TableFailure.self) {
      try reader.scan(table, MapRequest(fields: [], ids: [2, 99])) { seen.append($0.id) }
    }
    #expect(seen == [2])
  }

  /// Tables, systems, cells and shapes as text.
  private func content(of reader: any MapReader) throws -> [String] {
    var lines: [String] = []
    for table in try reader.tables().sorted(by: { $0.name < $1.name }) {
      let fields = table.fields.filter { $0.name != table.idColumn }
      lines.append("\(table.name) \(kind(of: table.system)) \(fields.map { "\($0.name) \($0.isNumeric)" })")
      try reader.scan(table, MapRequest(fields: fields.map(\.name))) { raw in
        guard case .wkb(let bytes) = raw.bytes, let geometry = try? WKBReader.read(bytes) else { return }
        lines.append("\(raw.id) \(raw.cells.map { $0.text ?? "-" }) \(geometry.points) \(geometry.ringEnds)")
      }
    }
    return lines
  }

  private func kind(of system: CoordinateSystem) -> String {
    switch system {
    case .geographic: "geographic"
    case .worldGeographic: "world"
    case .gaussKruger(let meridian, let easting, _): "\(meridian) \(easting)"
    case .foreign(let name, _): name
    case .missing: "missing"
    }
  }
}
