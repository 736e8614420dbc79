public import Reporting
internal import RuleDSL
public import Transmission

/// How a run ends.
public enum RunStatus: String, Codable, Hashable, Sendable {
  case allPass
  case fails
  /// Nothing fails, but something is open, a map layer is unsound, or nothing was judged.
  case undetermined

  /// What a check came to, by what is to decide it.
  public init(of report: Report, by decisive: Decisive = .binding) {
    let (fails, isOpen) = decisive.tally(report)
    let isUnsure =
      isOpen || report.judged == 0 || !report.problems.isEmpty || report.flaws.contains { !$0.isNote }
    if fails || decisive == .undetermined && isUnsure {
      self = .fails
    } else {
      self = isUnsure ? .undetermined : .allPass
    }
  }

  /// What a review came to: the worst verdict on any project decides; with a layer that was not read nothing is sure.
  public init(of report: ReviewReport) {
    let tally = report.tally
    let isOpen = tally.undetermined > 0 || tally.total == 0 || report.hasUnreadLayers
    self = tally.fail > 0 ? .fails : isOpen ? .undetermined : .allPass
  }

  /// What a search for places came to: a line that could not be read, or is not provided, may stand against any place that was found.
  public init(of run: SiteRun) {
    let isSure = run.inputFlaws.allSatisfy(\.isNote) && run.gaps.isEmpty
    let isNone = run.sites.isEmpty
    self = !isSure || isNone && !run.unsearched.isEmpty ? .undetermined : isNone ? .fails : .allPass
  }
}
