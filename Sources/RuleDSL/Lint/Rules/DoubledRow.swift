/// L106: a row of a vocabulary that stands there twice.
extension LintRule {
  static let doubledRow = LintRule("L106", "同一行写了两次", "a row stands there twice", hasFix: true) { input in
    struct Row: Hashable {
      var table: Keyword
      var label: String
      var head: [String]
      var cells: [String]
    }
    var known: [Row: Span] = [:]
    return input.blocks.filter { $0.keyword == .vocabulary }.flatMap(\.clauses).flatMap { clause -> [LintRemark] in
      guard case .table(let table) = clause.content, let head = table.rows.first else { return [] }
      return table.rows.dropFirst().compactMap { row in
        let key = Row(
          table: clause.keyword,
          label: clause.label?.text ?? "",
          head: head.cells.map(\.text),
          cells: row.cells.map(\.text)
        )
        guard let first = known[key] else {
          known[key] = row.span
          return nil
        }
        // A table without rows is none.
        let isAlone = table.rows.count == 2
        return LintRemark(at: row.span, "这一行前面已经有了", "this row stands there already")
          .seeing(first, "在这里", "here").advising("删去这一行", "delete the row")
          .fixing(isAlone ? nil : input.lines(of: row.span), "")
      }
    }
  }
}
