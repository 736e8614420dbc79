/// Small tables whose rows are taken as they stand, whatever their headers are.
public enum CSVText {
  /// Every row, the header first; `nil` where a quote stays open or a row is no text.
  public static func rows(of path: String) throws(SystemFailure) -> [[String]]? {
    let file = try OpenFile(path: path)
    guard let start = try? CSVStart(file.bytes(from: 0, count: CSVScanner.blockBytes)) else { return [] }
    var scanner = CSVScanner(file: file.descriptor, range: start.markBytes..<file.size, lineEnd: start.lineEnd)
    var rows: [[String]] = []
    while true {
      switch scanner.next() {
      case .row(let count):
        var row: [String] = []
        for place in 0..<min(count, CSVScanner.mostFields) {
          guard let text = start.encoding.text(of: scanner.fields[place].bytes) else { return nil }
          row.append(text)
        }
        if row != [""] { rows.append(row) }
      case .end: return rows
      case .tooLong, .quoteOpen: return nil
      }
    }
  }
}
