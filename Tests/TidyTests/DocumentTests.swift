import Foundation
import TestKit
import Testing

/// What documents say about files and folders, held to the files and folders.
@Suite("文档")
struct DocumentTests {
  static let documents = [
    "README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "Tests/README.md", "Benchmarks/README.md",
    "docs/semantics.md", "docs/maps.md", "docs/assistants.md", "docs/tour.md", "docs/tour.zh-CN.md",
    "docs/cookbook.md", "docs/cookbook.zh-CN.md", "docs/monitoring.md", "docs/packs.md", "docs/prove.md",
    "docs/reports.md", "docs/rule-tests.md", "docs/service.md", "docs/maps.zh-CN.md", "docs/prove.zh-CN.md",
    "docs/reports.zh-CN.md", "docs/semantics.zh-CN.md", "docs/service.zh-CN.md", "GLOSSARY.md",
  ]

  /// Documents that say the same in Chinese.
  static let bilingual = ["maps", "prove", "reports", "semantics", "service"]

  @Test("中英文的文档一节对一节，命令、代码、链接、表格和数一样", arguments: bilingual)
  func languages(name: String) throws {
    let english = try Outline(Repository.text(of: "docs/\(name).md"))
    let chinese = try Outline(Repository.text(of: "docs/\(name).zh-CN.md"))
    #expect(english.sections.count == chinese.sections.count)
    for (one, other) in zip(english.sections, chinese.sections) { #expect(one == other) }
  }

  /// What of a document is the same in every language, section by section.
  private struct Outline {
    struct Section: Equatable, CustomStringConvertible {
      var description: String {
        "\(level) \(title): \(rows) rows, \(blocks) blocks, \(code.sorted()), \(links.sorted())"
      }
      let level: Int
      let title: String
      var rows = 0
      var blocks = 0
      /// Paths, commands and formats, in what order they are named.
      var code: Set<String> = []
      var links: Set<String> = []

      static func == (left: Self, right: Self) -> Bool {
        (left.level, left.rows, left.blocks) == (right.level, right.rows, right.blocks) && left.code == right.code
          && left.links == right.links
      }
    }
    var sections: [Section] = []

    init(_ text: String) {
      var isInside = false
      for line in text.split(separator: "\n") {
        if line.hasPrefix("```") {
          isInside.toggle()
          if isInside, !sections.isEmpty { sections[sections.count - 1].blocks += 1 }
        } else if !isInside, let head = line.firstMatch(of: /^(#+) (.*)/) {
          sections.append(Section(level: head.1.count, title: String(head.2)))
        } else if !isInside, !sections.isEmpty {
          let last = sections.count - 1
          if line.hasPrefix("|") { sections[last].rows += 1 }
          // Words of people may be translated; what programs read is not.
          let code = line.matches(of: /`([^`]+)`/).map { String($0.1) }
          sections[last].code.formUnion(code.filter { $0.allSatisfy(\.isASCII) && !$0.contains(" ") })
          let links = line.matches(of: /\]\(([^)#]+)\)/).map { $0.1.replacing(".zh-CN", with: "") }
          sections[last].links.formUnion(links.map { String($0) })
        }
      }
    }
  }

  @Test("链接和写出的路径都指向有的文件", arguments: documents)
  func paths(document: String) throws {
    let text = try Repository.text(of: document)
    let folder = Repository.root.appending(path: document).deletingLastPathComponent()
    let links = text.matches(of: /\]\(([^)#:]+)\)/).map { folder.appending(path: String($0.1)) }
    let paths = text.matches(of: /`((?:Sources|Tests|Rules|Examples|Benchmarks|docs)\/[\w\/.+-]+)`/)
      .map { Repository.root.appending(path: String($0.1)) }
    for target in links + paths {
      #expect(FileManager.default.fileExists(atPath: target.standardizedFileURL.path), "\(document) names \(target)")
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

  @Test("每个源码目录都在 ARCHITECTURE.md 里")
  func codeMap() throws {
    let paragraphs = try Repository.text(of: "ARCHITECTURE.md").components(separatedBy: "\n\n")
    for target in try Self.folders(in: "Sources")
    where !["CGDAL", "CGEOS", "CMicroHTTPD", "CSQLite"].contains(target) {
      let paragraph = try #require(paragraphs.first { $0.hasPrefix("**`\(target)`**") }, "no paragraph on \(target)")
      for folder in try Self.folders(in: "Sources/\(target)") where !folder.hasSuffix(".docc") {
        #expect(paragraph.contains("`\(folder)` "), "ARCHITECTURE.md does not name Sources/\(target)/\(folder)")
      }
    }
  }

  private static func folders(in folder: String) throws -> [String] {
    let base = Repository.root.appending(path: folder)
    return try FileManager.default.contentsOfDirectory(atPath: base.path).filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: base.appending(path: $0).path, isDirectory: &isFolder)
        && isFolder.boolValue
    }.sorted()
  }
}
