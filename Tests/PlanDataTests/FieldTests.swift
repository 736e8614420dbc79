internal import Foundation
@testable internal import PlanData
internal import RuleDSL
internal import Testing
internal import Transmission

/// Fields of features, and states of a plan, as files give them.
struct FieldTests {
  private static let program: RuleProgram = {
    var program = FixtureVocabulary.program
    program.vocabulary.layers = [
      Layer(
        name: "绿线维护层",
        codes: ["WHCLVX"],
        fields: [LayerField(name: "维护类型", code: "whlx"), LayerField(name: "维护理由", code: "WHLY")]
      ),
      Layer(name: "绿线", codes: ["LVX"], areaField: "MJ"),
      Layer(
        name: "黄线维护层",
        codes: ["WHCHX"],
        fields: [
          LayerField(name: "维护类型", code: "WHLX"), LayerField(name: "成果文件", code: "文件名", trait: .fileName),
          LayerField(name: "维护理由", code: "WHLY"),
        ]
      ),
    ]
    return program
  }()

  private static func layer(_ name: String, _ properties: String...) -> String {
    let features = properties.enumerated().map { index, text in
      let west = 111 + index
      let ring = "[[\(west),40],[\(west).5,40],[\(west).5,40.5],[\(west),40]]"
      return #"{"type":"Feature","properties":{\#(text)},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
    }
    let system = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}}"#
    return
      #"{"type":"FeatureCollection","name":"\#(name)",\#(system),"features":[\#(features.joined(separator: ","))]}"#
  }

  private func features(_ set: LoadedPlanSet, _ layer: Int, _ version: PlanVersion = .current) throws -> [MapFeature]
  {
    let unit = try #require(set.world.units.codes.firstIndex(of: "152501"))
    guard case .known(let parts) = set.map.layer(layer, of: unit, version) else { return [] }
    return Array(parts.joined())
  }

  private func loaded(_ files: (name: String, text: String)...) throws -> (LoadedPlanSet, unit: Int) {
    let folder = try TemporaryFolder()
    try folder.write(SoundSet.units, to: "units.csv")
    try folder.write(SoundSet.header, to: "indicators.csv")
    for file in files { try folder.write(file.text, to: file.name) }
    let set = try loadPlanSet(at: folder.path, program: Self.program, jobs: 1)
    let unit = try #require(set.world.units.codes.firstIndex(of: "152501"))
    // The files are read while they are there.
    for layer in Self.program.vocabulary.layers.indices {
      for version in PlanVersion.allCases { _ = set.map.layer(layer, of: unit, version) }
    }
    return (set, unit)
  }

  @Test("叫行政区的表里不是行政区的，不当指标表读")
  func figuresInUnits() throws {
    let folder = try TemporaryFolder()
    try folder.write(SoundSet.units, to: "units.csv")
    try folder.write(SoundSet.figures, to: "indicators.csv")
    let before = try loadPlanSet(at: folder.path, program: Self.program, jobs: 1)
    let table = "行政区,2035年耕地保有量（万亩）\n锡林郭勒盟,100\n二连浩特市,1\n"
    try folder.write(table, to: "行政区情况.csv")
    let beside = try loadPlanSet(at: folder.path, program: Self.program, jobs: 1)
    #expect(beside.world.figures.columns.count == before.world.figures.columns.count)
    #expect(beside.problems.contains { $0.file == "行政区情况.csv" })
    try folder.write(table, to: "指标情况.csv")
    let read = try loadPlanSet(at: folder.path, program: Self.program, jobs: 1)
    #expect(!read.problems.contains { $0.file == "指标情况.csv" })
  }

  @Test("没有的指标照原样说出来")
  func strangersAsWritten() throws {
    let folder = try TemporaryFolder()
    try folder.write(SoundSet.units, to: "units.csv")
    try folder.write(SoundSet.figures + "150000,2035,Ｇ ＤＰ,>=,1,万亩,,\n", to: "indicators.csv")
    let set = try loadPlanSet(at: folder.path, program: Self.program, jobs: 1)
    let said = (set.notes + set.problems.map(\.message)).map(\.chinese)
    #expect(said.contains { $0.contains("Ｇ ＤＰ") }, "\(said)")
  }

  @Test("地理包里没有图形只有头的，读成没有字节")
  func headAlone() {
    let head: [UInt8] = [0x47, 0x50, 0, 1, 0, 0, 0, 0]
    #expect(head.withUnsafeBytes { GeoPackageBlob.wkb(in: $0)?.count } == 0)
    #expect(head.dropLast().withUnsafeBytes { GeoPackageBlob.wkb(in: $0)?.count } == nil)
    #expect([0x47, 0x50, 0, 3, 0, 0, 0, 0].withUnsafeBytes { GeoPackageBlob.wkb(in: $0)?.count } == nil)
  }

  @Test("图层按名称或任一代码找", arguments: [("绿线", [1]), ("LVX", [1]), ("WHCHX", [2]), ("LV", []), ("", [])])
  func layersCalled(name: String, places: [Int]) {
    #expect(Self.program.vocabulary.layers(called: name) == Set(places))
  }

  @Test("数字和文字都按字读，空着是空，文件没有的字段另算")
  func values() throws {
    let (set, _) = try loaded(
      ("152501WHCLVX.geojson", Self.layer("WHCLVX", #""WHLX":1,"BSM":"A""#, #""WHLX":" 3 ""#, #""WHLX":null"#))
    )
    let features = try features(set, 0)
    #expect(features.map(\.fields) == [["1", nil], ["3", nil], ["", nil]])
    #expect(set.map.flaws.map(\.kind) == [.fieldMissing("WHLY")])
  }

  @Test(
    "文件名是文件的，一个文件只有以它命名的图层的是文件夹的，都不带后缀",
    arguments: [
      ("152501甲2026年度/WHCHX.geojson", "152501甲2026年度"), ("成果/152501甲.2026.geojson", "152501甲.2026"),
      ("152501WHCHX.geojson", "152501WHCHX"), ("152501/甲WHCHX.geojson", "甲WHCHX"),
    ]
  )
  func fileNames(path: String, name: String) throws {
    let layer = Self.layer("WHCHX", #""WHLX":1,"WHLY":"A","文件名":"乙""#, #""WHLX":3,"WHLY":"B","文件名":"丙""#)
    let (set, _) = try loaded((path, layer))
    #expect(try features(set, 2).map(\.fields) == [["1", name, "A"], ["3", name, "B"]])
    #expect(set.map.flaws.isEmpty)
  }

  @Test("空图层没有字段也没有毛病")
  func emptyLayer() throws {
    let (set, _) = try loaded(("152501WHCLVX.geojson", Self.layer("WHCLVX")))
    #expect(try features(set, 0).isEmpty)
    #expect(set.map.flaws.isEmpty)
  }

  @Test("文件名或文件夹名说出维护前、维护后，规划就是正在维护的；动态维护四个字不算")
  func states() throws {
    let now = Self.layer("LVX", #""MJ":1"#)
    let (plain, unit) = try loaded(("152501动态维护LVX.geojson", now))
    #expect(!plain.map.isMaintained(unit))
    #expect(try features(plain, 1).count == 1)
    let (maintained, _) = try loaded(("152501维护后LVX.geojson", now))
    #expect(maintained.map.isMaintained(unit))
    #expect(!maintained.map.isMaintained(unit - 1))
    #expect(try features(maintained, 1).isEmpty)
    #expect(try features(maintained, 1, .after).count == 1)
  }

  @Test("不许看的文件夹说出来", .enabled(if: getuid() != 0, "root may look into every folder"))
  func lockedFolder() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/152501", withIntermediateDirectories: true)
    try folder.write("code,name,tier,parent_code\n152501,二连浩特市,县级,\n", to: "units.csv")
    try folder.write(SoundSet.header, to: "indicators.csv")
    #expect(chmod(folder.path + "/152501", 0) == 0)
    let set = try loadPlanSet(at: folder.path, program: Self.program, jobs: 1)
    #expect(try features(set, 1).isEmpty)
    #expect(set.map.flaws.map(\.file) == ["152501"])
    #expect(set.map.flaws.map(\.kind) == [.unreadable(reason: "Permission denied")])
    #expect(chmod(folder.path + "/152501", 0o755) == 0)
  }

  @Test("文件夹不管多深都找；绕回上层的链接不跟")
  func deepFolders() throws {
    let folder = try TemporaryFolder()
    let deep = "成果/2 矢量/1 县级/二连/152501/数据/标准图层/"
    try FileManager.default.createDirectory(atPath: folder.path + "/" + deep, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/成果/回来", withDestinationPath: folder.path)
    try folder.write("code,name,tier,parent_code\n152501,二连浩特市,县级,\n152502,锡林浩特市,县级,\n", to: "units.csv")
    try folder.write(SoundSet.header, to: "indicators.csv")
    try folder.write(Self.layer("LVX", #""MJ":1"#), to: deep + "LVX.geojson")
    let set = try loadPlanSet(at: folder.path, program: Self.program, jobs: 1)
    #expect(try features(set, 1).count == 1)
    #expect(set.map.inputs.map(\.path) == [deep + "LVX.geojson"])
  }

  @Test("只有一个单位的规划集，文件名不写代码也是它的，空图层也是；别的单位的图斑不算它的")
  func soleUnit() throws {
    let folder = try TemporaryFolder()
    try folder.write("code,name,tier,parent_code\n152501,二连浩特市,县级,\n", to: "units.csv")
    try folder.write(SoundSet.header, to: "indicators.csv")
    try folder.write(Self.layer("LVX", #""MJ":1"#), to: "LVX维护前.geojson")
    try folder.write(Self.layer("LVX", #""MJ":1,"XZQDM":"152501""#, #""MJ":1,"XZQDM":"1526""#), to: "after.geojson")
    try folder.write(Self.layer("WHCLVX"), to: "WHCLVX.geojson")
    let set = try loadPlanSet(at: folder.path, program: Self.program, jobs: 1)
    #expect(set.map.isMaintained(0))
    for (layer, version, count) in [(1, PlanVersion.before, 1), (1, .after, 1), (0, .current, 0)] {
      guard case .known(let parts) = set.map.layer(layer, of: 0, version) else {
        Issue.record("layer \(layer) \(version) is not there")
        continue
      }
      #expect(parts.joined().count == count)
    }
    #expect(set.map.flaws.map(\.kind) == [.unitUnknown("1526")])
  }
}
