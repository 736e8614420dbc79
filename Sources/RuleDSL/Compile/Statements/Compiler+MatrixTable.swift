/// The table of a 准入矩阵: codes of zones on top, codes of uses on the left, and what holds where they meet.
extension Compiler {
  /// What was read; every row has a cell for every column.
  struct MatrixGrid {
    var columns: [AdmissionMatrix.Line] = []
    var rows: [AdmissionMatrix.Line] = []
    var cells: [[Admission]] = []
    var spans: [[Span]] = []
  }

  /// Reads a table whose zones and uses are codes of two systems.
  mutating func grid(
    of table: SyntaxTree.Table,
    zones: Int,
    uses: Int,
    _ conditions: [AdmissionMatrix.Requirement]
  ) -> MatrixGrid {
    var grid = MatrixGrid()
    guard let header = table.rows.first else { return grid }
    grid.columns = lines(Array(header.cells.dropFirst()), of: zones)
    let rows = table.rows.dropFirst().filter { !$0.cells.isEmpty }
    grid.rows = lines(rows.map { $0.cells[0] }, of: uses)
    for row in rows {
      let head = row.cells[0]
      var cells: [Admission] = []
      var spans: [Span] = []
      for column in grid.columns.indices {
        // A row that is too short was reported when it was read.
        guard column + 1 < row.cells.count else {
          cells.append(.undetermined)
          spans.append(row.span)
          continue
        }
        let cell = row.cells[column + 1]
        let column = header.cells[column + 1].text
        cells.append(admission(cell, conditions, row: head.text, column: column, at: row.span))
        spans.append(cell.text.isEmpty ? row.span : cell.span)
      }
      grid.cells.append(cells)
      grid.spans.append(spans)
    }
    reportUnused(conditions, in: grid.cells)
    return grid
  }

  /// The heads of rows or columns; 其余 stands for the top codes that no other head names.
  private mutating func lines(_ heads: [SyntaxTree.RawText], of system: Int) -> [AdmissionMatrix.Line] {
    var lines: [AdmissionMatrix.Line] = []
    for head in heads {
      let isRest = Keyword(spelled: head.text) == .rest
      if isRest, let first = lines.first(where: \.isRest) {
        problems.append(.duplicate(head.text, .code, at: head.span, first: first.span))
      }
      let codes = isRest ? [] : codes(head, of: system)
      lines.append(AdmissionMatrix.Line(codes: codes, isRest: isRest, span: head.span))
    }
    reportRepeated(lines, of: system)
    let named = Set(lines.flatMap(\.codes))
    let codes = program.vocabulary.codeSystems[system].codes
    let rest = codes.indices.filter { codes[$0].lineage.count == 1 && !named.contains($0) }
    if let place = lines.firstIndex(where: \.isRest) { lines[place].codes = rest }
    return lines
  }

  private mutating func admission(
    _ cell: SyntaxTree.RawText,
    _ conditions: [AdmissionMatrix.Requirement],
    row: String,
    column: String,
    at span: Span
  ) -> Admission {
    guard !cell.text.isEmpty else {
      problems.append(.cellBlank(row: row, column: column, at: span))
      return .undetermined
    }
    switch AdmissionCell(cell.text) {
    case .word(.admitted): return .admitted
    case .word(.prohibited): return .prohibited
    case .word: return .undetermined
    case .conditions(let labels):
      let indices = labels.compactMap { label -> Int? in
        let number = conditionNumber(of: label)
        if let index = conditions.firstIndex(where: { conditionNumber(of: $0.label) == number }) { return index }
        let known = conditions.map(\.label)
        return refuse(.unknownCondition(label, at: cell.span, known: known))
      }
      return indices.isEmpty ? .undetermined : .conditional(Set(indices).sorted())
    case nil:
      problems.append(.cellUnknown(cell.text, at: cell.span))
      return .undetermined
    }
  }

  /// Two rows, or two columns, of the same code contradict each other or say nothing new.
  private mutating func reportRepeated(_ lines: [AdmissionMatrix.Line], of index: Int) {
    let system = program.vocabulary.codeSystems[index]
    var first: [Int: Span] = [:]
    for line in lines {
      for code in line.codes {
        if let place = first[code] {
          problems.append(.duplicate(system.codes[code].text, .code, at: line.span, first: place))
        } else {
          first[code] = line.span
        }
      }
    }
  }

  private mutating func reportUnused(_ conditions: [AdmissionMatrix.Requirement], in cells: [[Admission]]) {
    let used = Set(
      cells.joined().flatMap { admission in
        if case .conditional(let indices) = admission { indices } else { [Int]() }
      }
    )
    for (index, condition) in conditions.enumerated() where !used.contains(index) {
      problems.append(.unusedCondition(condition.label, at: condition.span))
    }
  }
}
