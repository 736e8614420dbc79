import Foundation
import Reporting
import RuleDSL
import TestKit
import Testing

@testable import Transmission

@Suite("报告")
struct ReportTests {
  static let folder = "Tests/Fixtures/reports"
  static let notes = [Phrase("指标“耕地保有亮”不在词汇中，有 1 行没有使用", "“耕地保有亮” is no indicator; 1 row is not used")]

  @Test("文字报告先说最坏的，写明数值、差额、依据和出处", arguments: Language.allCases)
  func text(_ language: Language) throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let text = sample.text(.text, ReportStyle(language: language), notes: Self.notes)
    try expectGolden(text, at: "\(Self.folder)/指标的每一种判定.\(language.rawValue).txt")
  }

  @Test("逐处列出时，通过的也列")
  func all() throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let style = ReportStyle(language: .chinese, usesColor: true, showsAll: true)
    try expectGolden(sample.text(.text, style), at: "\(Self.folder)/每一种判定带颜色.txt")
  }

  @Test("JSON 符合约定", arguments: Language.allCases)
  func json(_ language: Language) throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let text = sample.text(.json, ReportStyle(language: language))
    try expectGolden(text, at: "\(Self.folder)/指标的每一种判定.\(language.rawValue).json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["version"] as? Int == 1)
    #expect(object["asOf"] as? String == "2026-11-20")
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.count == sample.findings.count)
    let summary = try #require(object["summary"] as? [String: Int])
    #expect(summary == ["pass": 2, "fail": 2, "undetermined": 5, "notApplicable": 1, "waived": 1])
    for finding in findings { #expect(Set(Self.contract).isSubset(of: finding.keys)) }
  }

  /// The keys that every finding of the contract has.
  static let contract = [
    "rule", "obligation", "plan", "planName", "verdict", "level", "message", "expected", "actual", "difference",
    "withinRounding", "missing", "evidence", "basis", "year", "requirement",
  ]

  @Test("JSON 的键有序，每个判定占一行")
  func order() throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let text = sample.text(.json, ReportStyle(language: .chinese))
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    let sorted = try JSONSerialization.data(withJSONObject: object, options: options)
    #expect(String(decoding: sorted, as: UTF8.self) == text.replacing("\n", with: ""))
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("{\"actual\"") }
    #expect(lines.count == sample.findings.count)
  }

  @Test("读者看到的提示和建议，脚本也读得到", arguments: Language.allCases)
  func notesAndRemedies(_ language: Language) throws {
    let sample = try ReportSample()
    let remedy = Phrase("补上坐标系", "state its coordinate system")
    let flaws = [remedy, nil].map { remedy in
      InputFlaw(
        isNote: false,
        file: "甲.gpkg",
        layer: "STBHHX",
        feature: nil,
        message: Phrase("没有坐标系", "it has no coordinate system"),
        remedy: remedy
      )
    }
    let text = sample.text(.json, ReportStyle(language: language), notes: Self.notes, flaws: flaws)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["notes"] as? [String] == Self.notes.map { $0[language] })
    let told = try #require(object["flaws"] as? [[String: Any]])
    #expect(told[0]["remedy"] as? String == remedy[language] && told[1]["remedy"] is NSNull)
  }

  @Test("依据待核的规则不把说明印作依据")
  func unverified() throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let text = sample.text(.json, ReportStyle(language: .chinese))
    let line = try #require(text.split(separator: "\n").first { $0.contains("\"id\":\"ZB-90\"") })
    #expect(line.hasPrefix("{\"basis\":[],\"basisUnverified\":\"原文未见\""))
  }

  @Test("同样的判定很多时只列前二十处，--all 全部列出")
  func cut() throws {
    var sample = try ReportSample()
    for _ in 0..<1000 { sample.findings.append(sample.finding(0, .carry, 1, .fail, .silent)) }
    let short = sample.text(.text, ReportStyle(language: .chinese))
    #expect(short.contains("· 1000 处"))
    #expect(short.contains("… 另有 980 处"))
    let all = sample.text(.text, ReportStyle(language: .chinese, showsAll: true, arrangement: .rule))
    #expect(!all.contains("另有"))
    #expect(all.matches(of: /通辽市/).count == 1000)
  }

  @Test("只要合计时没有别的")
  func quiet() throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let text = sample.text(.text, ReportStyle(language: .english, isQuiet: true), notes: Self.notes)
    #expect(text.split(separator: "\n").count == 6)
    #expect(text.contains("✗ fail            2\n"))
  }
}
