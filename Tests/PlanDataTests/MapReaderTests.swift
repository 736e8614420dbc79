internal import CSQLite
internal import Foundation
@testable internal import PlanData
internal import RuleDSL
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
    let ours = try content(of: openMap(path, isGeoPackage: true, within: "/"))
    let theirs = try content(of: openMap(path, isGeoPackage: false, within: "/"))
    #expect(ours.count > 9)
    #expect(ours == theirs)
  }

  @Test("一个点名的要素不在文件里，就不算读完了", arguments: [true, false])
  func missingFeature(isGeoPackage: Bool) throws {
    let path = Repository.root.appending(path: try #require(Self.packages.first)).path
    let reader = try openMap(path, isGeoPackage: isGeoPackage, within: "/")
    let table = try #require(try reader.tables().first)
    var seen: [Int64] = []
    #expect(throws: TableFailure.self) {
      try reader.scan(table, MapRequest(fields: [], ids: [2, 99])) { seen.append($0.id) }
    }
    #expect(seen == [2])
  }

  @Test("只有标识列的地理包图层与没有要素的文本图层一样，没有写明字段")
  func identifiersAlone() {
    var table = MapTable(name: "WHCLVX", fields: [.init(name: "fid", isNumeric: true)], system: .geographic)
    table.idColumn = "fid"
    #expect(!table.tellsFields)
    table.fields.append(.init(name: "WHLX", isNumeric: false))
    #expect(table.tellsFields)
  }

  @Test("没有登记的图层表说出来，只有登记的读", arguments: ["GEOMETRY", "MultiPolygon", "BLOB"])
  func unregistered(type: String) throws {
    let folder = try TemporaryFolder()
    let source = MapFixtureTests.root.appending(path: "map-地理包/全部.gpkg").path
    let path = folder.path + "/150100.gpkg"
    try FileManager.default.copyItem(atPath: source, toPath: path)
    var database: OpaquePointer?
    #expect(sqlite3_open(path, &database) == SQLITE_OK)
    let query = "CREATE TABLE WWD (fid INTEGER PRIMARY KEY, geom \(type)); CREATE TABLE notes (text TEXT)"
    #expect(sqlite3_exec(database, query, nil, nil, nil) == SQLITE_OK)
    sqlite3_close(database)
    try folder.write("code,name,tier,parent_code\n150100,呼和浩特市,市级,\n", to: "units.csv")
    let map = try loadPlanSet(at: folder.path, program: MapVocabulary.program, jobs: 1).map
    _ = map.layer(1, of: 0, .current)
    let told = map.flaws.filter { $0.kind == .unregistered }
    #expect(told.map(\.layer) == (type == "BLOB" ? [] : ["WWD"]))
  }

  @Test("写前日志里没有东西的地理包照读，旁边不留文件")
  func writeAhead() throws {
    let folder = try TemporaryFolder()
    let source = MapFixtureTests.root.appending(path: "map-地理包/全部.gpkg")
    var bytes = Array(try Data(contentsOf: source))
    (bytes[18], bytes[19]) = (2, 2)
    for name in ["a.gpkg", "百分号%25?问号#.gpkg"] {
      try folder.write(bytes, to: name)
      let reader = try openMap("\(folder.path)/\(name)", isGeoPackage: true, within: "/")
      #expect(try reader.tables().count == 3)
      #expect(try content(of: reader) == content(of: openMap(source.path, isGeoPackage: true, within: "/")))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }

  @Test("空文件不是没有图层的地理包，而是读不了")
  func emptyFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "150102.gpkg")
    #expect(throws: TableFailure.unreadable("the file is empty")) {
      try openMap(folder.path + "/150102.gpkg", isGeoPackage: true, within: "/").tables()
    }
  }

  /// Tables, systems, cells and shapes as text.
  private func content(of reader: any MapReader) throws -> [String] {
    var lines: [String] = []
    for table in try reader.tables().sorted(by: { $0.name < $1.name }) {
      let fields = table.fields.filter { $0.name != table.idColumn }
      lines.append("\(table.name) \(kind(of: table.system)) \(fields.map { "\($0.name) \($0.isNumeric)" })")
      try reader.scan(table, MapRequest(fields: fields.map(\.name))) { raw in
        guard case .wkb(let bytes) = raw.bytes, let geometry = try? WKBReader.read(bytes) else { return }
        lines.append("\(raw.id) \(raw.allTexts.map { $0 ?? "-" }) \(geometry.points) \(geometry.ringEnds)")
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
    case .notUnderstood(let name): name
    case .missing: "missing"
    }
  }
}

/// Whatever a map file holds, reading it ends with features or flaws, never with a trap.
struct MapRobustnessTests {
  @Test("任何一段字节改变了的图层文件都能读完或说出问题", arguments: ["150100.gpkg", "STBHHX.shp", "STBHHX.geojson"])
  func mutations(name: String) throws {
    let source = ["gpkg": "什么都不对的图层", "shp": "形状文件", "geojson": "文本图层"][nameParts(name).ending] ?? ""
    let folder = try TemporaryFolder()
    let original = MapFixtureTests.root.appending(path: "map-\(source)")
    try FileManager.default.removeItem(atPath: folder.path)
    try FileManager.default.copyItem(atPath: original.path, toPath: folder.path)
    let bytes = Array(try Data(contentsOf: original.appending(path: name)))
    let sound = try renderedMap(of: folder.path)
    var changes = 0
    for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
      for byte in [0x00, 0xFF] as [UInt8] {
        var changed = bytes
        for offset in place..<min(place + 4, bytes.count) { changed[offset] = byte }
        try folder.write(changed, to: name)
        // A geopackage that is no database any more stops the loading of tables, with a problem.
        if try outcomeText(of: folder.path) != sound { changes += 1 }
      }
    }
    #expect(changes > 10)
  }

  private func outcomeText(of path: String) throws -> String {
    do {
      return try renderedMap(of: path)
    } catch let failure as PlanDataFailure {
      return failure.problems.map(\.message.chinese).joined()
    }
  }
}
