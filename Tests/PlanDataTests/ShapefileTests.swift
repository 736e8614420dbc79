internal import Foundation
@testable internal import PlanData
internal import Testing

@Suite("形状文件")
struct ShapefileTests {
  enum Writing: CaseIterable { case marked, unmarkedNational, unmarkedUTF8 }

  @Test("没有 .cpg 也读得出中文字段名和值，被截短的字段名找得到", arguments: Writing.allCases)
  func encodings(_ writing: Writing) throws {
    let folder = try TemporaryFolder()
    let source = MapFixtureTests.root.appending(path: "map-形状文件")
    for ending in ["shp", "shx", "prj"] {
      let bytes = try Data(contentsOf: source.appending(path: "CZKFBJ.\(ending)"))
      try folder.write(Array(bytes), to: "CZKFBJ.\(ending)")
    }
    // 图斑规划面积 in GB18030: the first five characters are left; in UTF-8 the first three.
    let national: [UInt8] = [0xCD, 0xBC, 0xB0, 0xDF, 0xB9, 0xE6, 0xBB, 0xAE, 0xC3, 0xE6]
    let name = writing == .unmarkedUTF8 ? Array("图斑规".utf8) : national
    let value: [UInt8] = writing == .unmarkedUTF8 ? Array("甲县".utf8) : [0xBC, 0xD7, 0xCF, 0xD8]
    try folder.write(table(name, value, mark: writing == .marked ? 0x4D : 0), to: "CZKFBJ.dbf")
    let reader = try openMap(folder.path + "/CZKFBJ.shp", isGeoPackage: false, within: "/")
    let table = try #require(try reader.tables().first)
    let area = try #require(table.field("图斑规划面积"))
    #expect(area.name == (writing == .unmarkedUTF8 ? "图斑规" : "图斑规划面"))
    #expect(area.isNumeric)
    #expect(table.field("图斑规划面积（公顷）")?.name == area.name)
    #expect(table.field("图斑面积") == nil)
    var cells: [[String?]] = []
    try reader.scan(table, MapRequest(fields: [area.name, "XZQMC"])) { cells.append($0.allTexts) }
    #expect(cells == [["12.5", "甲县"], [nil, "甲县"]])
  }

  private static let big5: [UInt8] = [0xA4, 0xD1, 0xB5, 0x4D, 0xAA, 0xAA, 0xAF, 0xF3, 0xA6, 0x61]

  @Test(
    "字节说了算：是 UTF-8 就按 UTF-8，不是就按国标；声明不合的说一声，混着两种的算问题",
    arguments: [
      (nil, 0x57, "甲县".utf8 + [], "UTF-8", nil, false), (nil, 0x57, [0xBC, 0xD7], "GB18030", nil, false),
      ("UTF-8", 0, [0xBC, 0xD7], "GB18030", "UTF-8", false), ("936", 0, "甲县".utf8 + [], "UTF-8", "GB18030", false),
      ("88591", 0, [0xBC, 0xD7], "GB18030", "88591", false), (nil, 0x7B, [0xBC, 0xD7], "GB18030", "CP932", false),
      ("SYSTEM", 0x4D, [0xBC, 0xD7], "GB18030", nil, false),
      ("\u{FEFF}utf-8\n", 0, [0xE7, 0x94, 0xB2], "UTF-8", nil, false),
      // 拢 in the national encoding is a pound sign in UTF-8.
      (nil, 0, [0xC2, 0xA3], "GB18030", nil, false), ("UTF-8", 0, [0xC2, 0xA3], "UTF-8", nil, false),
      (nil, 0, [0x41], "UTF-8", nil, false), (nil, 0, [0xFF, 0xFF], "GB18030", nil, true),
      // A character cut by the width of the field.
      (nil, 0, [0xBC, 0xD7, 0xCF], "GB18030", nil, false),
      (nil, 0, [0xE7, 0x94, 0xB2, 0xE5, 0x8E], "UTF-8", nil, false),
      // 天然牧草地 in Big5, said and not said; 草地 in the national encoding.
      ("BIG5", 0, Self.big5, "BIG5", nil, false), (nil, 0, Self.big5, "GB18030", nil, true),
      (nil, 0, [0xB2, 0xDD, 0xB5, 0xD8], "GB18030", nil, false),
    ] as [(String?, UInt8, [UInt8], String, String?, Bool)]
  )
  func encoding(cpg: String?, mark: UInt8, cell: [UInt8], used: String, overruled: String?, isMixed: Bool) {
    var encoding = ShapefileTable.Encoding(declared: cpg, mark: mark)
    cell.withUnsafeBufferPointer { _ = encoding.take($0) }
    #expect(encoding.used.name == used)
    #expect(encoding.overruled?.name == overruled)
    #expect(encoding.isMixed == isMixed)
  }

  @Test(
    "写满字段又在一个字中间断了的值算得出来",
    arguments: [
      ([0xBC, 0xD7, 0xCF], 3, 1), ([0xBC, 0xD7], 2, 0), ([0xE7, 0x94, 0xB2, 0xE5, 0x8E], 5, 1),
      ([0xE7, 0x94, 0xB2], 3, 0),
      ([0xBC, 0xD7, 0xCF], 4, 0), ([0x81, 0x30, 0x81], 3, 1),
    ] as [([UInt8], UInt8, Int)]
  )
  func cut(cell: [UInt8], width: UInt8, expected: Int) throws {
    let folder = try TemporaryFolder()
    var head = [UInt8](repeating: 0, count: 65)
    (head[0], head[4], head[8], head[10], head[64]) = (3, 1, 65, width + 1, 0x0D)
    (head[32], head[43], head[48]) = (UInt8(ascii: "A"), UInt8(ascii: "C"), width)
    let padding = [UInt8](repeating: 0x20, count: Int(width) - cell.count)
    try folder.write(head + [0x20] + cell + padding, to: "a.dbf")
    let table = try #require(ShapefileTable(path: folder.path + "/a.dbf", declared: nil))
    #expect(table.cut[0, default: 0] == expected)
  }

  @Test("一万条记录以后才有中文，也照样认出来")
  func late() throws {
    let folder = try TemporaryFolder()
    let count = 120_000
    var table = self.table(Array("MJ".utf8), Array("abc".utf8), mark: 0)
    let record = Array(table[97..<120])
    table = Array(table[..<97]) + Array(repeatElement(record, count: count).joined())
    (table[4], table[5], table[6]) = (UInt8(count & 0xFF), UInt8(count >> 8 & 0xFF), UInt8(count >> 16))
    table.replaceSubrange(table.count - 10..<table.count - 8, with: [0xBC, 0xD7])
    try folder.write(table, to: "a.dbf")
    let read = try #require(ShapefileTable(path: folder.path + "/a.dbf", declared: nil))
    #expect(read.encoding.used == .national)
    #expect(read.records == count)
  }

  /// The Shapefile of the fixtures with two features, each file changed.
  private func reader(_ changes: [String: (inout [UInt8]) -> Void], upper: Bool = false) throws -> [[String?]] {
    let folder = try TemporaryFolder()
    let source = MapFixtureTests.root.appending(path: "map-形状文件")
    for ending in ["shp", "shx", "prj", "dbf"] {
      var bytes =
        ending == "dbf"
        ? table(Array("MJ".utf8), Array("abc".utf8), mark: 0)
        : Array(try Data(contentsOf: source.appending(path: "CZKFBJ.\(ending)")))
      changes[ending]?(&bytes)
      try folder.write(bytes, to: "CZKFBJ.\(upper ? ending.uppercased() : ending)")
    }
    let reader = try openMap(folder.path + (upper ? "/CZKFBJ.SHP" : "/CZKFBJ.shp"), isGeoPackage: false, within: "/")
    let found = try #require(try reader.tables().first)
    var cells: [[String?]] = found.notes.map { ["\($0)"] }
    try reader.scan(found, MapRequest(fields: ["MJ"])) { cells.append($0.allTexts) }
    return cells
  }

  @Test("三个文件的记录数对不上就不读，大写的文件名照读")
  func counts() throws {
    let sound: [[String?]] = [["12.5"], [nil]]
    #expect(try reader([:]) == sound)
    #expect(try reader([:], upper: true) == sound)
    func failure(_ ending: String, _ change: @escaping (inout [UInt8]) -> Void) -> TableFailure? {
      do { _ = try reader([ending: change]) } catch { return error as? TableFailure }
      return nil
    }
    let fewer = TableFailure.counts(ShapefileCounts(shapes: 2, index: 2, records: 1))
    #expect(failure("dbf") { $0[4] = 1 } == fewer)
    #expect(failure("dbf") { $0.removeLast(24) } == fewer)
    #expect(failure("dbf") { $0[4] = 0 } == .counts(ShapefileCounts(shapes: 2, index: 2, records: 0)))
    #expect(failure("shx") { $0.removeLast(8) } == .counts(ShapefileCounts(shapes: 2, index: 1, records: 2)))
    #expect(failure("shp") { $0.removeLast(8) } == .counts(ShapefileCounts(shapes: 1, index: 2, records: 2)))
    // Both entries lead to the first shape.
    let twice = failure("shx") { $0.replaceSubrange(108..<116, with: Array($0[100..<108])) }
    guard case .counts = twice else {
      Issue.record("\(String(describing: twice))")
      return
    }
  }

  @Test("数字字段里的千位分隔符、文字原样交出，星号是空，标为已删除的要说")
  func numbers() throws {
    func cell(_ text: String) -> (inout [UInt8]) -> Void {
      { $0.replaceSubrange(98..<110, with: Array(text.utf8)) }
    }
    #expect(try reader(["dbf": cell("  948,099.21")]) == [["948,099.21"], [nil]])
    #expect(try reader(["dbf": cell("   约一亩")]) == [["约一亩"], [nil]])
    #expect(try reader(["dbf": cell("    948099,2")]) == [["948099,2"], [nil]])
    #expect(try reader(["dbf": cell("     9.48e5 ")]) == [["948000"], [nil]])
    #expect(try reader(["dbf": cell("************")]) == [[nil], [nil]])
    #expect(try reader(["dbf": { $0[97] = 0x2A }]) == [["recordsDeleted(1)"], [nil]])
  }

  @Test("两个字段都可能是截短的，就一个也不认")
  func ambiguous() {
    var table = MapTable(name: "t", fields: [], system: .geographic)
    table.cutsNames = true
    table.fields = ["YJJBNTTBM", "YJJBNTTBMJ"].map { MapTable.Field(name: $0, isNumeric: true) }
    #expect(table.field("YJJBNTTBMJ2035") == nil)
    #expect(table.field("yjjbnttbmj")?.name == "YJJBNTTBMJ")
    table.fields.removeFirst()
    #expect(table.field("YJJBNTTBMJ2035")?.name == "YJJBNTTBMJ")
    table.cutsNames = false
    #expect(table.field("YJJBNTTBMJ2035") == nil)
  }

  /// A dBASE table of two records with a number, blank in the second one, and a text.
  private func table(_ name: [UInt8], _ value: [UInt8], mark: UInt8) -> [UInt8] {
    func field(_ name: [UInt8], _ type: Character, _ width: UInt8, _ decimals: UInt8) -> [UInt8] {
      let padded = name + [UInt8](repeating: 0, count: 11 - name.count)
      let kind = type.asciiValue ?? 0
      return padded + [kind, 0, 0, 0, 0, width, decimals] + [UInt8](repeating: 0, count: 14)
    }
    let fields = field(name, "N", 12, 2) + field(Array("XZQMC".utf8), "C", 10, 0)
    let head: [UInt8] = [3, 126, 11, 21, 2, 0, 0, 0, 97, 0, 23, 0] + [UInt8](repeating: 0, count: 17) + [mark, 0, 0]
    let text = value + [UInt8](repeating: 0x20, count: 10 - value.count)
    let records = [" " + "       12.50", " " + "            "].flatMap { Array($0.utf8) + text }
    return head + fields + [0x0D] + records + [0x1A]
  }
}
