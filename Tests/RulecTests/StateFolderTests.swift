@testable import Chuandao
import Foundation
import PlanData
import RuleDSL
import TestKit
import Testing

@testable import rulec

/// Whatever stands in the folder of a state, the report is that of a run without one.
@Suite("状态的文件夹")
struct StateFolderTests {
  private static let planSet = Repository.root.appending(path: "Examples/control-lines").path
  private static let rules = [
    "Rules/vocabulary", "Rules/national/control-lines/生态保护红线.rule", "Rules/national/zoning",
  ]

  private func run() throws -> KeptRun { try KeptRun(Self.planSet, rules: Self.rules) }

  @Test("截断、改动、换成文件夹的状态重新建立，并说明")
  func damage() throws {
    let state = StateFolder()
    let run = try run()
    let whole = try run.whole(all: false)
    _ = try state.run(run, all: false)
    let files = try FileManager.default.contentsOfDirectory(at: state.url, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
    #expect(files.count >= 2)
    var random = SplitMix64(seed: 3)
    for number in draws(12) {
      let file = random.pick(files)
      var bytes = [UInt8](try Data(contentsOf: file))
      let place = random.below(bytes.count)
      if number.isMultiple(of: 2) {
        bytes.removeLast(bytes.count - place)
      } else {
        bytes[place] ^= 1 << random.below(8)
      }
      try Data(bytes).write(to: file)
      let found = try state.run(run, all: false)
      #expect(found.written == whole)
      #expect(found.note?.english.contains("cannot be read") == true)
      let again = try state.run(self.run(), all: false)
      #expect(again.written == whole && again.note == nil && again.measured.isEmpty)
    }
  }

  @Test("上级图层里认不出的代码改正以后，每个下级都重新判定")
  func settledCode() throws {
    let fixture = Repository.root.appending(path: "Tests/Fixtures/command/认不出的代码使按条件分的图层待核实")
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: fixture.appending(path: "planset"), to: folder)
    let layer = folder.appending(path: "980100/GHFQ.geojson")
    let sound = try String(contentsOf: layer, encoding: .utf8)
    let last = try #require(sound.range(of: "\"410\"", options: .backwards))
    let state = StateFolder()
    // 300 is no part of the line, as C9 may be: what is drawn stays the same.  One thread judges both counties, so that the
    // second one takes the layer above as it was read for the first.
    var written: [[String]] = []
    for code in ["C9", "300"] {
      try sound.replacingCharacters(in: last, with: "\"\(code)\"").write(to: layer, atomically: true, encoding: .utf8)
      let run = try KeptRun(folder.path, rules: ["\(fixture.path)/rules"], jobs: 1)
      written.append(try state.run(run, all: true).written)
      #expect(try written.last == run.whole(all: true))
    }
    #expect(written[0] != written[1])
  }

  @Test("别的版本的状态重新建立，别人的文件留着")
  func strangers() throws {
    let state = StateFolder()
    let run = try run()
    _ = try state.run(run, all: false)
    let read = state.folder.read(basis: "another")
    #expect(read.note != nil && read.kept.basis == "another")
    try state.folder.write(KeptMeasures(basis: "another"), over: read)
    let stranger = state.url.appending(path: "别人的.txt")
    try Data("x".utf8).write(to: stranger)
    let found = try state.run(run, all: false)
    #expect(found.note?.english.contains("version") == true)
    #expect(found.measured.count == 3)
    #expect(try found.written == run.whole(all: false))
    #expect(FileManager.default.fileExists(atPath: stranger.path))
  }

  @Test("命令行上：报告和退出码不变，几个规划重新测量写在标准错误上")
  func commandLine() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let environment = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    let check =
      ["check", Self.planSet] + Self.rules.flatMap { ["--rules", Repository.root.appending(path: $0).path] }
    let plain = try RunningCommand(check, in: folder, environment: environment)
    func judged(_ state: String, _ stderr: String) throws {
      let run = try RunningCommand(check + ["--state", state], in: folder, environment: environment)
      #expect(run.stdout == plain.stdout && run.status == plain.status)
      #expect(run.stderr == plain.stderr + stderr)
    }
    try judged("state", "rulec：规划 3 个，重新测量 3 个\n")
    try judged("state", "rulec：规划 3 个，重新测量 0 个\n")
    // A folder in the place of a file.
    try FileManager.default.removeItem(at: folder.appending(path: "state/tables.state"))
    try FileManager.default.createDirectory(
      at: folder.appending(path: "state/tables.state"),
      withIntermediateDirectories: true
    )
    let odd = try RunningCommand(check + ["--state", "state"], in: folder, environment: environment)
    #expect(odd.stdout == plain.stdout && odd.status == plain.status && odd.stderr.contains("tables.state"))
    #expect(try RunningCommand(check + ["--state", Self.planSet], in: folder).status == 64)
    #expect(try RunningCommand(check + ["--state", "s", "--plan", "990100"], in: folder).status == 64)
  }

  @Test("写不了的状态：报告和退出码不变，说明为什么，写了一半的不算")
  func unwritable() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let environment = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    let check =
      ["check", Self.planSet, "--quiet"]
      + Self.rules.flatMap { ["--rules", Repository.root.appending(path: $0).path] }
    let plain = try RunningCommand(check, in: folder, environment: environment)
    func judged(_ state: String, _ stderr: String, after shell: String? = nil) throws {
      let run = try RunningCommand(check + ["--state", state], in: folder, environment: environment, after: shell)
      #expect(run.stdout == plain.stdout && run.status == plain.status)
      #expect(run.stderr == plain.stderr + stderr)
    }
    let all = "rulec：规划 3 个，重新测量 3 个\n"
    let unwritten = "\(all)rulec：状态没有写全，下次再测量；报告不受影响。"
    try Data("别人的".utf8).write(to: folder.appending(path: "file"))
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link"),
      withDestinationURL: folder.appending(path: "nowhere")
    )
    try judged("file", "\(unwritten)file：路径中有一段不是文件夹\n")
    #expect(try String(contentsOf: folder.appending(path: "file"), encoding: .utf8) == "别人的")
    try judged("/dev/null", "\(unwritten)/dev/null：路径中有一段不是文件夹\n")
    try judged("file/state", "\(unwritten)file/state：路径中有一段不是文件夹\n")
    try judged("link", "\(unwritten)link：没有这个文件或文件夹\n")
    try judged("none/state", "\(unwritten)none/state：没有这个文件或文件夹\n")
    // As on a full disk: some files fit, the first one that does not ends the writing.
    let limited = try RunningCommand(
      check + ["--state", "state"],
      in: folder,
      environment: environment,
      after: "ulimit -f 4"
    )
    #expect(limited.stdout == plain.stdout && limited.status == plain.status)
    #expect(limited.stderr.hasPrefix("\(unwritten)state/") && limited.stderr.hasSuffix("：文件大小超过了限制\n"))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "state").path)
    #expect(left.allSatisfy { $0.hasSuffix(".state") })
    let again = try RunningCommand(check + ["--state", "state"], in: folder, environment: environment)
    #expect(again.stdout == plain.stdout && again.status == plain.status)
    try judged("state", "rulec：规划 3 个，重新测量 0 个\n")
  }

  @Test("图层暂时不在时没有什么可测量，也不忘记；回来以后一个也不重新测量")
  func withoutMaps() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let aside = folder.appendingPathExtension("aside")
    defer { for place in [folder, aside] { try? FileManager.default.removeItem(at: place) } }
    try FileManager.default.copyItem(at: URL(filePath: Self.planSet), to: folder)
    try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
    let figures = "行政区代码,名称,年份,指标,关系,数值,单位,来源\n990100,甲市,2035,耕地保有量,不低于,1,万亩,本级\n"
    try Data(figures.utf8).write(to: folder.appending(path: "indicators.csv"))
    let state = StateFolder()
    let environment = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    func judged(_ stderr: String) throws {
      let plain = try RunningCommand(["check", folder.path], in: aside, environment: environment)
      let check = ["check", folder.path, "--state", state.url.path]
      let run = try RunningCommand(check, in: aside, environment: environment)
      #expect(run.stdout == plain.stdout && run.status == plain.status)
      #expect(run.stderr == plain.stderr + stderr)
    }
    try judged("rulec：规划 3 个，重新测量 3 个\n")
    let stamps = try state.stamps
    func move(_ from: URL, _ to: URL) throws {
      for plan in ["990100", "990101", "990102"] {
        try FileManager.default.moveItem(at: from.appending(path: plan), to: to.appending(path: plan))
      }
    }
    try move(folder, aside)
    try judged("rulec：规划 0 个，重新测量 0 个\n")
    #expect(try state.stamps == stamps)
    try move(aside, folder)
    try judged("rulec：规划 3 个，重新测量 0 个\n")
  }

  @Test("被杀的检查没有写完的文件下次清除，还在写的和别人的留着")
  func abandoned() throws {
    let state = StateFolder()
    try FileManager.default.createDirectory(at: state.url, withIntermediateDirectories: true)
    let names = [".chuandao-1.partial", ".chuandao-2.partial", ".chuandao.partial.txt", "chuandao-3.partial"]
    for name in names { try Data("x".utf8).write(to: state.url.appending(path: name)) }
    let writing = try WholeFile(path: state.url.appending(path: "other").path)
    let run = try run()
    #expect(try state.run(run, all: false).written == run.whole(all: false))
    let left = try Set(
      FileManager.default.contentsOfDirectory(atPath: state.url.path).filter { !$0.hasSuffix(".state") }
    )
    #expect(left == Set(names[2...] + [FileManager.default.displayName(atPath: writing.partial)]))
    try writing.finish()
    #expect(FileManager.default.fileExists(atPath: state.url.appending(path: "other").path))
  }

  @Test("同时两次检查用一个文件夹，下一次什么也不测")
  func together() throws {
    let state = StateFolder()
    let whole = try run().whole(all: false)
    let failures = Failures()
    DispatchQueue.concurrentPerform(iterations: 3) { _ in
      if (try? state.run(run(), all: false).written) != whole { failures.add() }
    }
    #expect(failures.count == 0)
    let again = try state.run(run(), all: false)
    #expect(again.written == whole && again.note == nil && again.measured.isEmpty)
  }

  private final class Failures: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var count = 0
    func add() { lock.withLock { count += 1 } }
  }

  @Test("watch 先查一次，改动后再查，收到 SIGTERM 就结束")
  func watch() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: URL(filePath: Self.planSet), to: folder)
    let log = folder.appendingPathExtension("log")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let process = Process()
    process.executableURL = RunningCommand.executable
    process.arguments =
      ["watch", folder.path] + Self.rules.flatMap { ["--rules", Repository.root.appending(path: $0).path] }
    let handle = try FileHandle(forWritingTo: log)
    (process.standardOutput, process.standardError, process.standardInput) = (handle, handle, FileHandle.nullDevice)
    try process.run()
    func waits(_ count: Int) throws -> String {
      for _ in 0..<600 {
        let text = try String(contentsOf: log, encoding: .utf8)
        if text.components(separatedBy: "等待文件改动").count > count || !process.isRunning { return text }
        Thread.sleep(forTimeInterval: 0.1)
      }
      return try String(contentsOf: log, encoding: .utf8)
    }
    #expect(try waits(1).contains("规划 3 个，重新测量 3 个"))
    let units = folder.appending(path: "990101")
    let file = try #require(FileManager.default.contentsOfDirectory(at: units, includingPropertiesForKeys: nil).first)
    try (Data(contentsOf: file) + Data("\n".utf8)).write(to: file)
    #expect(try waits(2).contains("规划 3 个，重新测量 0 个"))
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGTERM)
  }
}
