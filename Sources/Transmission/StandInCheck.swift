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

public struct ScenarioResult: Sendable {
  public let title: String
  public let span: Span
  public let problems: [ScenarioProblem]
}

public enum ScenarioProblem: Hashable, Sendable {
  case nothingTested(String)
}

public func runScenarios(_ program: RuleProgram) -> [ScenarioResult] { [] }
