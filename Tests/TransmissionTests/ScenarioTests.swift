import Testing

@testable import RuleDSL
@testable import Transmission

@Suite("案例") struct ScenarioTests {
  private static let span = Span(file: 0, start: 0, end: 0)

  private static func plan(_ name: String, _ tier: Int, under parent: Int?, _ digits: String?) throws -> Scenario.Plan
  {
    let cells = try digits.map {
      let quantity = try Quantity(digits: $0, unit: .wanMu)
      return [Scenario.Cell(indicator: 0, role: .own, year: 2035, content: .printed([quantity]), span: span)]
    }
    return Scenario.Plan(name: name, code: name, tier: tier, parent: parent, figures: cells ?? [], span: span)
  }

  private static func expectation(
    _ plan: Int,
    _ obligation: Obligation?,
    _ verdict: Verdict,
    difference: Quantity? = nil,
    missing: [Int]? = nil,
    rule: String? = nil
  ) -> Scenario.Expectation {
    Scenario.Expectation(
      plan: plan,
      obligation: obligation,
      requirement: nil,
      rule: rule,
      verdict: verdict,
      difference: difference,
      missing: missing,
      span: span
    )
  }

  /// 甲市 300, 乙县 180, 丙县 as given.
  private static func problems(
    third: String?,
    tests: [String] = ["ZB-01"],
    _ expectations: [Scenario.Expectation]
  ) throws -> [ScenarioResult.Problem] {
    var program = Programs.program(
      [Programs.indicator("耕地保有量", .wanMu, .floor), Programs.indicator("林地保有量", .wanMu, .floor)],
      [
        Programs.transmission("ZB-01", 0, .apportion), Programs.transmission("ZB-02", 1, .apportion),
        Programs.transmission("ZB-03", 0, .apportion),
      ]
    )
    let scenario = Scenario(
      title: "下级合计少一万亩",
      tests: tests,
      plans: [
        try plan("丙县", 3, under: 2, third), try plan("乙县", 3, under: 2, "180.00"),
        try plan("甲市", 2, under: nil, "300.00"),
      ],
      allottedIndicators: [],
      expectations: expectations,
      asOf: nil,
      span: span
    )
    program.scenarios = [scenario]
    let results = runScenarios(program)
    #expect(results.count == 1)
    #expect(results.map(\.title) == [scenario.title])
    #expect(runScenarios(program, titles: ["别的案例"]).isEmpty)
    return results.flatMap(\.problems)
  }

  @Test("差额和结论都说中时通过")
  func meets() throws {
    let short = Self.expectation(2, .aggregate, .fail, difference: try Quantity(digits: "15000", unit: Unit(.mu)))
    #expect(try Self.problems(third: "118.5", [short]) == [])
  }

  @Test("差额不对时不通过，并给出有关结论")
  func differsInAmount() throws {
    let wrong = Self.expectation(2, .aggregate, .fail, difference: try Quantity(digits: "2", unit: .wanMu))
    let problems = try Self.problems(third: "118.5", [wrong])
    guard case .unmet(wrong, let candidates)? = problems.first else {
      Issue.record("\(problems)")
      return
    }
    #expect(candidates.map(\.difference?.text) == ["1.50"])
    #expect(problems.count == 2)
  }

  @Test("没有提到的不通过使案例不通过")
  func failureMustBeExpected() throws {
    let problems = try Self.problems(third: "118.5", [Self.expectation(0, .carry, .pass)])
    guard case .unexpected(let finding)? = problems.first else {
      Issue.record("\(problems)")
      return
    }
    #expect(problems.count == 1 && finding.obligation == .aggregate && finding.verdict == .fail)
    #expect(
      finding.evidence.map(\.datum).contains {
        if case .known(_, _, let source) = $0 { source.row == 2 } else { false }
      }
    )
  }

  @Test("空格是未提供：汇总和承接都待核实，缺项按名单核对")
  func blankIsNotProvided() throws {
    let open = Self.expectation(2, .aggregate, .undetermined, missing: [0])
    let carry = Self.expectation(0, .carry, .undetermined)
    #expect(try Self.problems(third: nil, [open, carry]) == [])
    let wrong = Self.expectation(2, .aggregate, .undetermined, missing: [1])
    #expect(try Self.problems(third: nil, [wrong, carry]).count == 2)
  }

  @Test("期望说中几项结论时含糊；被检验而没有结论的规则使案例不通过")
  func ambiguous() throws {
    let carried = Self.expectation(0, .carry, .pass)
    guard
      case .ambiguous(carried, let findings)? =
        try Self.problems(third: "120", tests: ["ZB-01", "ZB-03"], [carried]).first
    else {
      Issue.record("two findings are meant")
      return
    }
    #expect(findings.count == 2)
    let vague = Self.expectation(0, nil, .notApplicable)
    #expect(try Self.problems(third: "120", [vague]) == [])
    let both = try Self.problems(third: "120", tests: ["ZB-01", "ZB-02"], [vague])
    #expect(both == [.silent(statement: "ZB-02")])
    let passes = Self.expectation(2, nil, .pass, rule: "ZB-02")
    guard case .unmet? = try Self.problems(third: "120", [passes]).first else {
      Issue.record("a finding of another rule was taken")
      return
    }
  }
}
