import Foundation
import TestKit
import Testing

/// What documents say about files and folders, held to the files and folders.
@Suite("文档")
struct DocumentTests {
  static let documents = [
    "README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "Tests/README.md", "Benchmarks/README.md",
    "docs/semantics.md", "docs/maps.md",
  ]

  @Test("链接都指向有的文件", arguments: documents)
  func links(path: String) throws {
    let folder = Repository.root.appending(path: path).deletingLastPathComponent()
    for match in try Repository.text(of: path).matches(of: /\]\(([^)#:]+)\)/) {
      let target = folder.appending(path: String(match.1)).standardizedFileURL
      #expect(FileManager.default.fileExists(atPath: target.path), "\(path) links to \(match.1)")
    }
  }

  @Test("每个测试目录和样例目录都在 Tests/README.md 里", arguments: ["Tests", "Tests/Fixtures"])
  func tests(folder: String) throws {
    let text = try Repository.text(of: "Tests/README.md")
    for name in try Self.folders(in: folder) where name != "Fixtures" {
      let row = folder == "Tests" ? "| `\(name)` |" : "| `Fixtures/\(name)` |"
      #expect(text.contains(row), "Tests/README.md has no row for \(folder)/\(name)")
    }
  }

  static func folders(in folder: String) throws -> [String] {
    let base = Repository.root.appending(path: folder)
    return try FileManager.default.contentsOfDirectory(atPath: base.path).filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: base.appending(path: $0).path, isDirectory: &isFolder)
        && isFolder.boolValue
    }.sorted()
  }
}
