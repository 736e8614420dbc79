// STAND-IN: the evaluator is written in parallel; the lead deletes this file on merge.

public import RuleDSL

public func check(
  _ program: RuleProgram,
  _ world: PlanWorld,
  asOf: PlanDate? = nil,
  only: Set<String> = [],
  keepingAll: Bool
) -> CheckRun {
  CheckRun(statements: [], outcomes: [], tallies: [], asOf: asOf ?? world.asOf)
}

public struct Explainer {
  public init(_ program: RuleProgram, _ world: PlanWorld, _ run: CheckRun) {}

  public func finding(of outcome: CheckRun.Outcome) -> Finding {
    Finding(
      statement: Int(outcome.statement),
      obligation: outcome.obligation,
      requirement: "",
      plan: Int(outcome.plan),
      year: Int(outcome.year),
      verdict: outcome.verdict,
      reason: .holds,
      isWithinRounding: false,
      missing: [],
      evidence: []
    )
  }
}

/// What came of one 案例; it passes when there are no problems.
public struct ScenarioResult: Sendable {
  public let title: String
  public let span: Span
  public let problems: [Problem]
  public let world: PlanWorld
  public let run: CheckRun

  public enum Problem: Hashable, Sendable {
    case unmet(Scenario.Expectation, candidates: [Finding])
    case ambiguous(Scenario.Expectation, [Finding])
    case unexpected(Finding)
    case silent(statement: String)
    case cyclicPlans
  }
}

public func runScenarios(_ program: RuleProgram, titles: Set<String> = []) -> [ScenarioResult] { [] }
