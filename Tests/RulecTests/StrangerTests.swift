import Foundation
import TestKit
import Testing

/// A plan set from a stranger reads nothing outside itself, reaches nobody, leaves nothing, and ends the run in words.
@Suite("来路不明的规划集")
struct StrangerTests {
  private static let system = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}}"#
  private static let link = #""crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/x","type":"ogcwkt"}}"#

  private static func layer(_ member: String, inShape: String = "") -> String {
    """
    {"type":"FeatureCollection",\(member),"features":[{"type":"Feature","properties":{"BSM":"1","XZQDM":"990102","MJ":1},
    "geometry":{"type":"Polygon",\(inShape)"coordinates":[[[111.1,40],[111.11,40],[111.11,40.01],[111.1,40]]]}}]}
    """
  }

  enum Attack: String, CaseIterable {
    case none, virtualFile, virtualQuery, virtualAddress, virtualWorkbook, virtualProjectFile, systemLink,
      systemLinkInShape
    case schemaLocation, geodatabaseOfText, linkedLayer, linkedFolder, linkedTable, linkedRules, ruleOutside, database

    func make(_ set: StrangerSet) throws {
      let layer = "990102/STBHHX.geojson"
      switch self {
      case .none: break
      case .virtualFile:
        try set.moveOut(layer)
        let outside = set.folder.appending(path: "outside-990102-STBHHX.geojson").path
        try set.write(StrangerSet.virtual(outside, "<SrcLayer>STBHHX</SrcLayer>"), to: layer)
      case .virtualQuery:
        let made = set.folder.appending(path: "made").path
        let query = "<SrcSQL>VACUUM INTO '\(made)'</SrcSQL>"
        try set.write(StrangerSet.virtual("990102.gpkg", query), to: layer)
      case .virtualAddress: try set.write(StrangerSet.virtual("/vsicurl/http://127.0.0.1:9/x"), to: layer)
      case .virtualProjectFile: try set.write(StrangerSet.virtual("/etc/passwd"), to: "990102/STBHHX.shp")
      case .virtualWorkbook:
        try set.write(StrangerSet.virtual("/vsicurl/http://127.0.0.1:9/x", layer: "units"), to: "lists.xlsx")
      case .systemLink: try set.write(StrangerTests.layer(StrangerTests.link), to: layer)
      case .systemLinkInShape:
        try set.write(StrangerTests.layer(StrangerTests.system, inShape: StrangerTests.link + ","), to: layer)
      case .schemaLocation:
        let text = """
          <?xml version="1.0"?><ogr:FeatureCollection xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://ogr.maptools.org/ http://127.0.0.1:9/x.xsd" xmlns:ogr="http://ogr.maptools.org/"
          xmlns:gml="http://www.opengis.net/gml"></ogr:FeatureCollection>
          """
        try set.write(text, to: layer)
      case .geodatabaseOfText: try set.write(StrangerSet.virtual("/etc/passwd"), to: "990102.gdb")
      case .linkedLayer: try set.moveOut(layer)
      case .linkedFolder: try set.moveOut("990102")
      case .linkedTable: try set.moveOut("units.csv")
      case .linkedRules:
        let link = set.path.appending(path: "甲.rule")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/etc/passwd")
      case .ruleOutside:
        try Data("name,salary\nbob,12345\n".utf8).write(to: set.folder.appending(path: "salary.csv"))
        try set.write("规划集 甲\n  行政区：units.csv\n  指标表：../salary.csv\n", to: "甲.rule")
      case .database: try set.write("host=127.0.0.1 port=9 dbname=plans user=reader", to: "990102.pg")
      }
    }

    /// What the run says; and how it ends where that is not for want of something.
    var sentence: String {
      switch self {
      case .none, .systemLinkInShape: "不通过"
      case .virtualFile, .virtualQuery, .virtualAddress, .schemaLocation: "STBHHX.geojson：不能读取"
      case .virtualProjectFile: "STBHHX.shp：不能读取"
      case .geodatabaseOfText: "990102.gdb：不能读取"
      case .virtualWorkbook: "lists.xlsx"
      case .systemLink: "没有读懂坐标系"
      case .linkedLayer, .linkedFolder, .linkedTable, .linkedRules, .ruleOutside: "指到规划集的文件夹外面"
      case .database: "没有准许连接主机 127.0.0.1"
      }
    }
  }

  @Test("不打开外面的文件，不联网，不起别的程序，不留文件", arguments: Attack.allCases)
  func nothingOutside(attack: Attack) throws {
    let set = try StrangerSet()
    try attack.make(set)
    let before = try set.names()
    let run = try set.check()
    #expect(run.text.contains(attack.sentence), "\(run.text.prefix(2000))")
    #expect((1...4).contains(run.status))
    #expect(!run.text.contains("root:") && !run.text.contains("12345"))
    guard let traced = try set.trace() else { return }
    #expect(traced.status == run.status)
    #expect(try set.names() == before)
    let rules = Repository.root.appending(path: "Rules").path
    let ours = [set.path.path, rules, RunningCommand.executable.deletingLastPathComponent().path]
    let allowed = ours + ["/usr", "/lib", "/etc/ld.so", "/proc", "/sys", "/dev/null", "/dev/urandom"]
    for call in traced.calls {
      #expect(!call.contains("socket(") && !call.contains("connect("), "\(call)")
      #expect(!call.contains("O_CREAT") && !call.contains("O_WRONLY") || call.contains("/dev/null"), "\(call)")
      if call.contains("execve(") { #expect(call.contains("/proc/self/exe") || call.contains("\(ours[2])/rulec")) }
      guard call.contains("open"), let path = call.firstMatch(of: #/"([^"]*)"/#)?.1, path.hasPrefix("/") else {
        continue
      }
      #expect(allowed.contains { path.hasPrefix($0) } || path.contains("/usr/lib/swift/"), "\(call)")
    }
  }

  @Test("使用者准许的链接照读", arguments: ["990102/STBHHX.geojson", "990102", "units.csv"])
  func allowedLinks(name: String) throws {
    let plain = try StrangerSet()
    let expected = try plain.check()
    try plain.moveOut(name)
    let run = try plain.check(["--follow-links"])
    #expect(run.status == expected.status && run.text == expected.text)
    #expect(try plain.check().text != expected.text)
  }

  @Test("数据库没有准许时不连接，准许了也不把密码明文交出去")
  func passwords() throws {
    let server = try SilentServer(asksForPassword: true)
    let set = try StrangerSet()
    try set.write("host=127.0.0.1 port=\(server.port) dbname=plans user=reader", to: "990102.pg")
    let environment = ["PGPASSWORD": "reviewers-secret"]
    #expect(try set.check(environment: environment).text.contains("没有准许连接主机"))
    #expect(server.connections == 0)
    let run = try set.check(["--database-host", "127.0.0.1"], environment: environment)
    #expect(run.text.contains("不能连接数据库“plans”（主机 127.0.0.1）"))
    #expect(server.connections > 0 && !server.received.contains("reviewers-secret"))
    #expect(!run.text.contains("reviewers-secret"))
  }

  @Test("不作声的数据库等不多久")
  func silentServer() throws {
    let server = try SilentServer(asksForPassword: false)
    let set = try StrangerSet()
    try set.write("host=127.0.0.1 port=\(server.port) dbname=plans user=reader", to: "990102.pg")
    let run = try set.check(["--database-host", "127.0.0.1"], seconds: 40)
    #expect((1...2).contains(run.status) && run.text.contains("不能连接数据库"))
  }

  @Test("内存再少，也用一句话说明，不中途崩溃", arguments: [256, 512, 1024], ["points", "nesting"])
  func littleMemory(megabytes: Int, kind: String) throws {
    let set = try StrangerSet()
    try set.write(kind == "points" ? Self.manyPoints : Self.deeplyNested, to: "990102/STBHHX.geojson")
    let run = try set.check(["--only", "KX-01"], megabytes: megabytes, seconds: 100)
    #expect((1...4).contains(run.status), "\(run.status)")
    #expect(run.text.contains("990102/STBHHX.geojson") || kind == "points", "\(run.text.prefix(1000))")
  }

  private static let start = """
    {"type":"FeatureCollection","name":"STBHHX",\(system),"features":[{"type":"Feature","properties":\
    {"BSM":"1","XZQDM":"990102","MJ":1},"geometry":{"type":"Polygon","coordinates":
    """
  private static let deeplyNested = start + String(repeating: "[", count: 3_000_000)
  /// A zigzag, on which OGR takes some forty times its bytes.
  private static let manyPoints =
    start + "[[" + String(repeating: "[111.17,40.02],[111.18,40.03],", count: 300_000) + "[111.17,40.02]]]}}]}"
}
