public import Reporting
internal import RuleDSL
public import Transmission

/// How a run ends.
public enum RunStatus: String, Codable, Hashable, Sendable {
  case allPass
  case fails
  /// Nothing fails, but something is open, a map layer is unsound, or nothing was judged.
  case undetermined

  /// What a check came to; only binding findings decide it.
  public init(of report: Report) {
    let binding = report.total(.binding)
    if binding.fail > 0 {
      self = .fails
    } else if binding.undetermined > 0 || report.total().judged == 0 || !report.problems.isEmpty
      || report.flaws.contains(where: { !$0.isNote })
    {
      self = .undetermined
    } else {
      self = .allPass
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
