import Foundation
import FoundationXML
import Reporting
import RuleDSL
import TestKit
import Testing
import Transmission

@Suite("报告的各种格式")
struct RenderingTests {
  static let files: [(ReportFormat, String)] = [
    (.markdown, "md"), (.html, "html"), (.csv, "csv"), (.sarif, "sarif"), (.junit, "xml"),
  ]

  @Test("意见、网页、清单和供程序读的格式照样张写", arguments: files, Language.allCases)
  func golden(_ file: (format: ReportFormat, ending: String), _ language: Language) throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let text = sample.text(file.format, ReportStyle(language: language), notes: ReportTests.notes)
    // Reading a file as text drops the mark.
    try expectGolden(
      text.replacing("\u{FEFF}", with: ""),
      at: "\(ReportTests.folder)/每一种判定.\(language.rawValue).\(file.ending)"
    )
  }

  /// Names that would be markup, a formula, a link or a line of their own.
  static let hostile = [
    "<script>alert(1)</script>", "=HYPERLINK(\"http://例\",\"点\")", "[点](http://例) ![图](x) |a|",
    "</td>\u{B}甲&乙\"'\n# 标题",
  ]

  @Test("名称里的标记、公式和链接在每种格式里都不起作用", arguments: ReportFormat.allCases)
  func harmless(_ format: ReportFormat) throws {
    var sample = try ReportSample(names: Self.hostile)
    try sample.addEverySort()
    let text = sample.text(format, ReportStyle(language: .chinese, showsAll: true))
    switch format {
    case .html: #expect(!text.contains("<script") && !text.contains("</td>\u{B}") && text.contains("&lt;script&gt;"))
    case .markdown:
      // What stands behind a backslash is a mark of the text.
      let marks = text.replacing(/\\[\\`<>\[\]|*_~$&]/, with: "")
      #expect(!marks.contains("<script") && !marks.contains("](") && !marks.contains("://"))
      #expect(!text.contains("\n# 标题"))
    case .csv:
      let cells = text.components(separatedBy: .newlines).flatMap { $0.components(separatedBy: ",") }
      #expect(!cells.contains { $0.hasPrefix("=") || $0.hasPrefix("\"=") })
      #expect(text.contains("'=HYPERLINK"))
    case .junit: #expect(XMLParser(data: Data(text.utf8)).parse())
    case .json, .sarif: _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    case .text: break
    }
  }

  @Test("网页不取别处的东西，也不用脚本")
  func selfContained() throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let text = sample.text(.html, ReportStyle(language: .chinese))
    for word in ["<script", "http:", "https:", "src=", "@import", "url("] { #expect(!text.contains(word)) }
  }

  @Test("清单每个判定一行，列数一样")
  func list() throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let text = sample.text(.csv, ReportStyle(language: .chinese, showsAll: true))
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    #expect(text.components(separatedBy: "\r\n").filter { !$0.isEmpty }.count == sample.findings.count + 1)
  }

  @Test("有一个判定豁免时，SARIF 的每个结果都写 suppressions；没有时都不写；待核实的种类是 open")
  func sarif() throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    #expect(try Self.results(sample).allSatisfy { $0["suppressions"] is [Any] })
    #expect(try Self.results(sample).count { ($0["suppressions"] as? [Any])?.isEmpty == false } == 1)
    sample.findings.removeAll { $0.verdict == .waived }
    let results = try Self.results(sample)
    #expect(results.allSatisfy { $0["suppressions"] == nil })
    #expect(results.allSatisfy { ($0["kind"] as? String == "fail") == ($0["level"] as? String != "none") })
    #expect(results.count { $0["kind"] as? String == "open" } == 5)
  }

  private static func results(_ sample: ReportSample) throws -> [[String: Any]] {
    let text = sample.text(.sarif, ReportStyle(language: .chinese))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let run = try #require((object["runs"] as? [[String: Any]])?.first)
    return try #require(run["results"] as? [[String: Any]])
  }

  @Test("JUnit 里刚性不通过是 failure，刚性待核实是 error，其余不红；每个判定一个 testcase")
  func junit() throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let text = sample.text(.junit, ReportStyle(language: .chinese))
    let count = { (word: String) in text.components(separatedBy: word).count - 1 }
    #expect(count("<testcase") == sample.findings.count)
    let binding = sample.report().total(.binding)
    #expect(count("<failure") == binding.fail && count("<error") == binding.undetermined)
    #expect(text.contains("<testsuites tests=\"\(sample.findings.count)\" failures=\"\(binding.fail)\""))
  }

  @Test("网页太长时，其余规划留给清单，并且说出来")
  func long() throws {
    var sample = try ReportSample()
    let long = String(repeating: "很长的说明", count: 40_000)
    for plan in 0..<4 {
      for kind in 0..<2 {
        var finding = sample.finding(0, .carry, plan, .fail, .silent)
        finding.sentence = "\(kind)" + long
        sample.findings.append(finding)
      }
    }
    let text = sample.text(.html, ReportStyle(language: .chinese))
    #expect(text.utf8.count < 5 << 20)
    #expect(text.contains("篇幅所限，下列规划的意见见问题清单和图层：锡林郭勒盟"))
  }
}
