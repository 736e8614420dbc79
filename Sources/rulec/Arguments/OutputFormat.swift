internal import PlanData
internal import Reporting

/// What `--format` may name: a report to read, a file that another program makes, or what was found as a map layer.
enum FormatChoice<Report: RawRepresentable<String> & CaseIterable & Equatable>: Equatable {
  case report(Report)
  case file(ReportFileFormat)
  case map(FindingFormat)

  static var names: [String] {
    Report.allCases.map(\.rawValue) + ReportFileFormat.allCases.map(\.rawValue)
      + FindingFormat.allCases.map(\.rawValue)
  }

  init?(_ name: String) {
    if let format = Report(rawValue: name) {
      self = .report(format)
    } else if let format = ReportFileFormat(rawValue: name) {
      self = .file(format)
    } else if let format = FindingFormat(rawValue: name) {
      self = .map(format)
    } else {
      return nil
    }
  }
}

/// What `rulec reference --format` may name.
enum ReferenceFormat: String, CaseIterable {
  case markdown
  case json
}

/// What `rulec monitor --format` may name.
enum MonitorFormat: Equatable {
  case text(MonitorReport.Format)
  case workbook

  static let names = MonitorReport.Format.allCases.map(\.rawValue) + [ReportFileFormat.xlsx.rawValue]

  init?(_ name: String) {
    if name == ReportFileFormat.xlsx.rawValue { self = .workbook; return }
    guard let format = MonitorReport.Format(rawValue: name) else { return nil }
    self = .text(format)
  }
}

/// What `rulec review --format` may name.
typealias ReviewFormat = FormatChoice<ReviewReport.Format>

/// What `rulec site --format` may name.
typealias SiteFormat = FormatChoice<SiteReport.Format>

/// What `rulec check --format` may name.
typealias OutputFormat = FormatChoice<ReportFormat>

extension FormatChoice {
  var isMap: Bool { if case .map = self { true } else { false } }

  /// Whether it is a file of its own kind, not something to read on a terminal.
  var needsFile: Bool { if case .report = self { false } else { true } }

}

extension FormatChoice<ReportFormat> {
  /// Whether the format states the digests of files.
  var needsDigests: Bool {
    switch self {
    case .report(let format): format.needsDigests
    case .file(let format): format != .xlsx
    case .map: false
    }
  }

  /// Whether the format shows every verdict, so that the run must keep them all.
  var needsEveryOutcome: Bool {
    switch self {
    case .report(let format): format.needsEveryOutcome
    case .file: true
    case .map: false
    }
  }
}
