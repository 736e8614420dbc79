import Foundation
import RuleDSL
import TestKit
import Testing

@testable import Reporting
@testable import Transmission

@Suite("控制线报告")
struct MapReportTests {
  @Test("文字报告写明处数、面积、宽度、位置、图斑和碎屑", arguments: Language.allCases)
  func text(_ language: Language) throws {
    let text = try ReportSample.withMap().text(.text, ReportStyle(language: language, showsAll: true))
    try expectGolden(text, at: "\(ReportTests.folder)/地图上的每一种判定.\(language.rawValue).txt")
  }

  @Test("JSON 的证据里有图斑，只增加键", arguments: Language.allCases)
  func json(_ language: Language) throws {
    let sample = try ReportSample.withMap()
    let text = sample.text(.json, ReportStyle(language: language))
    try expectGolden(text, at: "\(ReportTests.folder)/地图上的每一种判定.\(language.rawValue).json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let findings = try #require(object["findings"] as? [[String: Any]])
    for finding in findings {
      #expect(Set(ReportTests.contract).isSubset(of: finding.keys))
      #expect(finding["year"] is NSNull)
    }
    let evidence = try #require(findings.first?["evidence"] as? [[String: Any]])
    #expect(evidence.map { $0["state"] as? String } == ["missing", "missing", "excess"])
    let place = try #require(evidence.first?["place"] as? [String: Double])
    #expect(place == ["longitude": 111.123456, "latitude": 40.012345])
    #expect(text.contains("\"area\":{\"unit\":\"平方米\",\"value\":\"8000.00\"}"))
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    let sorted = try JSONSerialization.data(withJSONObject: object, options: options)
    #expect(String(decoding: sorted, as: UTF8.self) == text.replacing("\n", with: ""))
  }

  @Test("经纬度写六位小数，正负、进位都对")
  func degrees() {
    #expect(Degrees.text(111.1234564) == "111.123456")
    #expect(Degrees.text(39.9999996) == "40.000000")
    #expect(Degrees.text(-0.05) == "-0.050000")
    #expect(Degrees.text(.nan) == "0.000000")
  }

  @Test("每种缘由对控制线都有一句话，两种语言各说各的", arguments: Reason.allCases, Obligation.allCases)
  func sentences(_ reason: Reason, _ obligation: Obligation) throws {
    let sample = try ReportSample.withMap()
    var finding = try #require(sample.findings.last { $0.flaws.isEmpty })
    (finding.reason, finding.obligation) = (reason, obligation)
    let report = sample.report()
    let chinese = Wording(report, .chinese).message(of: finding)
    let english = Wording(report, .english).message(of: finding)
    #expect(chinese.hasPrefix("通辽市：") && chinese.count > 6 && chinese != english)
    #expect(!chinese.hasSuffix("。") && !english.hasSuffix("."))
  }
}
