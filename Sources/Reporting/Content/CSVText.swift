internal import RuleDSL

/// Rows as RFC 4180 has them, with the mark by which spreadsheets know UTF-8.
enum CSVText {
  static let mark = "\u{FEFF}"

  /// Cells of text; nothing in them is taken for a formula.
  static func text(_ rows: [[String]]) -> String { mark + rows.map { line($0.map(cell)) }.joined() }

  /// Cells as they are.
  static func line(_ cells: [String]) -> String { cells.joined(separator: ",") + "\r\n" }

  /// A spreadsheet takes what begins with one of these marks for a formula.
  static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let plain = (isFormula ? "'" : "") + text
    let needsQuotes = plain.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return needsQuotes ? "\"" + plain.replacing(mark: "\"", with: "\"\"") + "\"" : plain
  }
}
