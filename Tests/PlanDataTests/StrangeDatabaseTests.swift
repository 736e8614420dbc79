internal import CSQLite
internal import Foundation
@testable internal import PlanData
@testable internal import Reporting
internal import Testing

@Suite("来路不明的地理包")
struct StrangeDatabaseTests {
  /// A GeoPackage of one layer, which some SQL makes.
  private static func make(_ path: String, _ layer: String) throws {
    var database: OpaquePointer?
    try #require(sqlite3_open(path, &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    let sql = """
      PRAGMA application_id=1196444487;
      CREATE TABLE gpkg_spatial_ref_sys(srs_name, srs_id INTEGER PRIMARY KEY, organization, organization_coordsys_id,
        definition, description);
      INSERT INTO gpkg_spatial_ref_sys VALUES('x', 4490, 'EPSG', 4490, '', '');
      CREATE TABLE gpkg_geometry_columns(table_name, column_name, geometry_type_name, srs_id, z, m);
      INSERT INTO gpkg_geometry_columns VALUES('STBHHX', 'geom', 'POLYGON', 4490, 0, 0);
      \(layer)
      """
    #expect(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK, "\(String(cString: sqlite3_errmsg(database)))")
  }

  private static func scan(_ path: String) throws -> [Int64] {
    let reader = try GeoPackageReader(path: path)
    let table = try #require(try reader.tables().first)
    var seen: [Int64] = []
    try reader.scan(table, MapRequest(fields: [])) { seen.append($0.id) }
    return seen
  }

  @Test("视图算不完的，停下来说明")
  func endless() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.gpkg"
    let numbers =
      "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM r) SELECT i AS fid, x'00' AS geom FROM r"
    try Self.make(path, "CREATE VIEW STBHHX AS \(numbers) WHERE i < 0;")
    #expect(throws: TableFailure.refused(.endless)) { try Self.scan(path) }
  }

  @Test("视图造出的大块内容不放进内存", arguments: ["zeroblob(900000000)", "randomblob(900000000)"])
  func huge(value: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.gpkg"
    try Self.make(path, "CREATE VIEW STBHHX AS SELECT 1 AS fid, \(value) AS geom;")
    #expect(throws: TableFailure.self) { try Self.scan(path) }
  }

  @Test("图形不当作文字读")
  func shapesAreNoText() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.gpkg"
    try Self.make(path, "CREATE TABLE t(a, b, c); INSERT INTO t VALUES(x'4142', 'AB', 7);")
    let package = try GeoPackage(path: path)
    #expect(try package.firstRows(of: "t") == [["", "AB", "7"]])
  }

  @Test("文件名里的问号、表名里的引号、地址里的斜线，上面有附加符号也只是名称")
  func marksUnderAccents() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a?\u{301}immutable=0#\u{301}.gpkg"
    try Self.make(path, "CREATE TABLE STBHHX(fid, geom); INSERT INTO STBHHX VALUES(7, NULL);")
    #expect(try Self.scan(path).count == 1)
    #expect(quoted("a\"\u{301}; DROP TABLE b") == "\"a\"\"\u{301}; DROP TABLE b\"")
    #expect(CSVText.cell("a\"\u{301},b") == "\"a\"\"\u{301},b\"")
    for name in ["a.cn", "\u{301}a.cn"] {
      #expect(MarkdownWriter.plain("http://\(name)") == #"http:\/\/"# + name)
    }
    #expect(FileSystem.name(of: "a/\u{301}b") == "\u{301}b" && FileSystem.folder(of: "a/\u{301}b") == "a")
  }

  @Test("视图里不能调用有副作用的函数，普通的视图照读")
  func views() throws {
    let folder = try TemporaryFolder()
    let (plain, bad) = (folder.path + "/a.gpkg", folder.path + "/b.gpkg")
    let view = "CREATE VIEW STBHHX AS SELECT a AS fid, NULL AS geom FROM t;"
    try Self.make(plain, "CREATE TABLE t(a); INSERT INTO t VALUES(7); \(view)")
    #expect(try Self.scan(plain).count == 1)
    try Self.make(bad, "CREATE VIEW STBHHX AS SELECT 1 AS fid, fts3_tokenizer('simple') AS geom;")
    #expect(throws: TableFailure.self) { try Self.scan(bad) }
  }

  @Test("标识相隔再远，也按有的要素分段", arguments: [2, 5000])
  func gaps(count: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.gpkg"
    let numbers = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM r WHERE i < \(count))"
    let rows = "INSERT INTO STBHHX \(numbers) SELECT i * 150100000001, NULL FROM r;"
    try Self.make(path, "CREATE TABLE STBHHX(fid INTEGER PRIMARY KEY, geom); \(rows)")
    let reader = try GeoPackageReader(path: path)
    let table = try #require(try reader.tables().first)
    let ranges = try #require(try reader.ranges(of: table))
    #expect(ranges.count == (count + 2047) / 2048)
    var seen: [Int64] = []
    for range in ranges {
      try reader.scan(table, MapRequest(fields: [], range: range)) { seen.append($0.id) }
    }
    #expect(seen == (1...count).map { Int64($0) * 150_100_000_001 })
    let room = LayerPart.parts(ranges).reduce(0) { $0 + $1.mostFeatures }
    #expect(room <= 5 * count + 8193)
  }

  @Test("日志里的改动算数，旁边不添文件；回滚日志没有了结的不读")
  func logs() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.gpkg"
    try Self.make(path, "CREATE TABLE STBHHX(fid INTEGER PRIMARY KEY, geom); INSERT INTO STBHHX VALUES(1, NULL);")
    #expect(try Self.scan(path) == [1])
    var database: OpaquePointer?
    try #require(sqlite3_open(path, &database) == SQLITE_OK)
    sqlite3_exec(database, "PRAGMA journal_mode=WAL; INSERT INTO STBHHX VALUES(2, NULL)", nil, nil, nil)
    let copy = folder.path + "/copy"
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: path + ending, toPath: copy + "/a.gpkg" + ending)
    }
    sqlite3_close(database)
    let before = FileManager.default.contents(atPath: copy + "/a.gpkg-wal")
    #expect(try Self.scan(copy + "/a.gpkg") == [1, 2])
    #expect(try FileManager.default.contentsOfDirectory(atPath: copy).sorted() == ["a.gpkg", "a.gpkg-wal"])
    #expect(FileManager.default.contents(atPath: copy + "/a.gpkg-wal") == before)
    #expect(try Self.scan(path) == [1, 2])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.gpkg", "copy"])
    try folder.write([1], to: "a.gpkg-journal")
    #expect(throws: TableFailure.refused(.openElsewhere)) { try Self.scan(path) }
  }

  @Test("日志断在末尾、改坏一个字节或没有写完的，不按旧的读")
  func brokenLogs() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.gpkg"
    try Self.make(path, "CREATE TABLE STBHHX(fid INTEGER PRIMARY KEY, geom); INSERT INTO STBHHX VALUES(1, NULL);")
    var database: OpaquePointer?
    try #require(sqlite3_open(path, &database) == SQLITE_OK)
    for row in 2...4 {
      sqlite3_exec(database, "PRAGMA journal_mode=WAL; INSERT INTO STBHHX VALUES(\(row), NULL)", nil, nil, nil)
    }
    let whole = Array(try #require(FileManager.default.contents(atPath: path + "-wal")))
    let base = Array(try #require(FileManager.default.contents(atPath: path)))
    sqlite3_close(database)
    let copy = folder.path + "/copy/a.gpkg"
    func scan(_ log: some Sequence<UInt8>) throws -> [Int64] {
      try folder.write(base, to: "copy/a.gpkg")
      try folder.write(log, to: "copy/a.gpkg-wal")
      return try Self.scan(copy)
    }
    #expect(try scan(whole) == [1, 2, 3, 4])
    let frame = 24 + 4096
    try #require((whole.count - 32).isMultiple(of: frame))
    for cut in [1, 10, frame / 2, frame - 20, frame - 1, whole.count - 31] {
      #expect(throws: TableFailure.refused(.logBroken), "\(cut)") { try scan(whole.dropLast(cut)) }
    }
    for place in [0, 9, 25, 32 + 4, 32 + 17, whole.count - 1, whole.count - frame + 30] {
      var bad = whole
      bad[place] ^= 1
      #expect(throws: TableFailure.refused(.logBroken), "\(place)") { try scan(bad) }
    }
    // Nothing was logged as yet.
    #expect(try scan(whole[..<32]) == [1])
    // What an earlier life of the log left behind the last frame has other salts.
    #expect(try scan(whole + whole[32..<32 + frame].enumerated().map { $0 == 8 ? $1 ^ 1 : $1 }) == [1, 2, 3, 4])
  }
}
