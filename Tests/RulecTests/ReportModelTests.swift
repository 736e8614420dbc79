import RuleDSL
import TestKit
import Testing

@testable import Reporting
@testable import Transmission

@Suite("报告的编排")
struct ReportModelTests {
  @Test("刚性不通过的规划在前，其次待核实的；同样的按行政区的次序")
  func order() throws {
    var sample = try ReportSample()
    sample.findings = [
      sample.finding(0, .carry, 0, .pass, .stated), sample.finding(2, .honour, 1, .fail, .violated),
      sample.finding(0, .carry, 2, .undetermined, .notProvided), sample.finding(0, .honour, 3, .fail, .violated),
    ]
    let model = Self.model(sample)
    #expect(model.parts.map(\.plan) == [3, 2, 1])
    #expect(model.parts.map(\.table.verdict) == [.fail, .undetermined, .pass])
    #expect(model.silent == [0] && model.omitted.isEmpty)
    let short = Self.model(sample, plans: 1)
    #expect(short.parts.map(\.plan) == [3] && short.omitted == [1, 2])
  }

  @Test("一个规划之内先分承诺的种类，种类之内先说最坏的")
  func carriers() throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    for part in Self.model(sample, showsAll: true).parts {
      for (carrier, groups) in part.carriers {
        #expect(groups.allSatisfy { sample.statements[$0.key.statement].carrier == carrier })
        let ranks = groups.map(\.key.verdict.rank)
        #expect(ranks == ranks.sorted())
      }
    }
  }

  @Test("缺的数写明由谁提供：未提供的由本级，引用下达而没有下达的由上级，读不出的由本级改")
  func shortages() throws {
    var sample = try ReportSample()
    var deferred = sample.finding(0, .carry, 2, .undetermined, .statedByUnresolvedReference)
    (deferred.issuer, deferred.missing) = (0, [0])
    var above = sample.finding(0, .aggregate, 0, .undetermined, .open)
    above.missing = [1, 3]
    let own = sample.finding(0, .carry, 1, .undetermined, .notProvided)
    sample.findings = [own, above, deferred]
    sample.findings[0].missing = [1]
    let report = sample.report()
    let wording = Wording(report, .chinese)
    let told = report.shortages(wording).map { [wording.name(of: $0.unit)] + wording.text(of: $0) }
    #expect(
      told == [
        ["内蒙古自治区", "下达呼伦贝尔市的耕地保有量（2035年）"], ["通辽市", "耕地保有量（2035年）"],
        ["锡林郭勒盟", "耕地保有量（2035年）"],
      ]
    )
  }

  private static func model(_ sample: ReportSample, plans: Int? = nil, showsAll: Bool = false) -> ReportModel {
    ReportModel(sample.report(), by: .plan, showsAll: showsAll, limits: .init(plans: plans, findings: 20))
  }
}
