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
    let reader = try openMap(folder.path + "/CZKFBJ.shp", isGeoPackage: false)
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
