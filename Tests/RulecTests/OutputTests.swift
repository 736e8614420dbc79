import Foundation
import PlanData
import TestKit
import Testing

/// Where results go: whole or not at all, beside nothing that is left behind, and never onto what was read.
@Suite("写出的文件")
struct OutputTests {
  private static let environment = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]

  /// A plan set with tables, layers and a rule file of its own, in a folder of its own.
  private final class PlanSet {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    var path: URL { folder.appending(path: "规划集") }

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let source = Repository.root.appending(path: "Tests/Fixtures/plan-data/map-高斯投影不加带号")
      try FileManager.default.copyItem(at: source, to: path)
      for name in ["STBHHX.dbf", "STBHHX.shx"] {
        #expect(FileManager.default.fileExists(atPath: path.appending(path: name).path))
      }
      try Data("规则 甲\n  编号：甲-1\n  依据待核：示例\n  要求：1 亩 不低于 1 亩\n".utf8).write(to: path.appending(path: "甲.rule"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Names and bytes of all files.
    func contents() throws -> [String: Data] {
      var contents: [String: Data] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
        contents[name] = try? Data(contentsOf: folder.appending(path: name))
      }
      return contents
    }
  }

  @Test(
    "从不写在读进来的文件上：表、图层和它的属性、规则，链接和别的写法也认得",
    arguments: ["units.csv", "STBHHX.shp", "STBHHX.dbf", "XZQ.shx", "甲.rule", "../规划集/units.csv", "../另一个名字"]
  )
  func neverOntoAnInput(name: String) throws {
    let set = try PlanSet()
    let link = set.folder.appending(path: "另一个名字")
    try FileManager.default.linkItem(at: set.path.appending(path: "units.csv"), to: link)
    let before = try set.contents()
    for format in ["json", "gpkg"] {
      let arguments = ["check", set.path.path, "--format", format, "--output", set.path.appending(path: name).path]
      let run = try RunningCommand(arguments, in: set.folder, environment: Self.environment)
      #expect(run.status == 64 && run.stderr.contains("是要读的输入"), "\(run.stderr)")
    }
    #expect(try set.contents() == before)
    guard name == "units.csv" else { return }
    let other = set.path.appending(path: "结论.json").path
    let arguments = ["check", set.path.path, "--format", "json", "--output", other]
    #expect(try RunningCommand(arguments, in: set.folder, environment: Self.environment).status < 3)
    #expect(try RunningCommand(arguments, in: set.folder, environment: Self.environment).status < 3)
  }

  @Test("项目文件和份也不覆盖")
  func neverOntoProjectsOrParts() throws {
    let set = try PlanSet()
    let projects = set.folder.appending(path: "projects.geojson")
    try FileManager.default.copyItem(
      at: Repository.root.appending(path: "Examples/review/projects.geojson"),
      to: projects
    )
    let review = ["review", "Examples/review", projects.path, "--output", projects.path]
    #expect(try RunningCommand(review, in: Repository.root, environment: Self.environment).status == 64)
    let part = set.folder.appending(path: "1.part").path
    let shard = ["check", set.path.path, "--shard", "1/1", "--output", part]
    #expect(try RunningCommand(shard, in: set.folder, environment: Self.environment).status < 3)
    let before = try set.contents()
    let merge = ["merge", part, "--format", "json", "--output", part]
    #expect(try RunningCommand(merge, in: set.folder, environment: Self.environment).status == 64)
    #expect(try set.contents() == before)
  }

  @Test("format --check 什么也不改写，写不出 JSON 时也一样", arguments: ["/dev/full", "/dev/null"])
  func checkingNeverWrites(output: String) throws {
    let set = try PlanSet()
    let file = set.path.appending(path: "甲.rule")
    try Data("规则   甲\n编号: 甲-1\n依据待核: 示例\n要求: 本级的x 不低于 1 亩\n".utf8).write(to: file)
    let before = try set.contents()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\"$0\" format --check --format json \"$1\" > \"$2\" 2>/dev/null"]
    process.arguments? += [RunningCommand.executable.path, file.path, output]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == (output == "/dev/full" ? 74 : 1))
    #expect(try set.contents() == before)
  }

  @Test("几个同时写一个文件，各写各的，别人的半个文件不动")
  func manyAtOnce() throws {
    let set = try PlanSet()
    let path = set.folder.appending(path: "结论").path
    let other = set.folder.appending(path: ".chuandao-1.partial")
    try Data("别人的".utf8).write(to: other)
    let first = try WholeFile(path: path)
    let second = try WholeFile(path: path)
    try first.write(Array("一".utf8))
    try second.write(Array("二".utf8))
    try second.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "二")
    try first.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "一")
    #expect(try String(contentsOf: other, encoding: .utf8) == "别人的")
    let names = try FileManager.default.contentsOfDirectory(atPath: set.folder.path)
    #expect(names.filter { $0.hasPrefix(".") } == [".chuandao-1.partial"])
  }

  @Test("写到一半被打断，不留下半个文件", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interrupted(signal: Int32) throws {
    let set = try PlanSet()
    try FileManager.default.removeItem(at: set.path)
    let source = Repository.root.appending(path: "Tests/Fixtures/plan-data/pass-地理包里的数字列有提示")
    try FileManager.default.copyItem(at: source, to: set.path)
    // The report states digests last: of a long file, so that there is time.
    #expect(truncate(set.path.appending(path: "indicators.gpkg").path, 2 << 30) == 0)
    let process = Process()
    process.executableURL = RunningCommand.executable
    process.arguments = ["check", set.path.path, "--format", "json", "--output", set.folder.path + "/结论.json"]
    process.environment = Self.environment
    process.standardError = FileHandle.nullDevice
    try process.run()
    let partial = {
      try FileManager.default.contentsOfDirectory(atPath: set.folder.path).filter { $0.hasPrefix(".") }
    }
    var tries = 0
    while try partial().isEmpty, process.isRunning, tries < 3000 {
      usleep(10_000)
      tries += 1
    }
    #expect(try partial().count == 1)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
    #expect(try FileManager.default.contentsOfDirectory(atPath: set.folder.path) == ["规划集"])
  }
}
