import Foundation
import TestKit
import Testing

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

  @Test("写不下的输出是错误，不留下半个文件")
  func fullDisk() throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let kept = scratch.appending(path: "old.fish")
    try Data("old".utf8).write(to: kept)
    let command = "exec \"$0\" --help >/dev/full"
    #expect(try shell(command, in: scratch).status == 74)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["old.fish"])
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
      COMP_WORDS=(rulec check set --format j) COMP_CWORD=4
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
