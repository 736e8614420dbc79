import Reporting
import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

@Suite("案例的结果")
struct ScenarioReportTests {
  @Test("不符的案例写出应当、实际和所在的行", arguments: Language.allCases)
  func failures(_ language: Language) throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let source = SourceFile(name: "Rules/a.rule", text: "词汇 某\n\n案例 少一万亩\n案例 没有问题\n")
    let spans = [Span(file: 0, start: 12, end: 32), Span(file: 0, start: 33, end: 50)]
    sample.program.scenarios = spans.map { span in
      Scenario(
        title: "少一万亩",
        tests: ["ZB-02"],
        plans: sample.world.units.names.map {
          .init(name: $0, code: "", tier: 0, parent: nil, figures: [], span: span)
        },
        allottedIndicators: [],
        expectations: [],
        asOf: nil,
        span: span
      )
    }
    let results = spans.map { result(sample, $0, fails: $0 == spans[0]) }
    let report = ScenarioReport(program: sample.program, files: [source], results: results, language: language)
    #expect(report.failed == 1)
    let path = "Tests/Fixtures/reports/不符的案例.\(language.rawValue).txt"
    try expectGolden(report.failures, at: path)
  }

  private func result(_ sample: ReportSample, _ span: Span, fails: Bool) -> ScenarioResult {
    var expectation = Scenario.Expectation(plan: 0, verdict: .pass, span: span)
    expectation.obligation = .aggregate
    expectation.missing = [1, 2]
    let problems: [ScenarioResult.Problem] = [
      .unmet(expectation, candidates: [sample.findings[4]]), .unmet(expectation, candidates: []),
      .ambiguous(expectation, [sample.findings[3], sample.findings[4]]), .unexpected(sample.findings[3]),
      .silent(statement: "ZB-02"), .cyclicPlans,
    ]
    return ScenarioResult(
      title: "少一万亩",
      span: span,
      problems: fails ? problems : [],
      world: sample.world,
      run: sample.report().run
    )
  }
}
