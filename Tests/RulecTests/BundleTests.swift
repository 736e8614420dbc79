import Foundation
import Reporting
import RuleDSL
import TestKit
import Testing

@testable import PlanData

/// What an office files of a run.
@Suite("成套报告")
struct BundleTests {
  private static let names = ["审查意见.docx", "问题清单.xlsx", "审查意见.html", "问题图层.gpkg", "结果.json"]

  /// A folder that goes with everything in it.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    var bundle: URL { url.appending(path: "成套") }

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func contents(of folder: URL) throws -> [String: Data] {
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      return try names.reduce(into: [:]) { $0[$1] = try Data(contentsOf: folder.appending(path: $1)) }
    }
  }

  private func check(_ set: String, _ arguments: [String], path: String? = nil) throws -> RunningCommand {
    var environment = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    environment["PATH"] = path
    return try RunningCommand(["check", set] + arguments, in: Repository.root, environment: environment)
  }

  @Test("五个文件一次写全，退出码与不写时相同，再写一次字节相同，只换下自己的文件")
  func bundle() throws {
    let folder = try Folder()
    for _ in 0..<2 {
      let run = try check("Examples/control-lines", ["--report", folder.bundle.path])
      #expect(run.status == 1 && run.stderr.isEmpty && run.stdout.isEmpty, "\(run.stderr)")
    }
    let first = try folder.contents(of: folder.bundle)
    #expect(Set(first.keys) == Set(Self.names))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["成套"])
    let other = folder.url.appending(path: "另一处")
    #expect(try check("Examples/control-lines", ["--report", other.path, "--jobs", "1"]).status == 1)
    #expect(try folder.contents(of: other) == first)
  }

  @Test("里面有别的文件的文件夹不动")
  func inUse() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(at: folder.bundle, withIntermediateDirectories: true)
    try Data("别人的".utf8).write(to: folder.bundle.appending(path: "笔记.txt"))
    let before = try folder.contents(of: folder.bundle)
    let run = try check("Examples/control-lines", ["--report", folder.bundle.path])
    #expect(run.status == 74 && run.stderr.contains("里面有别的文件"))
    #expect(try folder.contents(of: folder.bundle) == before)
  }

  @Test("缺少要用的程序时说出它和它的软件包，什么也不留下", arguments: [["--report", "成套"], ["--format", "docx", "--output", "甲.docx"]])
  func programMissing(arguments: [String]) throws {
    let folder = try Folder()
    let target = folder.url.appending(path: arguments.last ?? "").path
    let run = try check("Examples/control-lines", arguments.dropLast() + [target], path: "/nonexistent")
    #expect(run.status == 74 && run.stderr.contains("请安装 pandoc"), "\(run.stderr)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test("意见和清单读回来，有每一个不通过的数值和依据")
  func readBack() throws {
    let folder = try Folder()
    _ = try check("Examples/control-lines", ["--report", folder.bundle.path])
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.bundle.appending(path: "结果.json")))
    let findings = try #require((object as? [String: Any])?["findings"] as? [[String: Any]])
    let told = findings.filter { ["fail", "undetermined", "waived"].contains($0["verdict"] as? String) }
    let failing = told.filter { $0["verdict"] as? String == "fail" }
    #expect(failing.count == 3)

    let opinion = try ZipArchive(path: folder.bundle.appending(path: "审查意见.docx").path)
    let xml = try #require(try opinion.bytes(of: "word/document.xml")).text()
    let text = xml.replacing(/<[^>]+>/, with: "")
    let book = try ZipArchive(path: folder.bundle.appending(path: "问题清单.xlsx").path)
    let sheet = try #require(try book.bytes(of: "xl/worksheets/sheet1.xml")).text()
    for finding in failing {
      let message = try #require(finding["message"] as? String)
      let sentence = message.drop { $0 != "：" }.dropFirst()
      #expect(text.contains(sentence), "the opinion lacks \(sentence)")
      #expect(sheet.contains(sentence), "the list lacks \(sentence)")
      for article in finding["basis"] as? [String] ?? [] {
        #expect(text.contains(article) && sheet.contains(article))
      }
    }
    #expect(sheet.matches(of: #/<row /#).count == told.count + 1)
    #expect(sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""))
  }

  @Test("英文的文件名是英文的")
  func english() throws {
    let folder = try Folder()
    _ = try check("Examples/control-lines", ["--report", folder.bundle.path, "--lang", "en"])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.bundle.path).sorted()
    #expect(names == ["findings.gpkg", "findings.xlsx", "opinion.docx", "opinion.html", "report.json"])
  }
}

extension ByteStream {
  /// All of it, as text.
  fileprivate func text() -> String {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = block.withUnsafeMutableBytes { fill($0.baseAddress.unsafelyUnwrapped, $0.count) }
      guard got > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += block.prefix(got)
    }
  }
}
