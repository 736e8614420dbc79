import RuleDSL
import Testing

@testable import Reporting
@testable import Transmission

@Suite("措辞")
struct WordingTests {
  @Test("每种缘由对每种判定都有一句话，两种语言各说各的", arguments: Reason.allCases, Obligation.allCases)
  func sentences(_ reason: Reason, _ obligation: Obligation) throws {
    let sample = try ReportSample()
    let finding = sample.finding(obligation == .rule ? 3 : 0, obligation, 1, .undetermined, reason)
    let report = sample.report()
    let chinese = Wording(report, .chinese).message(of: finding)
    let english = Wording(report, .english).message(of: finding)
    #expect(chinese.hasPrefix("通辽市：") && chinese.count > 6)
    #expect(english.hasPrefix("通辽市: ") && english.count > 6)
    #expect(chinese != english)
    #expect(!chinese.hasSuffix("。") && !english.hasSuffix("."))
  }

  @Test("差额的说法随关系而变")
  func differences() throws {
    let sample = try ReportSample()
    var finding = sample.finding(0, .aggregate, 0, .fail, .violated)
    finding.printedActual = try sample.decimal("299.00")
    finding.printedDifference = try sample.decimal("1.00")
    let wording = Wording(sample.report(), .chinese)
    let cases: [(Comparison, String)] = [(.atLeast, "尚缺"), (.atMost, "超出"), (.equal, "相差")]
    for (relation, word) in cases {
      finding.printedExpected = try .init(relation: relation, value: sample.decimal("300.00"))
      #expect(wording.sentence(of: finding).hasSuffix("，\(word) 1.00 万亩"))
    }
  }

  @Test("两种印法的直接换算，写在除得尽的一边")
  func conversions() throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    var finding = try #require(sample.findings.first { $0.reason == .printsAgree })
    finding.evidence.reverse()
    let wording = Wording(sample.report(), .chinese)
    #expect(wording.sentence(of: finding).hasSuffix("直接换算，210.57 平方千米 = 31.5855 万亩"))
  }

  @Test("只有一个下级未提供时说出它的名字，多个时说出个数")
  func missing() throws {
    let sample = try ReportSample()
    var finding = sample.finding(0, .aggregate, 0, .undetermined, .open)
    let wording = Wording(sample.report(), .chinese)
    finding.missing = [2]
    #expect(wording.sentence(of: finding).hasSuffix("；呼伦贝尔市未提供"))
    finding.missing = [2, 3]
    #expect(wording.sentence(of: finding).hasSuffix("；呼伦贝尔市等 2 个下级未提供"))
  }

  @Test("内置检查都有说明，两种语言各说各的", arguments: ShapeInspection.allCases)
  func checks(_ check: ShapeInspection) {
    let chinese = explanation(of: check, language: .chinese)
    let english = explanation(of: check, language: .english)
    #expect(chinese.hasPrefix(check.rawValue) && english.hasPrefix(check.rawValue))
    #expect(chinese.split(separator: "\n").count == 6 && english.split(separator: "\n").count == 6)
    for (line, other) in zip(chinese.split(separator: "\n"), english.split(separator: "\n")).dropFirst() {
      #expect(line != other)
    }
  }

  @Test("名录的内置检查也都有说明", arguments: ItemInspection.allCases)
  func listChecks(_ check: ItemInspection) {
    let chinese = explanation(of: check, language: .chinese).split(separator: "\n")
    let english = explanation(of: check, language: .english).split(separator: "\n")
    #expect(chinese.count == 4 && english.count == 4 && chinese[0] == english[0])
    for (line, other) in zip(chinese, english).dropFirst() { #expect(line != other) }
  }

  @Test("每种缘由对名录和定位都有一句话，两种语言各说各的", arguments: Reason.allCases, Obligation.allCases)
  func entries(_ reason: Reason, _ obligation: Obligation) throws {
    let sample = try ReportSample.withEntries()
    for subject in [EntrySubject.list(0), .designation(0)] {
      var finding = try #require(sample.findings.last)
      (finding.reason, finding.obligation, finding.plan) = (reason, obligation, 1)
      finding.detail = .entries(subject, finding.entries)
      let report = sample.report()
      let chinese = Wording(report, .chinese).message(of: finding)
      let english = Wording(report, .english).message(of: finding)
      #expect(chinese.hasPrefix("通辽市：") && chinese.count > 6 && chinese != english)
      #expect(!chinese.hasSuffix("。") && !english.hasSuffix("."))
    }
  }
}
