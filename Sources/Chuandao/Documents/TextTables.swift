internal import DocumentImport
internal import PlanData

/// Tables in plain text: lines of as many cells, parted by bars, tabs, blanks or commas.
enum TextTables {
  static func tables(in text: DocumentText) -> [DocumentTable] {
    let lines = text.paragraphs
    var tables: [DocumentTable] = []
    var start = 0
    while start < lines.count {
      var (mark, rows): (Mark, [Row]) = (.bar, [])
      for other in Mark.allCases where rows.isEmpty {
        (mark, rows) = (other, Self.rows(of: lines, from: start, other))
      }
      guard !rows.isEmpty else {
        start += 1
        continue
      }
      let titles = lines[..<start].suffix(3).map { $0.text }
      let filled = rows.filter { !(mark == .bar && $0.cells.allSatisfy { $0.allSatisfy { "-: ".contains($0) } }) }
      let cells = filled.enumerated().flatMap { number, row in
        row.cells.enumerated().map { DocumentTable.Cell(row: number, column: $0, text: $1) }
      }
      var table = DocumentTable(
        file: text.name,
        number: tables.count + 1,
        page: lines[start].page,
        titles: titles,
        cells: cells
      )
      table.lines = filled.map(\.number)
      tables.append(table)
      start += rows.count
    }
    return tables
  }

  private typealias Row = (number: Int, cells: [String])

  private enum Mark: CaseIterable { case bar, tab, blanks, comma }

  /// The lines from a place on that have as many cells; at least two, of three.
  private static func rows(of lines: [DocumentText.Paragraph], from start: Int, _ mark: Mark) -> [Row] {
    var rows: [Row] = []
    for line in lines[start...] {
      let cells = cells(line.text, mark)
      guard cells.count >= 3, cells.count == rows.first?.cells.count ?? cells.count,
        line.page == lines[start].page
      else { break }
      rows.append((line.number, cells))
    }
    return rows.count < 2 ? [] : rows
  }

  private static func cells(_ line: String, _ mark: Mark) -> [String] {
    let parts: [Substring]
    switch mark {
    case .bar:
      guard line.contains("|") else { return [] }
      var whole = line.drop { $0.isWhitespace }
      if whole.first == "|" { whole = whole.dropFirst() }
      while whole.last?.isWhitespace ?? false { whole = whole.dropLast() }
      if whole.last == "|" { whole = whole.dropLast() }
      parts = whole.split(separator: "|", omittingEmptySubsequences: false)
    case .tab: parts = line.split(separator: "\t", omittingEmptySubsequences: false)
    case .blanks: parts = line.replacing("　", with: "  ").split(separator: "  ").filter { $0.contains { $0 != " " } }
    case .comma: parts = line.split(omittingEmptySubsequences: false) { ",，".contains($0) }
    }
    return parts.map { part in
      var cell = part.drop { $0.isWhitespace }
      while cell.last?.isWhitespace ?? false { cell.removeLast() }
      return String(cell)
    }
  }
}
