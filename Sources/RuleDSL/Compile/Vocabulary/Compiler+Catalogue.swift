extension Compiler {
  /// Reads every 目录 once the statements are known that its lines may name.
  mutating func compileCatalogues() {
    let clauses = blocks(.vocabulary).flatMap(\.clauses).filter { $0.keyword == .catalogue }
    var seen: [String: Span] = [:]
    for clause in clauses {
      let columns: [Keyword] = [.id, .name, .rule, .builtIn, .basis, .missing]
      guard let label = clause.label,
        let table = TableReader(clause, allowed: columns, required: [.id, .name], &problems)
      else { continue }
      for row in table.rows {
        guard let line = line(row, table, of: label.text) else { continue }
        if let first = seen[line.number] {
          problems.append(.duplicate(line.number, .catalogueLine, at: line.span, first: first))
        }
        seen[line.number] = line.span
        program.catalogue.append(line)
      }
    }
  }

  private mutating func line(_ row: TableReader.Row, _ table: TableReader, of catalogue: String) -> CatalogueLine? {
    guard let number = table.cell(.id, row, &problems), let name = table.cell(.name, row, &problems) else {
      return nil
    }
    let rules = table.names(.rule, row).compactMap { id -> String? in
      guard ids[id.text] != nil else { return unknown(id, .id, among: ids.keys.sorted()) }
      note(Symbol(.statement, id.text), at: id.exact)
      return id.text
    }
    let builtIn = table.names(.builtIn, row).map(\.text)
    // A line that nothing checks has to say why.
    let isChecked = table.optional(.rule, row) != nil || !builtIn.isEmpty
    let missing = isChecked ? table.optional(.missing, row) : table.cell(.missing, row, &problems)
    return CatalogueLine(
      catalogue: catalogue,
      number: number.text,
      name: name.text,
      rules: rules,
      builtIn: builtIn,
      basis: table.optional(.basis, row)?.text ?? "",
      missing: missing?.text ?? "",
      span: number.span
    )
  }
}
