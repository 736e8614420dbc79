import Foundation
import TestKit
import Testing

/// What `rulec test` and `rulec lint` write into files.
@Suite("写进规则文件的")
struct RuleTestTests {
  private static let rule = """
    规则 示例
      编号：SL-01
      依据：国函〔2023〕148号 第二条
      适用：县级
      要求：本级的耕地保有量 不低于 300 万亩

    # 注释照旧。
    案例 少一万亩
      检验：SL-01
      假设：
        | 单位 | 层级 | 耕地保有量 |
        | 甲县 | 县级 | 299 万亩   |
        | 乙县 | 县级 | 301 万亩   |
        | 丙县 | 县级 | 298 万亩   |
      应当：甲县   不通过，差额 2 万亩  # 尾注
      应当：乙县 不通过

    """

  @Test("--accept 只改不符的应当，别的一个字也不动，改了就都符合")
  func accepting() throws {
    try inFolder(Self.rule) { folder in
      let asked = try run(["test", "规则.rule", "--rules", "词汇.rule", "--accept"], folder)
      #expect(asked.status == 1 && asked.stderr.contains("+  应当：甲县 不通过，差额 1 万亩"))
      #expect(try text(folder) == Self.rule)
      let accepted = try run(["test", "规则.rule", "--rules", "词汇.rule", "--accept", "--yes"], folder)
      #expect(accepted.status == 1 && accepted.stderr.contains("改写了 规则.rule"))
      let wanted = Self.rule.replacing("甲县   不通过，差额 2 万亩", with: "甲县 不通过，差额 1 万亩")
        .replacing("应当：乙县 不通过", with: "应当：乙县 通过\n  应当：丙县 不通过，差额 2 万亩")
      #expect(try text(folder) == wanted)
      #expect(try run(["test", "规则.rule", "--rules", "词汇.rule"], folder).status == 0)
    }
  }

  @Test("lint --fix 改掉能改的，判定不变")
  func fixing() throws {
    let denied = Self.rule.replacing("要求：本级的耕地保有量 不低于 300 万亩", with: "要求：非 本级的耕地保有量 低于 3000000 亩")
      .replacing("，差额 2 万亩", with: "")
    try inFolder(denied) { folder in
      let before = try run(["test", "规则.rule", "--rules", "词汇.rule"], folder).stdout
      let fixed = try run(["lint", "规则.rule", "--rules", "词汇.rule", "--fix"], folder)
      #expect(fixed.stderr.contains("L208") && fixed.stderr.contains("L303"))
      #expect(try text(folder).contains("要求：本级的耕地保有量 不低于 300 万亩\n"))
      let after = try run(["test", "规则.rule", "--rules", "词汇.rule"], folder).stdout
      #expect(after.split(separator: "\n").last == before.split(separator: "\n").last)
      let again = try run(["lint", "规则.rule", "--rules", "词汇.rule", "--fix"], folder)
      #expect(again.stderr == "")
    }
  }

  @Test("--write 写出的案例读得回来，都符合，而且补上了缺的")
  func writing() throws {
    let sound = Self.rule.replacing("差额 2 万亩", with: "差额 1 万亩")
      .replacing("应当：乙县 不通过", with: "应当：乙县 通过\n  应当：丙县 不通过")
    try inFolder(sound) { folder in
      let files = ["test", "规则.rule", "--rules", "词汇.rule", "--mutate", "--coverage"]
      let first = try run(files + ["--write", "补.rule"], folder)
      #expect(first.status == 0, "\(first.stdout)\(first.stderr)")
      let both = sound + "\n" + (try String(contentsOf: folder.appending(path: "补.rule"), encoding: .utf8))
      try both.write(to: folder.appending(path: "规则.rule"), atomically: true, encoding: .utf8)
      let second = try run(files, folder)
      #expect(second.status == 0, "\(second.stdout)\(second.stderr)")
      #expect(killed(second.stdout) > killed(first.stdout))
    }
  }

  @Test("--all 逐条写出规则的覆盖和变异；几个规则包各有自己的数")
  func scores() throws {
    try inFolder(Self.rule) { folder in
      let files = ["test", "规则.rule", "--rules", "词汇.rule", "--mutate", "--coverage"]
      let one = try run(files + ["--all"], folder).stdout
      #expect(one.contains(/逐条：\n  [^\n]+  覆盖 [0-9]+\/[0-9]+，变异 [0-9]+\/[0-9]+\n/))
      #expect(!one.contains("各规则包："))
      let pack = folder.appending(path: "省")
      try FileManager.default.createDirectory(at: pack, withIntermediateDirectories: true)
      try "规则包 某省\n  版本：1\n  行政区：990000\n".write(
        to: pack.appending(path: "规则包.rule"),
        atomically: true,
        encoding: .utf8
      )
      let own = Self.rule.replacing("编号：", with: "编号：省-").replacing("检验：", with: "检验：省-")
      try own.write(to: pack.appending(path: "规则.rule"), atomically: true, encoding: .utf8)
      let both = try run(files + ["省"], folder).stdout
      #expect(both.contains(/各规则包：\n(  [^\n]+  覆盖 [0-9]+\/[0-9]+，变异 [0-9]+\/[0-9]+\n){2}/), "\(both)")
      #expect(both.contains("  某省  覆盖"))
    }
  }

  @Test("--watch 运行一次，文件一改再运行一次，写坏了说出来，改好了接着运行", .timeLimit(.minutes(2)))
  func watching() throws {
    try inFolder(Self.rule) { folder in
      let process = Process()
      process.executableURL = RunningCommand.executable
      process.arguments = ["test", "规则.rule", "--rules", "词汇.rule", "--watch"]
      process.currentDirectoryURL = folder
      let pipe = Pipe()
      (process.standardOutput, process.standardError) = (pipe, pipe)
      process.standardInput = FileHandle.nullDevice
      try process.run()
      defer { process.terminate() }
      // Reads until the program says that it waits; the end of the pipe means that it ended.
      func told() -> String {
        var text = Data()
        while !String(decoding: text, as: UTF8.self).contains("等待文件改动") {
          let more = pipe.fileHandleForReading.availableData
          if more.isEmpty { break }
          text += more
        }
        return String(decoding: text, as: UTF8.self)
      }
      func write(_ text: String) throws {
        try text.write(to: folder.appending(path: "规则.rule"), atomically: true, encoding: .utf8)
      }
      let first = told()
      #expect(first.contains("不符 1 个"), "\(first)")
      let sound = Self.rule.replacing("差额 2 万亩", with: "差额 1 万亩")
        .replacing("应当：乙县 不通过", with: "应当：乙县 通过\n  应当：丙县 不通过")
      try write(sound)
      let second = told()
      #expect(second.contains("不符 0 个"), "\(second)")
      try write(sound + "\n规则 没有写完\n")
      let third = told()
      #expect(third.contains("规则.rule:") && !third.contains("不符"), "\(third)")
      try write(sound)
      let fourth = told()
      #expect(fourth.contains("不符 0 个"), "\(fourth)")
      #expect(process.isRunning)
    }
  }

  @Test("--durations 写出每个案例的时间")
  func durations() throws {
    try inFolder(Self.rule) { folder in
      let output = try run(["test", "规则.rule", "--rules", "词汇.rule", "--durations"], folder).stdout
      #expect(output.contains(/案例 少一万亩  规则\.rule:8  [0-9]+\.[0-9] 毫秒/))
    }
  }

  /// How many mutants were noticed, by the first line about them.
  private func killed(_ output: String) -> Int {
    output.firstMatch(of: /案例看出了 ([0-9]+)\//).flatMap { Int($0.1) } ?? 0
  }

  private func run(_ arguments: [String], _ folder: URL) throws -> RunningCommand {
    try RunningCommand(arguments, in: folder)
  }

  private func text(_ folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: "规则.rule"), encoding: .utf8)
  }

  private func inFolder(_ rule: String, _ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try rule.write(to: folder.appending(path: "规则.rule"), atomically: true, encoding: .utf8)
    let words = try Repository.text(of: "Tests/Fixtures/language/shared/vocabulary.rule")
    try words.write(to: folder.appending(path: "词汇.rule"), atomically: true, encoding: .utf8)
    try body(folder)
  }
}
