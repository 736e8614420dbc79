import Foundation
import TestKit
import Testing

/// What a report says of its run is enough to repeat it, byte for byte.
@Suite("重做一次检查")
struct RepetitionTests {
  private static let rules = Repository.root.appending(path: "Rules")

  @Test(
    "照报告里写的日期、文件和规则重做，逐字节相同",
    arguments: [["Examples/control-lines", "2026-03-01"], ["Examples/inner-mongolia", "2026-11-20"]]
  )
  func repeated(_ run: [String]) throws {
    let first = try RunningCommand(
      ["check", run[0], "--as-of", run[1], "--format", "json"],
      in: Repository.root,
      environment: ["CHUANDAO_RULES": Self.rules.path]
    )
    let report = try #require(try JSONSerialization.jsonObject(with: Data(first.stdout.utf8)) as? [String: Any])
    let release = try #require(report["release"] as? String)
    let version = try RunningCommand(["--version"], in: Repository.root)
    #expect(version.stdout.contains(try #require(release.split(separator: " ").last)))

    // Years later: the files are elsewhere, and the machine has another clock, language and number of processors.
    let later = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: later, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: later) }
    let planSet = later.appending(path: "plans")
    try FileManager.default.copyItem(at: Repository.root.appending(path: run[0]), to: planSet)
    for input in try #require(report["inputs"] as? [[String: Any]]) {
      let path = try #require(input["path"] as? String)
      #expect(try sha256(planSet.appending(path: path)) == input["sha256"] as? String, "\(path)")
    }
    let library = later.appending(path: "Rules")
    try FileManager.default.copyItem(at: Self.rules, to: library)
    let asOf = try #require(report["asOf"] as? String)
    #expect(asOf == run[1])
    let again = try RunningCommand(
      ["check", "plans", "--as-of", asOf, "--format", "json", "--jobs", "1"],
      in: later,
      environment: ["CHUANDAO_RULES": library.path, "TZ": "Asia/Shanghai", "LANG": "zh_CN.GB18030", "LC_ALL": "C"]
    )
    #expect(again.status == first.status && again.stdout == first.stdout)

    // A rule that changed shows in the report.
    let packs = try #require(report["packs"] as? [[String: Any]])
    let rule = library.appending(path: "national/control-lines/控制线面积.rule")
    try ("# 改过\n" + String(contentsOf: rule, encoding: .utf8)).write(to: rule, atomically: true, encoding: .utf8)
    let changed = try RunningCommand(
      ["check", "plans", "--as-of", asOf, "--format", "json"],
      in: later,
      environment: ["CHUANDAO_RULES": library.path]
    )
    let other = try #require(try JSONSerialization.jsonObject(with: Data(changed.stdout.utf8)) as? [String: Any])
    let digests = try [packs, #require(other["packs"] as? [[String: Any]])].map { $0.map { $0["sha256"] as? String } }
    #expect(digests[0] != digests[1])
  }

  private func sha256(_ file: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.arguments = [file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return String(text.prefix(64))
  }
}
