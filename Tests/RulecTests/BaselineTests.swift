import Foundation
import TestKit
import Testing

@testable import rulec

@Suite("与上次相比")
struct BaselineTests {
  /// A folder with an earlier plan set, a later one and their rules.
  static let folder = "Tests/Fixtures/comparison"
  static let shown = "\(folder)/三处已整改两处新增五处未变"

  @Test("逐处说明新增、未变、已整改和无从比较", arguments: try folders())
  func fixture(_ name: String) throws {
    let folder = "\(Self.folder)/\(name)"
    let arguments = (try? Repository.text(of: "\(folder)/arguments")) ?? ""
    let run = try compared(folder, arguments.split(separator: "\n").map(String.init))
    try expectGolden(run.stdout, at: "\(folder)/stdout")
    try expectGolden("\(run.status)\n", at: "\(folder)/status")
  }

  @Test("每个判定的样例与自己相比，什么都未变", arguments: try EvaluationTests.Case.all())
  func same(_ sample: EvaluationTests.Case) throws {
    try inScratch { scratch in
      let earlier = scratch.appending(path: "a.json").path
      let arguments = ["check", sample.folder, "--rules", sample.rules]
      _ = try RunningCommand(arguments + ["--format", "json", "--output", earlier], in: Repository.root)
      let run = try RunningCommand(arguments + ["--baseline", earlier, "--quiet"], in: Repository.root)
      #expect(run.stdout.contains("与上次相比：新增 0，未变 "))
      #expect(run.stdout.contains("，已整改 0，无从比较 0"))
    }
  }

  @Test("每种格式都说明对比", arguments: ["json", "csv", "sarif", "markdown", "html"])
  func formats(_ format: String) throws {
    let run = try compared(Self.shown, ["--format", format])
    #expect(run.status == 1)
    switch format {
    case "json":
      let json = try #require(JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any])
      let comparison = try #require(json["comparison"] as? [String: Any])
      let summary = try #require(comparison["summary"] as? [String: Int])
      #expect(summary == ["new": 2, "unchanged": 5, "mended": 3, "incomparable": 0])
      let findings = try #require(json["findings"] as? [[String: Any]])
      let marks = findings.compactMap { $0["comparison"] as? [String: Any] }
      #expect(marks.reduce(0) { $0 + ($1["new"] as? Int ?? 0) } == 2)
      #expect(marks.reduce(0) { $0 + ($1["unchanged"] as? Int ?? 0) } == 5)
      let pieces = findings.flatMap { $0["evidence"] as? [[String: Any]] ?? [] }
      #expect(pieces.count { $0["comparison"] as? String == "new" } == 2)
    case "csv":
      let rows = run.stdout.split(separator: "\r\n")
      #expect(rows[0].contains("判定,对比,级别"))
      #expect(rows.contains { $0.contains("新增 2，未变 1") })
    case "sarif":
      let json = try #require(JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any])
      let results = try #require((json["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
      let states = results.compactMap { $0["baselineState"] as? String }
      #expect(states.count == results.count && Set(states) == ["new", "unchanged"])
    default:
      #expect(run.stdout.contains("四、与上次相比"))
      #expect(run.stdout.contains("新增 2，未变 5，已整改 3，无从比较 0"))
    }
  }

  @Test("没有上次时各格式与从前一样，不写对比")
  func none() throws {
    for format in ["csv", "sarif", "markdown"] {
      let run = try check("\(Self.shown)/这次", Self.shown, ["--format", format])
      #expect(!run.stdout.contains("对比") && !run.stdout.contains("baselineState") && !run.stdout.contains("与上次相比"))
    }
  }

  @Test("上次的报告读不了时说明，退出码 4；没有上次而要新增是用法错误")
  func failures() throws {
    let rules = "\(Self.shown)/规则.rule"
    let wrong = try check("\(Self.shown)/这次", Self.shown, ["--baseline", "\(Self.shown)/这次/units.csv"])
    #expect(wrong.status == 4 && wrong.stderr.contains("不是 rulec check --format json 写出的报告"))
    let gone = try check("\(Self.shown)/这次", Self.shown, ["--baseline", "没有.json", "--lang", "en"])
    #expect(gone.status == 4 && gone.stdout.isEmpty)
    let usage = try RunningCommand(["check", Self.shown, "--rules", rules, "--fail-on", "new"], in: Repository.root)
    #expect(usage.status == 64)
  }

  @Test("分几份判定再合并，对比与一次判定的一样")
  func merged() throws {
    try inScratch { scratch in
      let earlier = scratch.appending(path: "a.json").path
      _ = try check("\(Self.shown)/上次", Self.shown, ["--format", "json", "--output", earlier])
      let parts = try (1...2).map { number in
        let part = scratch.appending(path: "\(number).part").path
        _ = try check("\(Self.shown)/这次", Self.shown, ["--shard", "\(number)/2", "--output", part])
        return part
      }
      let merged = try RunningCommand(["merge"] + parts + ["--baseline", earlier, "--quiet"], in: Repository.root)
      #expect(merged.stdout.contains("新增 2，未变 5，已整改 3，无从比较 0"))
    }
  }

  @Test("两套规划的不同附图，划入划出都画")
  func drawn() throws {
    let folder = Self.shown
    let arguments = ["diff", "\(folder)/上次", "\(folder)/这次", "--rules", "\(folder)/规则.rule", "--format", "html"]
    let run = try RunningCommand(arguments, in: Repository.root)
    #expect(run.status == 1)
    #expect(run.stdout.contains("<svg") && run.stdout.contains(">划入</text>") && run.stdout.contains(">划出</text>"))
  }

  static func folders() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: folder).path)
      .filter { !$0.contains(".") }.sorted()
  }

  private func compared(_ folder: String, _ more: [String]) throws -> RunningCommand {
    try inScratch { scratch in
      let earlier = scratch.appending(path: "a.json").path
      _ = try check("\(folder)/上次", folder, ["--format", "json", "--output", earlier])
      return try check("\(folder)/这次", folder, ["--baseline", earlier] + more)
    }
  }

  private func check(_ planSet: String, _ folder: String, _ more: [String]) throws -> RunningCommand {
    let environment = ["CHUANDAO_RULES": Repository.root.appending(path: "Tests/Fixtures/no-rules").path]
    let arguments = ["check", planSet, "--rules", "\(folder)/规则.rule"] + more
    return try RunningCommand(arguments, in: Repository.root, environment: environment)
  }

  private func inScratch<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    return try body(scratch)
  }
}
