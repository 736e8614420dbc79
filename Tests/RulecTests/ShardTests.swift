@testable import Chuandao
import Foundation
import PlanData
import Reporting
@testable import RuleDSL
import TestKit
import Testing
import Transmission

@testable import rulec

/// A plan set that is judged in shards is judged as a whole: figures, lines, admission, maintenance and lists.
@Suite("分份判定再合并")
struct ShardTests {
  private static let examples = [
    "inner-mongolia", "whole-family", "control-lines", "review", "maintenance/clean", "maintenance/fault-04",
    "monitoring/broken",
  ]

  @Test("示例分成几份都与一次判定逐字节相同", arguments: examples)
  func example(name: String) throws {
    try expectSameBytes(ShardedRun("Examples/\(name)"))
  }

  @Test("判定的样例分成几份都与一次判定逐字节相同", arguments: try EvaluationTests.Case.all())
  func evaluation(_ sample: EvaluationTests.Case) throws {
    try expectSameBytes(ShardedRun(sample.folder, rules: [sample.rules]))
  }

  @Test("命令的样例分成几份都与一次判定逐字节相同", arguments: try commands())
  func command(_ fixture: CommandFixture) throws {
    guard case .run(let invocation) = try parseArguments(fixture.arguments()) else { return }
    let path = { (name: String) in Repository.root.appending(path: fixture.folder).appending(path: name).path }
    let only = Set((invocation.values[.only] ?? []).flatMap { $0.split(separator: ",").map(String.init) })
    let rules = (invocation.values[.rules] ?? []).map(path)
    try expectSameBytes(ShardedRun(path(invocation.operands[0]), rules: rules, only: only))
  }

  /// Those that judge a plan set.
  private static func commands() throws -> [CommandFixture] {
    try CommandFixture.all().filter { fixture in
      let status = try Repository.text(of: "\(fixture.folder)/status")
      return try fixture.arguments().first == "check" && ["1\n", "2\n"].contains(status)
    }
  }

  private func expectSameBytes(_ run: ShardedRun) throws {
    let whole = try ShardedRun.formats.map { try run.whole($0.0, all: $0.1) }
    for count in drawFactor > 1 ? [1, 2, 3, 4, 5, 7, 11] : [1, 3] {
      let merger = try Merger(run.parts(count))
      for ((format, all), bytes) in zip(ShardedRun.formats, whole) {
        let merged = try run.merged(merger, format, all: all)
        #expect(merged == bytes, "\(count) \(format)\(all ? " --all" : "")")
      }
    }
  }

  @Test("命令行上也一样：退出码、各份的次序、只要合计")
  func commandLine() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let planSet = Repository.root.appending(path: "Examples/control-lines").path
    let environment = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    let run = { try RunningCommand($0, in: folder, environment: environment) }
    for number in 1...3 {
      let shard = try run(["check", planSet, "--shard", "\(number)/3", "--output", "\(number).part"])
      #expect(shard.stdout.isEmpty && shard.stderr.isEmpty && [0, 1, 2].contains(shard.status))
    }
    for options in [[], ["--quiet"], ["--format", "json", "--lang", "en"]] {
      let whole = try run(["check", planSet] + options)
      let merged = try run(["merge", "3.part", "1.part", "2.part"] + options)
      #expect(merged.stdout == whole.stdout && merged.stderr == whole.stderr && merged.status == whole.status)
    }
    let passes = try run(["merge", "1.part", "2.part", "3.part", "--all", "--format", "geojson", "--output", "m"])
    #expect(passes.status == 4 && passes.stderr.contains("--all"))
    #expect(try run(["check", planSet, "--shard", "1/3"]).status == 64)
    #expect(try run(["check", planSet, "--shard", "4/3", "--output", "4.part"]).status == 64)
    #expect(try run(["check", planSet, "--shard", "1/3", "--output", "m", "--format", "json"]).status == 64)
    let missing = try run(["merge", "1.part", "3.part"])
    #expect(missing.status == 4 && missing.stderr == "rulec：缺第 2/3 份；请判定后一并写上\n")
  }

  @Test("重复的、别的规划集的、别的选项的、不是份的文件，说明是哪一个")
  func strangers() throws {
    let run = try ShardedRun("Examples/whole-family")
    let parts = try run.parts(2)
    #expect(throws: MergeFailure.repeated(try #require(Shard("2/2")), parts[0], parts[0])) {
      try Merger([parts[0], parts[0]])
    }
    let other = try ShardedRun("Examples/control-lines")
    let others = try other.parts(2)
    #expect(throws: MergeFailure.otherRun(others[1], parts[0])) { try Merger([parts[0], others[1]]) }
    let units = Repository.root.appending(path: "Examples/whole-family/units.csv").path
    #expect(throws: MergeFailure.noPart(units)) { try Merger([units]) }
    #expect(throws: MergeFailure.unreadable(SystemFailure("nowhere", .system(2)))) { try Merger(["nowhere"]) }
  }

  @Test("截断或改动过的份是错误，不会出别的事")
  func damage() throws {
    let sample = try #require(EvaluationTests.Case.all().first)
    let run = try ShardedRun(sample.folder, rules: [sample.rules])
    let path = try run.parts(1)[0]
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    var random = SplitMix64(seed: 7)
    for _ in 0..<60 {
      let cut = random.below(bytes.count)
      try Data(bytes[..<cut]).write(to: URL(filePath: path))
      #expect(throws: MergeFailure.self) { try Merger([path]) }
      var changed = bytes
      changed[cut] ^= UInt8(1 << random.below(8))
      try Data(changed).write(to: URL(filePath: path))
      #expect(throws: MergeFailure.self) { try Merger([path]) }
    }
  }
}
