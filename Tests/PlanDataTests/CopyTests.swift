@testable internal import PlanData
internal import RuleDSL
internal import Testing
internal import Transmission

@Suite("副本和两处画得不一样的图层")
struct CopyTests {
  @Test(
    "名称里的副本记号去得掉，别的名称不动",
    arguments: [
      ("STBHHX - 副本", "stbhhx"), ("STBHHX - 副本 (2)", "stbhhx"), ("STBHHX(1)", "stbhhx"), ("STBHHX（1）", "stbhhx"),
      ("STBHHX - Copy", "stbhhx"), ("Copy of STBHHX", "stbhhx"), ("STBHHX_bak2", "stbhhx"), ("STBHHXbak", "stbhhx"),
      ("STBHHX_old", "stbhhx"), ("STBHHX备份", "stbhhx"), ("~STBHHX", "stbhhx"), ("STBHHX_旧", "stbhhx"), ("旧稿", ""),
      ("STBHHX_2023", "stbhhx_2023"), ("STBHHX2", "stbhhx2"), ("532501个旧", "532501个旧"), ("Harold", "harold"),
      ("150121（新城区）", "150121(新城区)"), ("GOLD", "gold"), ("", ""), ("(1)", ""), ("()", "()"),
    ]
  )
  func marks(name: String, plain: String) { #expect(CopyMark.plain(name) == plain) }

  @Test(
    "名称里的数字、日期和稿次去得掉",
    arguments: [
      ("150100_stbhhx_2035", "stbhhx"), ("stbhhx_v2", "stbhhx"), ("stbhhx最终", "stbhhx"), ("stbhhx_final2", "stbhhx"),
      ("生态保护红线（最新）", "生态保护红线（最新）"), ("生态保护红线最新20230101", "生态保护红线"), ("dev", "dev"), ("new", "new"), ("", ""),
    ]
  )
  func drafts(name: String, plain: String) { #expect(CopyMark.withoutDraft(name) == plain) }

  /// A line of whole grid cells of a hundredth of a degree from the west, as GeoJSON.
  private func line(_ cells: Range<Int>) -> String {
    let features = cells.map { cell in
      let (west, east) = (111 + Double(cell) / 100, 111 + Double(cell + 1) / 100)
      let ring = "[[\(west),40],[\(east),40],[\(east),40.01],[\(west),40.01],[\(west),40]]"
      return #"{"type":"Feature","properties":{"MJ":1},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
    }
    return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
  }

  /// Features of the line that are read, and what is told of each file.
  private func read(_ files: [String: Range<Int>]) throws -> (features: Int?, told: [String: [String]]) {
    let folder = try TemporaryFolder()
    try folder.write("code,name,tier,parent_code\n150100,甲市,市级,\n", to: "units.csv")
    for (name, cells) in files { try folder.write(line(cells), to: name) }
    let set = try loadPlanSet(at: folder.path, program: MapVocabulary.program, jobs: 2)
    let state = set.map.layer(1, of: 0, .current)
    var told: [String: [String]] = [:]
    for flaw in set.map.flaws where flaw.kind != .worldTaken {
      told[flaw.file, default: []].append("\(flaw.severity)")
    }
    guard case .known(let parts) = state else { return (nil, told) }
    return (parts.joined().count, told)
  }

  @Test(
    "副本不用，与原件不同的说明不同",
    arguments: [
      "150100/STBHHX - 副本.geojson", "150100/STBHHX(1).geojson", "150100/STBHHX_bak.geojson", "150100/~STBHHX.geojson",
      "150100/备份/STBHHX.geojson", "150100 - 副本/STBHHX.geojson", "150100/STBHHX.geojson.bak",
    ]
  )
  func copies(name: String) throws {
    let same = try read(["150100/STBHHX.geojson": 0..<2, name: 0..<2])
    #expect(same.features == 2)
    #expect(same.told == [name: ["note"]])
    let other = try read(["150100/STBHHX.geojson": 0..<2, name: 0..<3])
    #expect(other.features == 2)
    #expect(other.told == [name: ["flaw"]])
  }

  @Test("只有副本时照读，说一声")
  func alone() throws {
    let name = "150100/STBHHX - 副本.geojson"
    let found = try read([name: 0..<2])
    #expect(found.features == 2)
    #expect(found.told == [name: ["note"]])
  }

  @Test(
    "分不清哪个是副本、画得又不一样的，一个也不用",
    arguments: [
      "150100/STBHHX_20230101.geojson", "150100/STBHHX2.geojson", "150100/定稿/STBHHX.geojson", "150100/ＳＴＢＨＨＸ.geojson",
      "150100/STBHHX_v2.geojson", "150100/STBHHX最终.geojson", "150100/STBHHX_new.geojson",
    ]
  )
  func contested(name: String) throws {
    let both = try read(["150100/STBHHX.geojson": 0..<2, name: 1..<3])
    #expect(both.features == nil)
    #expect(both.told == ["150100/STBHHX.geojson": ["error"], name: ["error"]])
    // Parts that lie apart are one layer, as before.
    let parts = try read(["150100/STBHHX.geojson": 0..<2, name: 2..<4])
    #expect(parts.features == 4)
    #expect(parts.told == [name: ["note"]])
  }

  @Test(
    "状态换了说法就问，不当成现状",
    arguments: ["150100调整前/STBHHX.geojson", "150100/STBHHX修改后.geojson", "150100/调整后/STBHHX.geojson"]
  )
  func states(name: String) throws {
    let found = try read([name: 0..<2])
    #expect(found.features == nil)
    #expect(found.told == [name: ["error"]])
    let comparison = try read(["150100/调整前后对比/STBHHX.geojson": 0..<2])
    #expect(comparison.features == 2)
  }
}

@Suite("没有用到的图层和字段")
struct UnusedLayerTests {
  private let line = #"""
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"MJ":1,"BZ":"x"},
    "geometry":{"type":"Polygon","coordinates":[[[111,40],[111.01,40],[111.01,40.01],[111,40.01],[111,40]]]}}]}
    """#

  /// What is told of files when one layer is read.
  private func told(_ names: [String]) throws -> [String: String] {
    let folder = try TemporaryFolder()
    try folder.write("code,name,tier,parent_code\n150100,甲市,市级,\n", to: "units.csv")
    // Each draws ground of its own, so that none is the copy of another.
    for (place, name) in names.enumerated() {
      try folder.write(line.replacing("[111", with: "[\(111 + place)"), to: name)
    }
    let map = try loadPlanSet(at: folder.path, program: MapVocabulary.program, jobs: 1).map
    _ = map.layer(1, of: 0, .current)
    let entries = map.reading.ledger.entries.map {
      ($0.file, $0.unused.map { $0.place + $0.reason.chinese }.joined())
    }
    let flaws = map.flaws.filter { $0.kind != .worldTaken }.map { ($0.file, $0.message.chinese) }
    return Dictionary(entries + flaws) { $0 + $1 }
  }

  @Test("词汇里没有的、像别的名称的、没有规则读的图层和没有用的字段都说到")
  func layers() throws {
    let told = try told([
      "150100/STBHHX.geojson", "150100/WQYZ.geojson", "150100/STHX.geojson", "150100/生态红线.geojson",
      "150100/CZKFBJ.geojson",
    ])
    #expect(told["150100/STBHHX.geojson"] == "BZ词汇里这个图层没有这些字段")
    #expect(told["150100/WQYZ.geojson"] == "词汇里没有这个图层")
    #expect(told["150100/STHX.geojson"]?.contains("像是 stbhhx") == true)
    #expect(told["150100/生态红线.geojson"]?.contains("像是 stbhhx") == true)
    #expect(told["150100/CZKFBJ.geojson"]?.contains("没有规则读这个图层") == true)
    #expect(told.count == 5)
  }

  @Test("下级文件夹里的表和文档说一声，图层自己的附属文件不说")
  func others() throws {
    let told = try told([
      "150100/STBHHX.geojson", "150100/indicators.csv", "150100/说明.docx", "150100/STBHHX.prj", "150100/x.gpkg-wal",
    ])
    #expect(told["150100/indicators.csv"] == "下级文件夹里只读图层")
    #expect(told["150100/说明.docx"] == "下级文件夹里只读图层")
    #expect(told.count == 3)
  }

  @Test("同样的字段只说一次，数着有几个图层")
  func fields() throws {
    let told = try told(["150100/STBHHX.geojson", "150100/东/STBHHX.geojson"])
    #expect(told["150100/STBHHX.geojson"]?.contains("另有 1 个同样的图层") == true)
  }

  @Test(
    "不读的格式说出名称和办法",
    arguments: ["a.kml", "a.kmz", "a.parquet", "a.arrow", "a.dxf", "a.mdb", "a.tar", "sub/a.gml"]
  )
  func formats(name: String) throws {
    let told = try told(["150100/STBHHX.geojson", name])
    #expect(told[name]?.contains("这种格式不读") == true)
  }
}
