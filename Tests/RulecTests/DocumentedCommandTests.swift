import Foundation
import TestKit
import Testing

/// Documents that show tables, rules and commands: what they show is put into an empty folder and run there, block by block.
@Suite("文档里的命令")
struct DocumentedCommandTests {
  static let documents = ["docs/tour.zh-CN.md", "docs/tour.md", "docs/cookbook.zh-CN.md", "docs/cookbook.md"]

  @Test("每个命令照样运行，输出和退出码照文中所写", arguments: documents)
  func commands(document: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rules = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    let lines = try Repository.text(of: document).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init
    )
    var told: [String] = []
    var block: (kind: String, file: String, lines: [String])?
    var commands = 0
    for line in lines {
      guard let open = block else {
        if line.hasPrefix("```") {
          let words = line.dropFirst(3).split(separator: " ", maxSplits: 1).map(String.init)
          block = (words.first ?? "", words.count > 1 ? words[1] : "", [])
        }
        told.append(line)
        continue
      }
      guard line == "```" else {
        block?.lines.append(line)
        continue
      }
      block = nil
      if open.kind == "console" {
        let calls = open.lines.filter { $0.hasPrefix("$ rulec ") }
        for call in calls {
          let run = try RunningCommand(
            call.dropFirst("$ rulec ".count).split(separator: " ").map(String.init),
            in: folder,
            environment: rules
          )
          commands += 1
          let output = (run.stdout + run.stderr).maskingDigests.split(
            separator: "\n",
            omittingEmptySubsequences: false
          )
          told += [call] + output.dropLast().map(String.init) + (run.status == 0 ? [] : ["[\(run.status)]"])
        }
      } else {
        if !open.file.isEmpty {
          let file = folder.appending(path: open.file)
          try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
          )
          try (open.lines.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        told += open.lines
      }
      told.append(line)
    }
    #expect(commands > 5)
    try expectGolden(told.joined(separator: "\n"), at: document)
  }
}
