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

/// What one 案例 came to.
public struct ScenarioResult: Sendable {
  /// Index into ``RuleProgram/scenarios``.
  public let scenario: Int
  public let problems: [ScenarioProblem]
  /// The drawn family, for names.
  public let world: PlanWorld
  public let run: CheckRun
}

/// Why a 案例 fails.
public enum ScenarioProblem: Hashable, Sendable {
  /// The findings that the expectation could mean; empty when there is none.
  case unmet(Scenario.Expectation, found: [Finding])
  /// Fails or is undetermined, and nothing expects it.
  case unexpected(Finding)
  /// A tested statement judged no plan.
  case nothingJudged(rule: String)
}

public func runScenarios(_ program: RuleProgram) -> [ScenarioResult] { [] }
