/// The report formats.
///
/// To add one: a case, and what the compiler then demands.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text
  case json

  /// Whether the format shows every verdict, so that the run must keep them all.
  public var needsEveryOutcome: Bool {
    switch self {
    case .text: false
    case .json: true
    }
  }
}

extension Report {
  /// Writes the report piece by piece, so that a long one is never in memory as a whole.
  ///
  /// What the sink throws ends the report.
  public func write<Failure: Error>(
    as format: ReportFormat,
    style: ReportStyle,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    switch format {
    case .text: try TextReport(report: self, style: style).write(to: sink)
    case .json: try JSONReport(report: self, language: style.language).write(to: sink)
    }
  }
}
