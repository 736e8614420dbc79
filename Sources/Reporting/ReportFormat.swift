/// The formats of a report that are text.
///
/// To add one: a case, and what the compiler then demands.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text
  case json
  /// The opinion (审查意见), for the file of the case.
  case markdown
  /// The same as one page.
  case html
  /// The list of findings (问题清单), for spreadsheets.
  case csv
  case sarif
  case junit

  /// Whether the format shows or counts every verdict, so that the run must keep them all.
  public var needsEveryOutcome: Bool {
    switch self {
    case .text, .csv, .sarif: false
    case .json, .markdown, .html, .junit: true
    }
  }

  /// Whether it states the digests of files.
  public var needsDigests: Bool {
    switch self {
    case .text, .csv, .sarif, .junit: false
    case .json, .markdown, .html: true
    }
  }
}

/// The formats of what is no report on plans.
public enum PlainFormat: String, Sendable, CaseIterable {
  case text
  case json
}

/// The formats of what 案例 came to.
public enum TestFormat: String, Sendable, CaseIterable {
  case text
  case junit
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
    case .markdown:
      var document = ReportDocument<MarkdownWriter>(self, style)
      try document.write(to: sink)
    case .html:
      var document = ReportDocument<HTMLWriter>(self, style)
      try document.write(to: sink)
    case .csv: try writeCSV(style, to: sink)
    case .sarif: try SARIFReport(report: self, style: style).write(to: sink)
    case .junit: try writeJUnit(style, to: sink)
    }
  }
}

/// The formats of a report that other programs and libraries make.
public enum ReportFileFormat: String, Sendable, CaseIterable {
  /// The list, the plans and what is missing as a workbook.
  case xlsx
  /// The opinion in the layout of official documents.
  case docx
  /// The page as it prints.
  case pdf
}
