internal import RuleDSL
internal import Transmission

extension Report {
  /// The list of findings as RFC 4180 has it, with the mark by which spreadsheets know UTF-8.
  func writeCSV<Failure: Error>(
    _ style: ReportStyle,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let columns = self.columns
    try sink(CSVText.mark + CSVText.line(columns.map { CSVText.cell($0.name[style.language]) }))
    try rows(style.language, showsAll: style.showsAll) { row throws(Failure) in
      try sink(CSVText.line(columns.map { $0.isNumeric ? row[$0] : CSVText.cell(row[$0]) }))
    }
  }
}
