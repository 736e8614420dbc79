import Foundation
import TestKit
import Testing

/// `rulec review` and `rulec site`, run as commands with the project's own rules.
@Suite("项目审查与选址")
struct ReviewTests {
  private static let projects = "Examples/review/projects.geojson"

  @Test("二十个项目的结论和不通过、待核实的规则，与旁边手工核对的一致")
  func answersStandBeside() throws {
    let run = try rulec(["review", "Examples/review", Self.projects, "--format", "json"])
    #expect(run.status == 1)
    let reviews = try reviews(Data(run.stdout.utf8))
    let rows = try text("Examples/review/answers.csv").split(separator: "\n").dropFirst()
    let expected = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    #expect(reviews.count == 20 && expected.count == 20)
    for (review, row) in zip(reviews, expected) {
      let rules = Set(review.findings.filter { $0.verdict != "pass" }.map(\.rule)).sorted()
      #expect([review.id, review.name, review.verdict, rules.joined(separator: " ")] == row)
    }
  }

  @Test("缺的材料逐条列出，涉及的控制线带面积")
  func papersAndLines() throws {
    let run = try rulec(["review", "Examples/review", Self.projects, "--format", "json"])
    let reviews = try reviews(Data(run.stdout.utf8))
    #expect(reviews[1].papers == ["条件②：用途的详细规划编号 已填写"])
    #expect(reviews[8].lines.map(\.line) == ["生态保护红线"] && reviews[8].lines.map(\.share) == ["100.00%"])
  }

  @Test("一个项目一页，中英文都有样张", arguments: ["zh", "en"])
  func pages(language: String) throws {
    let run = try rulec(["review", "Examples/review", Self.projects, "--format", "markdown", "--lang", language])
    try expectGolden(run.stdout.maskingDigests, at: "Tests/Fixtures/reports/项目审查的报告.\(language).md")
    let text = try rulec(["review", "Examples/review", Self.projects, "--lang", language])
    try expectGolden(text.stdout.maskingDigests, at: "Tests/Fixtures/reports/项目审查的报告.\(language).txt")
  }

  @Test("选址写成表，条件用话说明；网页和审查的网页都不取别处的东西")
  func sitePages() throws {
    let site = ["site", "Examples/review", "--use", "1001", "--area", "1公顷", "--format"]
    let table = try rulec(site + ["markdown"])
    try expectGolden(table.stdout, at: "Tests/Fixtures/reports/选址的报告.zh.md")
    let review = ["review", "Examples/review", Self.projects, "--format", "html"]
    for run in [try rulec(site + ["html"]), try rulec(review)] {
      #expect(run.stdout.hasPrefix("<!DOCTYPE html>") && run.stdout.hasSuffix("</html>\n"))
      for word in ["<script", "http:", "https:", "src="] { #expect(!run.stdout.contains(word)) }
    }
    #expect(try rulec(review).stdout.contains("href=\"#project-1\""))
  }

  @Test("不寻常的项目文件：逐个说清，什么也不漏", arguments: try Repository.files(in: "Tests/Fixtures/review", suffix: ".geojson"))
  func oddProjects(file: String) throws {
    let run = try rulec(["review", "Examples/review", file])
    let answer = "status \(run.status)\n" + run.stderr + run.stdout
    try expectGolden(answer.maskingDigests, at: file.replacing(".geojson", with: ".txt"))
  }

  @Test("项目文件不在、不是地图：说清是哪个文件，退出码 4", arguments: ["没有.geojson", "units.csv", "nothing.gpkg"])
  func projectsThatCannotBeRead(name: String) throws {
    let run = try rulec(["review", "Examples/review", "Examples/review/\(name)"])
    #expect(run.status == 4)
    #expect(run.stderr.contains(name))
  }

  @Test("写错格式和缺用途是用法错误")
  func usage() throws {
    #expect(try rulec(["check", "Examples/review", "--format", "文稿"]).status == 64)
    #expect(try rulec(["review", "Examples/review"]).status == 64)
    #expect(try rulec(["site", "Examples/review"]).status == 64)
    #expect(try rulec(["site", "Examples/review", "--use", "9999"]).status == 64)
    #expect(try rulec(["site", "Examples/review", "--use", "0703", "--area", "3"]).status == 64)
  }

  @Test("选出的地块，审查都不会不通过", arguments: draws(2))
  func sitesAreNeverRefused(seed: Int) throws {
    let family = try GeneratedZones(seed: UInt64(seed))
    defer { family.remove() }
    let output = family.folder.appending(path: "sites.geojson")
    let arguments = ["--use", family.use, "--format", "geojson", "--output", output.path]
    let run = try rulec(["site", family.planSet.path] + arguments)
    #expect(run.status == 0, "\(run.stderr)")
    let count = try family.write(use: family.use, into: output)
    #expect(count > 0)
    let reviewed = try rulec(["review", family.planSet.path, output.path, "--format", "json"])
    let reviews = try reviews(Data(reviewed.stdout.utf8))
    #expect(reviews.count == count)
    #expect(reviews.allSatisfy { $0.verdict != "fail" })
  }

  private struct Review: Decodable {
    struct Finding: Decodable {
      var rule: String
      var verdict: String
    }
    struct Line: Decodable {
      var line: String
      var share: String
    }
    var id: String
    var name: String
    var verdict: String
    var findings: [Finding]
    var papers: [String]
    var lines: [Line]
  }

  private struct Reviews: Decodable { var projects: [Review] }

  private func reviews(_ json: Data) throws -> [Review] {
    try JSONDecoder().decode(Reviews.self, from: json).projects
  }

  private func text(_ path: String) throws -> String {
    try Repository.text(of: path)
  }
}

/// A plan set with random zones, lines and parcels, on a grid of hundredths of a degree.
private struct GeneratedZones {
  let folder: URL
  let use: String

  var planSet: URL { folder.appending(path: "planset") }

  init(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    use = ["0703", "0102", "1001", "1202"][random.below(4)]
    let unit = planSet.appending(path: "990301")
    try FileManager.default.createDirectory(at: unit, withIntermediateDirectories: true)
    try Data("code,name,tier,parent_code\n990301,甲县,县级,\n".utf8).write(to: planSet.appending(path: "units.csv"))
    let codes = ["100", "200", "300", "410", "420", "510", "520"]
    let zones = (0..<16).map { place in
      Self.square(place % 4 * 10, place / 4 * 10, 10, "\"MJ\":1,\"GHFQDM\":\"\(codes[random.below(codes.count)])\"")
    }
    try Self.write(zones, to: unit, "GHFQ")
    let lines = (0..<2).map { _ in Self.square(random.below(35), random.below(35), 1 + random.below(9), "\"MJ\":1") }
    try Self.write(lines, to: unit, "STBHHX")
    let uses = ["0703", "0102", "1001", "0301", ""]
    let parcels = (0..<5).map { _ in
      let blank = Self.blankFields.map { ",\"\($0)\":\"\"" }.joined()
      let properties = "\"YDYHFLDM\":\"\(uses[random.below(uses.count)])\"" + blank
      return Self.square(random.below(36), random.below(36), 1 + random.below(8), properties)
    }
    try Self.write(parcels, to: unit, "JSXM")
    for line in ["YJJBNT", "CZKFBJ", "LSWHBHX"] { try Self.write([], to: unit, line) }
  }

  /// The other fields of 建设项目, so that no field is missing.
  private static let blankFields = [
    "XMMC", "HXZYQX", "YXHDLB", "RDYJWH", "BKBRLZ", "GWYPZWH", "BHFAWH", "ZMQDLB", "XXGHBH", "XZLZWH", "CYRHRD",
  ]

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Gives every feature of a file its use; returns how many there are.
  func write(use: String, into file: URL) throws -> Int {
    let data = try Data(contentsOf: file)
    var collection = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var features = try #require(collection["features"] as? [[String: Any]])
    for index in features.indices { features[index]["properties"] = ["YDYHFLDM": use] }
    collection["features"] = features
    try JSONSerialization.data(withJSONObject: collection).write(to: file)
    return features.count
  }

  /// A square in thousandths of a degree.
  private static func square(_ x: Int, _ y: Int, _ size: Int, _ properties: String) -> String {
    let (west, east) = (111 + Double(x) / 1000, 111 + Double(x + size) / 1000)
    let (south, north) = (40 + Double(y) / 1000, 40 + Double(y + size) / 1000)
    let ring = "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
    return
      #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
  }

  private static func write(_ features: [String], to folder: URL, _ layer: String) throws {
    let text = #"{"type":"FeatureCollection","name":"\#(layer)","features":[\#(features.joined(separator: ","))]}"#
    try Data(text.utf8).write(to: folder.appending(path: "\(layer).geojson"))
  }
}
