/// A table whose columns are words of ours.
struct TableReader {
  typealias Row = SyntaxTree.Table.Row

  let rows: ArraySlice<Row>
  private let columns: [Keyword: Int]
  private let header: Span

  /// Returns `nil` when the clause holds no table or its header cannot be used.
  init?(
    _ clause: SyntaxTree.Clause,
    allowed: [Keyword],
    required: [Keyword],
    _ problems: inout [Diagnostic]
  ) {
    guard case .table(let table) = clause.content, let head = table.rows.first else { return nil }
    var columns: [Keyword: Int] = [:]
    for (index, cell) in head.cells.enumerated() {
      let known = Keyword(spelled: cell.text).flatMap { allowed.contains($0) ? $0 : nil }
      if known == nil { problems.append(.columnUnknown(cell.text, at: cell.span, allowed: allowed)) }
      // What is misspelt is told once, and read as what it means.
      guard let keyword = known ?? Keyword.guess(cell.text, ofColumns: allowed)?.keyword,
        known != nil || columns[keyword] == nil
      else { continue }
      if columns[keyword] != nil {
        problems.append(.clauseRepeated(keyword, at: cell.span, first: head.cells[columns[keyword] ?? 0].span))
      }
      columns[keyword] = index
    }
    let missing = required.filter { columns[$0] == nil }
    for keyword in missing { problems.append(.columnMissing(keyword, at: head.span)) }
    guard missing.isEmpty else { return nil }
    self.columns = columns
    header = head.span
    rows = table.rows.dropFirst()
  }

  /// The cell of a column; a blank one is a problem.
  func cell(_ column: Keyword, _ row: Row, _ problems: inout [Diagnostic]) -> SyntaxTree.RawText? {
    if let cell = optional(column, row) { return cell }
    problems.append(.cellMissing(column, at: row.span))
    return nil
  }

  /// The cell of a column, or `nil` when it is blank or there is no such column.
  func optional(_ column: Keyword, _ row: Row) -> SyntaxTree.RawText? {
    guard let index = columns[column], index < row.cells.count, !row.cells[index].text.isEmpty else { return nil }
    return row.cells[index]
  }

  /// Names in one cell, separated by 、 or commas.
  func names(_ column: Keyword, _ row: Row) -> [SyntaxTree.RawText] {
    guard let cell = optional(column, row) else { return [] }
    return cell.parts(at: "、,，;；").map(\.withoutBlanks)
  }
}
