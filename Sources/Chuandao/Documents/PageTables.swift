internal import DocumentImport
internal import PlanData

/// Tables of pages that are text with blanks for columns (`pdftotext -layout`).
enum PageTables {
  /// Lines with at least two wide gaps, one below the other, are a table; so are those with one among them.
  static func tables(in text: String, file: String) -> [DocumentTable] {
    var tables: [DocumentTable] = []
    for (number, page) in text.split(separator: "\u{C}", omittingEmptySubsequences: false).enumerated() {
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map { LaidOutLine(String($0)) }
      var start = 0
      while start < lines.count {
        guard lines[start].pieces.count >= 3 else {
          start += 1
          continue
        }
        var end = start + 1
        while end < lines.count, goesOn(lines, end) { end += 1 }
        let rows = lines[start..<end].filter { !$0.pieces.isEmpty }
        if rows.filter({ $0.pieces.count >= 3 }).count >= 2 {
          let titles = lines[..<start].filter { !$0.pieces.isEmpty }.suffix(3).map { $0.pieces.map(\.text).joined() }
          tables.append(
            DocumentTable(
              file: file,
              number: tables.count + 1,
              page: number + 1,
              titles: titles,
              cells: cells(Array(rows))
            )
          )
        }
        start = end
      }
    }
    return tables
  }

  /// Whether a line belongs to the table above: blank ones between rows do, where a row follows.
  private static func goesOn(_ lines: [LaidOutLine], _ place: Int) -> Bool {
    if lines[place].pieces.count >= 2 { return true }
    guard lines[place].pieces.isEmpty else { return false }
    return lines[place...].prefix(3).contains { $0.pieces.count >= 3 }
  }

  private static func cells(_ rows: [LaidOutLine]) -> [DocumentTable.Cell] {
    let columns = columns(of: rows)
    return rows.enumerated().flatMap { number, line in
      line.pieces.compactMap { piece in
        let covered = columns.indices.filter { columns[$0].overlaps(piece.range) }
        guard let first = covered.first, let last = covered.last else { return nil }
        return DocumentTable.Cell(row: number, column: first, columns: last - first + 1, text: piece.text)
      }
    }
  }

  /// The stretches that the pieces of rows with the most pieces fill; wider pieces span several of them.
  private static func columns(of rows: [LaidOutLine]) -> [Range<Int>] {
    let most = rows.map(\.pieces.count).max() ?? 0
    var columns: [Range<Int>] = []
    for row in rows where row.pieces.count == most {
      for (place, piece) in row.pieces.enumerated() {
        if place < columns.count {
          columns[place] =
            min(
              columns[place].lowerBound,
              piece.range.lowerBound
            )..<max(columns[place].upperBound, piece.range.upperBound)
        } else {
          columns.append(piece.range)
        }
      }
    }
    return columns
  }
}

/// A line, cut where two blanks or more stand.
private struct LaidOutLine {
  var pieces: [(range: Range<Int>, text: String)] = []

  init(_ line: String) {
    var start: Int?
    var (place, gap) = (0, 0)
    var text = String.UnicodeScalarView()
    var end = 0
    func finish() {
      if let start { pieces.append((start..<end, String(text))) }
      text = .init()
      start = nil
    }
    for scalar in line.unicodeScalars {
      let width = scalar.value >= 0x2E80 ? 2 : 1
      if scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\u{A0}" {
        gap += 1
        if gap == 2 { finish() }
      } else {
        if start == nil { start = place } else if gap == 1 { text.append(" ") }
        gap = 0
        text.append(scalar)
        end = place + width
      }
      place += width
    }
    finish()
  }
}
