internal import PlanData
internal import Reporting

/// What `--format` may name: a report to read, or what was found as a map layer.
enum FormatChoice<Report: RawRepresentable<String> & CaseIterable & Equatable>: Equatable {
  case report(Report)
  case map(FindingFormat)

  static var names: [String] { Report.allCases.map(\.rawValue) + FindingFormat.allCases.map(\.rawValue) }

  init?(_ name: String) {
    if let format = Report(rawValue: name) {
      self = .report(format)
    } else if let format = FindingFormat(rawValue: name) {
      self = .map(format)
    } else {
      return nil
    }
  }
}

/// What `rulec review --format` may name.
typealias ReviewFormat = FormatChoice<ReviewReport.Format>

/// What `rulec check --format` may name.
typealias OutputFormat = FormatChoice<ReportFormat>

extension OutputFormat {
  var isMap: Bool { if case .map = self { true } else { false } }

  /// Whether the format states the digests of files.
  var needsDigests: Bool { self == .report(.json) }

  /// Whether the format shows every verdict, so that the run must keep them all.
  var needsEveryOutcome: Bool { if case .report(let format) = self { format.needsEveryOutcome } else { false } }
}
