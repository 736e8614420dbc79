import Foundation
import RuleDSL
import TestKit
import Testing

@testable import Reporting
@testable import Transmission

@Suite("名录和定位的报告")
struct EntryReportTests {
  @Test("文字报告写明缺哪几条、所在地、出处和可能指的一条", arguments: Language.allCases)
  func text(_ language: Language) throws {
    let text = try ReportSample.withEntries().text(.text, ReportStyle(language: language, showsAll: true))
    try expectGolden(text, at: "\(ReportTests.folder)/名录和定位的每一种判定.\(language.rawValue).txt")
  }

  @Test("JSON 的证据里有条目，键有序，只增加键", arguments: Language.allCases)
  func json(_ language: Language) throws {
    let text = try ReportSample.withEntries().text(.json, ReportStyle(language: language))
    try expectGolden(text, at: "\(ReportTests.folder)/名录和定位的每一种判定.\(language.rawValue).json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let findings = try #require(object["findings"] as? [[String: Any]])
    for finding in findings { #expect(Set(ReportTests.contract).isSubset(of: finding.keys)) }
    let evidence = try #require(findings.first?["evidence"] as? [[String: Any]])
    #expect(evidence.map { $0["number"] as? String } == ["XM-1", "XM-2", "XM-3", "XM-4"])
    #expect((evidence[1]["hint"] as? [String: Any])?["number"] as? String == "XM-9")
    #expect(evidence[1]["locations"] as? [String] == ["150500"])
    #expect((evidence[0]["source"] as? [String: Any])?["row"] as? Int == 1)
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    let sorted = try JSONSerialization.data(withJSONObject: object, options: options)
    #expect(String(decoding: sorted, as: UTF8.self) == text.replacing("\n", with: ""))
  }

  @Test("条目多时只列前十六条")
  func cut() throws {
    var sample = try ReportSample.withEntries()
    let place = try #require(sample.findings.firstIndex { $0.reason == .violated })
    let first = sample.findings[place].entries[0]
    sample.findings[place].entries = (1...30).map { number in
      var entry = first
      entry.row.source.row = number
      return entry
    }
    #expect(sample.text(.text, ReportStyle(language: .chinese)).contains("… 另有 14 条（--all 全部列出）"))
  }
}
