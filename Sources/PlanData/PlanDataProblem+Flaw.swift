public import Transmission

extension LoadedPlanSet {
  /// The problems as reports take them.
  public var flaws: [InputFlaw] { problems.map { InputFlaw($0, isNote: false) } }
}

extension InputFlaw {
  init(_ problem: PlanDataProblem, isNote: Bool) {
    self.init(
      isNote: isNote,
      file: problem.file,
      layer: problem.sheet,
      feature: problem.row,
      message: problem.message,
      remedy: problem.remedy
    )
  }
}
