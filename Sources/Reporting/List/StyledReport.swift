/// A report as it is to look.
public struct StyledReport: OfficePrintable {
  private let report: Report
  private let style: ReportStyle

  /// Takes a report on a run that keeps every verdict.
  public init(_ report: Report, _ style: ReportStyle) { (self.report, self.style) = (report, style) }

  /// The list of findings, the plans, what is missing and the idle rules.
  public var sheets: [ReportSheet] { report.sheets(style) }

  /// Writes the opinion.
  public func writeForOffice<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) -> [(name: String, svg: String)] {
    var document = ReportDocument<OfficeWriter>(report, style)
    try document.write(to: sink)
    return document.writer.namedPictures
  }

  /// Writes the opinion as one page.
  public func writePage<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure) {
    try report.write(as: .html, style: style, to: sink)
  }
}
