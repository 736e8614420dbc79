internal import PlanData
internal import Reporting

/// What `rulec check --format` may name: a report to read, or the offending pieces as a map layer.
enum OutputFormat: Equatable {
  case report(ReportFormat)
  case map(FindingFormat)

  static let names = ReportFormat.allCases.map(\.rawValue) + FindingFormat.allCases.map(\.rawValue)

  init?(_ name: String) {
    if let format = ReportFormat(rawValue: name) {
      self = .report(format)
    } else if let format = FindingFormat(rawValue: name) {
      self = .map(format)
    } else {
      return nil
    }
  }

  var isMap: Bool {
    switch self {
    case .report: false
    case .map: true
    }
  }

  /// Whether the format states the digests of files.
  var needsDigests: Bool { self == .report(.json) }

  /// Whether the format shows every verdict, so that the run must keep them all.
  var needsEveryOutcome: Bool {
    switch self {
    case .report(let format): format.needsEveryOutcome
    case .map: false
    }
  }
}

/// What `rulec review --format` may name: a report to read, or the projects as a map layer.
enum ReviewFormat: Equatable {
  case report(ReviewReport.Format)
  case map(FindingFormat)

  static let names = ReviewReport.Format.allCases.map(\.rawValue) + FindingFormat.allCases.map(\.rawValue)

  init?(_ name: String) {
    if let format = ReviewReport.Format(rawValue: name) {
      self = .report(format)
    } else if let format = FindingFormat(rawValue: name) {
      self = .map(format)
    } else {
      return nil
    }
  }
}
