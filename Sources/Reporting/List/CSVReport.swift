internal import RuleDSL
internal import Transmission

extension Report {
  /// The list of findings as RFC 4180 has it, with the mark by which spreadsheets know UTF-8.
  func writeCSV<Failure: Error>(
    _ style: ReportStyle,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let columns = self.columns
    try sink("\u{FEFF}" + columns.map { Self.cell($0.name[style.language]) }.joined(separator: ",") + "\r\n")
    try rows(style.language, showsAll: style.showsAll) { row throws(Failure) in
      let cells = columns.map { $0.isNumeric ? row[$0] : Self.cell(row[$0]) }
      try sink(cells.joined(separator: ",") + "\r\n")
    }
  }

  /// A spreadsheet takes what begins with one of these marks for a formula.
  private static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let plain = (isFormula ? "'" : "") + text
    let needsQuotes = plain.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return needsQuotes ? "\"" + plain.replacing("\"", with: "\"\"") + "\"" : plain
  }
}
