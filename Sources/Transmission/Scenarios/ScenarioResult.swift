public import RuleDSL

/// What came of one 案例; it passes when there are no problems.
public struct ScenarioResult: Sendable {
  public let title: String
  public let span: Span
  public let problems: [Problem]
  /// The plan set that the scenario draws; findings point into its units.
  public let world: PlanWorld
  /// The run over it; findings point into its statements.
  public let run: CheckRun
  /// Every verdict of the run, passes among them.
  public internal(set) var findings: [Finding] = []
  /// Where each of the scenario's plans stands in the units.
  public internal(set) var places: [Int] = []
  /// What the parts of conditions came to, by the statement's place in the run; nothing unless that was asked for.
  var observed: [Int: Set<ObservedTruth>] = [:]
  /// The rules as they were made ready, where that was asked for.
  var rules: [Int: PreparedRule] = [:]

  public var passes: Bool { problems.isEmpty }

  public enum Problem: Hashable, Sendable {
    /// No finding is as expected; these are about the same plan and obligation.
    case unmet(Scenario.Expectation, candidates: [Finding])
    /// Several findings are as expected: the expectation must say which one it means.
    case ambiguous(Scenario.Expectation, [Finding])
    /// 不通过 or 待核实 that no expectation mentions.
    case unexpected(Finding)
    /// A tested statement that gave no verdict at all.
    case silent(statement: String)
    /// The plans' parents form a cycle.
    case cyclicPlans

    /// What was found instead of what was expected.
    public var findings: [Finding] {
      switch self {
      case .unmet(_, let candidates): candidates
      case .ambiguous(_, let found): found
      case .unexpected(let finding): [finding]
      case .silent, .cyclicPlans: []
      }
    }
  }
}
