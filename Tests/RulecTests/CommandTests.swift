import Foundation
import PlanData
import RuleDSL
import TestKit
import Testing

@testable import rulec

@Suite("命令")
struct CommandTests {
  @Test("样例的输出、提示和退出码", arguments: try CommandFixture.all())
  func fixture(_ fixture: CommandFixture) throws {
    let folder = Repository.root.appending(path: fixture.folder)
    let environment = ["CHUANDAO_RULES": Repository.root.appending(path: "Tests/Fixtures/no-rules").path]
    let run = try RunningCommand(fixture.arguments(), in: folder, environment: environment)
    try expectGolden(run.stdout, at: "\(fixture.folder)/stdout")
    try expectGolden(run.stderr, at: "\(fixture.folder)/stderr")
    try expectGolden("\(run.status)\n", at: "\(fixture.folder)/status")
  }

  @Test("写不下的输出是错误，退出码 74")
  func fullDisk() throws {
    let run = try shell("exec \"$0\" --help >/dev/full", in: FileManager.default.temporaryDirectory)
    #expect(run.status == 74)
    #expect(run.stderr == "rulec：stdout：磁盘已满\n")
  }

  @Test("写不下时按选定的语言说")
  func fullDiskInEnglish() throws {
    for command in ["--help --lang en", "explain E101 --lang en"] {
      let run = try shell("exec \"$0\" \(command) >/dev/full", in: FileManager.default.temporaryDirectory)
      #expect(run.stderr == "rulec: stdout: the disk is full\n")
    }
  }

  @Test("英文里只有一个时用单数")
  func singular() throws {
    #expect([0, 1, 2].map { counted($0, "scenario") } == ["0 scenarios", "1 scenario", "2 scenarios"])
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    try Data("层级：省级\n".utf8).write(to: scratch.appending(path: "a.rule"))
    let run = try RunningCommand(["test", "a.rule", "--lang", "en"], in: scratch)
    #expect(run.stderr.hasSuffix("1 error, 0 warnings\n"))
  }

  @Test("写到一半出错时，旧文件不变，也不留下半个文件；写全了才替换")
  func replacing() throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let file = scratch.appending(path: "report.txt")
    try Data("old".utf8).write(to: file)
    let failure = SystemFailure("report.txt", .notText)
    #expect(throws: failure) {
      try Output.replacing(file.path) { output throws(SystemFailure) in
        try output.write(String(repeating: "new", count: 100_000))
        throw failure
      }
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    try Output.replacing(file.path) { output throws(SystemFailure) in try output.write("new") }
    #expect(try String(contentsOf: file, encoding: .utf8) == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["report.txt"])
  }

  @Test("读者走开时安静结束")
  func closedPipe() throws {
    let command = "{ \"$0\" --help; echo $? >&2; } | true"
    let run = try shell(command, in: FileManager.default.temporaryDirectory)
    #expect(run.stderr == "0\n")
  }

  @Test("bash 读得懂补全脚本，并补出选项和值")
  func completion() throws {
    let command = """
      eval "$("$0" completions bash)"
      COMP_WORDS=(rulec check set --format js) COMP_CWORD=4
      _rulec
      [ "${COMPREPLY[*]}" = json ] || exit 1
      COMP_WORDS=(rulec check --as) COMP_CWORD=2
      _rulec
      [ "${COMPREPLY[*]}" = --as-of ] || exit 2
      """
    let run = try shell("exec bash -c '\(command.replacing("'", with: "'\\''"))' \"$0\"", in: Repository.root)
    #expect(run.status == 0)
    #expect(run.stderr.isEmpty)
  }

  private func shell(_ command: String, in folder: URL) throws -> (status: Int32, stderr: String) {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command, RunningCommand.executable.path]
    process.currentDirectoryURL = folder
    process.standardError = errors
    try process.run()
    let text = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
