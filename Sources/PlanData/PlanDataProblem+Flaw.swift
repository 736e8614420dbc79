public import Transmission

extension LoadedPlanSet {
  /// The problems as reports take them.
  public var flaws: [InputFlaw] {
    problems.map { problem in
      InputFlaw(
        isNote: false,
        file: problem.file,
        layer: problem.sheet,
        feature: problem.row,
        message: problem.message,
        remedy: problem.remedy
      )
    }
  }
}
