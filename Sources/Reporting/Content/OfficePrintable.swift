/// What other programs and libraries make into files of an office: a workbook, a document, a print.
public protocol OfficePrintable {
  /// Of the workbook.
  var sheets: [ReportSheet] { get }

  /// Writes the page for the program that makes a document of it; gives its pictures, as SVG, with the names that they
  /// have there, without an ending.
  func writeForOffice<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) -> [(name: String, svg: String)]

  /// Writes the page as HTML, which a browser prints.
  func writePage<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure)
}
