import Foundation
import TestKit
import Testing

/// Files that cannot be reached by a name, or only by ways that never end: told, and never waited for.
@Suite("文件和文件夹的名称")
struct NameTests {
  private final class PlanSet {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    init() throws {
      let source = Repository.root.appending(path: "Examples/control-lines")
      try FileManager.default.copyItem(at: source, to: folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Renames what is there to a name of any bytes.
    func rename(_ old: String, to bytes: [UInt8]) {
      let name = (folder.path + "/").utf8.map { CChar(bitPattern: $0) } + bytes.map { CChar(bitPattern: $0) } + [0]
      #expect(Glibc.rename(folder.path + "/" + old, name) == 0)
    }

    func check(_ more: [String] = []) throws -> RunningCommand {
      try RunningCommand(
        ["check", folder.path] + more,
        in: folder,
        environment: ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
      )
    }
  }

  /// `990101县` in GBK, an incomplete character, a line end, a mark that turns the direction.
  private static let odd: [[UInt8]] = [
    Array("990101".utf8) + [0xCF, 0xD8], Array("990101".utf8) + [0xE5, 0x8E], Array("990101\n✓".utf8),
    Array("990101\u{202E}".utf8),
  ]

  @Test("名称读不懂的文件夹、图层、表和规则都说出来，不当作没有", arguments: odd)
  func oddNames(name: [UInt8]) throws {
    let whole = try PlanSet().check()
    let set = try PlanSet()
    set.rename("990101", to: name)
    let run = try set.check()
    #expect(run.stdout.contains("990101") && run.stdout.contains("名称不是 UTF-8，或含有控制字符"))
    #expect(run.stdout != whole.stdout && run.status != 0)
    #expect(!run.stdout.contains("\u{202E}") && !run.stdout.contains("990101\n✓"))

    let tables = try PlanSet()
    tables.rename("units.csv", to: name + Array("行政区.csv".utf8))
    #expect(try tables.check().status == 4)

    let rules = try PlanSet()
    try Data("规则 甲\n".utf8).write(to: rules.folder.appending(path: "甲.rule"))
    rules.rename("甲.rule", to: name + Array(".rule".utf8))
    let unread = try rules.check()
    #expect(unread.status == 3 && unread.stderr.contains("名称不是 UTF-8，或含有控制字符"))
  }

  @Test("GBK 的名称按原来的字显示")
  func shownInGBK() throws {
    let set = try PlanSet()
    set.rename("990101", to: Array("990101".utf8) + [0xCF, 0xD8])
    #expect(try set.check().stdout.contains("990101县"))
  }

  @Test("互相链接的文件夹各找一次，说出来")
  func linkedFolders() throws {
    let set = try PlanSet()
    for first in 0..<10 {
      let folder = set.folder.appending(path: "相连\(first)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      for second in 0..<10 {
        try FileManager.default.createSymbolicLink(
          atPath: folder.path + "/去\(second)",
          withDestinationPath: "../相连\(second)"
        )
      }
    }
    let run = try set.check(["--all"])
    #expect(run.stdout.contains("相连0/去0：链接到已经读过的文件夹"))
    #expect(run.status == (try PlanSet().check()).status)
  }

  @Test(
    "管道不等人写，说它不是文件",
    arguments: [
      "units.csv", "indicators.csv", "990101/STBHHX.geojson", "a.gpkg", "990101.xlsx", "b.pg", "STBHHX.shp", "a.gdb",
      "a.json", "c.fgb", "甲.rule",
    ]
  )
  func pipes(name: String) throws {
    let set = try PlanSet()
    try? FileManager.default.removeItem(at: set.folder.appending(path: name))
    #expect(mkfifo(set.folder.path + "/" + name, 0o600) == 0)
    let run = try set.check()
    #expect((run.stdout + run.stderr).contains(name))
    #expect([1, 2, 3, 4].contains(run.status))
  }
}
