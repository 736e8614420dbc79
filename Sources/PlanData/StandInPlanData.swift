// STAND-IN: the readers are written in parallel; the lead deletes this file on merge.

public import RuleDSL
public import Transmission

public struct LoadedPlanSet: Sendable {
  public let world: PlanWorld
  public let inputs: [InputFile]
  public let notes: [Phrase]
}

public struct InputFile: Sendable {
  public let path: String
  public func sha256() -> String? { nil }
}

public struct PlanDataFailure: Error {
  public let problems: [PlanDataProblem]
}

public struct PlanDataProblem: Sendable {
  public var message: Phrase
  public var remedy: Phrase
}

public func loadPlanSet(
  at folder: String,
  program: RuleProgram,
  jobs: Int
) throws(PlanDataFailure) -> LoadedPlanSet {
  guard let (units, _) = UnitTable.make([]), folder != "absent" else { throw PlanDataFailure(problems: []) }
  return LoadedPlanSet(world: PlanWorld(units: units, figures: .empty), inputs: [], notes: [])
}
