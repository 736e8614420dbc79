import Foundation
import TestKit
import Testing

@Suite("整洁")
struct TidyTests {
  /// Which modules each target may import: the arrows of ARCHITECTURE.md.
  static let mayImport: [String: Set<String>] = [
    "RuleDSL": [],
    "Prove": ["RuleDSL"],
    "DocumentImport": ["RuleDSL"],
    "Spatial": ["CGEOS", "Glibc", "Dispatch", "Synchronization"],
    "Transmission": ["RuleDSL", "Spatial"],
    "Reporting": ["RuleDSL", "Spatial", "Transmission", "CSQLite", "FoundationEssentials"],
    "PlanData": [
      "RuleDSL", "Spatial", "Transmission", "CGDAL", "CSandbox", "CSQLite", "Glibc", "Dispatch", "Synchronization",
    ],
    "Chuandao": [
      "RuleDSL", "Prove", "DocumentImport", "Transmission", "Reporting", "PlanData", "FoundationEssentials",
    ],
    "Serving": [
      "RuleDSL", "Transmission", "Reporting", "PlanData", "Chuandao", "CMicroHTTPD", "CSandbox", "CSQLite", "Glibc",
      "Dispatch", "Synchronization",
    ],
    "JSONRPC": ["Glibc", "FoundationEssentials"],
    "LanguageServer": [
      "RuleDSL", "Transmission", "Reporting", "PlanData", "Chuandao", "JSONRPC", "Glibc", "Dispatch",
      "FoundationEssentials", "Synchronization",
    ],
    "DraftServer": [
      "RuleDSL", "Prove", "Transmission", "Reporting", "PlanData", "Chuandao", "JSONRPC", "Glibc",
      "FoundationEssentials",
    ],
    "rulec": [
      "RuleDSL", "Prove", "DocumentImport", "Transmission", "Reporting", "PlanData", "Chuandao", "Serving",
      "LanguageServer", "DraftServer", "Glibc",
      "FoundationEssentials", "Synchronization",
    ],
  ]

  @Test("依赖只朝一个方向", arguments: mayImport.keys.sorted())
  func imports(of target: String) throws {
    let allowed = try #require(Self.mayImport[target])
    for path in try Repository.files(in: "Sources/\(target)", suffix: ".swift") {
      for match in try Repository.text(of: path).matches(
        of: /(?m)^(?:[a-z@_]+ +)*import (?:struct |func |enum )?(\w+)/
      ) {
        #expect(allowed.contains(String(match.1)), "\(path) imports \(match.1)")
      }
    }
  }

  @Test("每个源码目录都在依赖表里")
  func everyTargetHasArrows() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: "Sources").path)
    #expect(
      Set(folders).subtracting(["CGDAL", "CGEOS", "CMicroHTTPD", "CSandbox", "CSQLite"]) == Set(Self.mayImport.keys)
    )
  }

  static let sources = (try? Repository.files(in: "Sources", suffix: ".swift")) ?? []
  static let tests = (try? Repository.files(in: "Tests", suffix: ".swift")) ?? []

  @Test("文件不超过四百行", arguments: sources + tests)
  func fileLength(path: String) throws {
    let count = try Repository.text(of: path).split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(count <= 400, "\(path) has \(count) lines; split it by topic")
  }

  @Test("核心里不读时钟、不强制解包、不留临时文件", arguments: sources)
  func forbidden(path: String) throws {
    let text = try Repository.text(of: path)
    for word in ["Date()", "try!", "fatalError", "StandIn", "TODO", "FIXME", "NSLocale", "Locale.current"] {
      #expect(!text.contains(word) && !path.contains(word), "\(path) holds \(word)")
    }
  }

  @Test("公开的类型和函数都有说明", arguments: sources)
  func publicDocumentation(path: String) throws {
    let lines = try Repository.text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated()
    where line.contains("public ")
      && line.contains(#/^ *public (?:static |mutating |indirect )*(?:func|struct|enum|protocol) /#)
    {
      var above = number - 1
      while above >= 0, lines[above].trimmingCharacters(in: .whitespaces).hasPrefix("@") { above -= 1 }
      let isDocumented = above >= 0 && lines[above].trimmingCharacters(in: .whitespaces).hasPrefix("///")
      let isNested = line.hasPrefix("  ") && !line.contains("func")
      let isOperator = line.contains("static func <") || line.contains("static func ==")
      #expect(isDocumented || isNested || isOperator, "\(path):\(number + 1) needs a `///` sentence")
    }
  }

  @Test("提交的文件不提本机路径")
  func noMachinePaths() throws {
    let folders = ["Sources", "Tests", "Rules", "Examples", "script", "Benchmarks", "docs"]
    for path in try folders.flatMap({ try Repository.files(in: $0, suffix: "") }) {
      guard let text = try? Repository.text(of: path), !path.contains("Benchmarks/work") else { continue }
      for word in ["/work" + "/", "/.li" + "brary", "../sh" + "ared/d"] {
        #expect(!text.contains(word), "\(path) names \(word)")
      }
    }
  }

  @Test("源码都是规范格式")
  func formatting() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["swift", "format", "lint", "--strict", "-r", "Sources", "Tests", "Package.swift"]
    process.currentDirectoryURL = Repository.root
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: output, as: UTF8.self))")
  }
}
