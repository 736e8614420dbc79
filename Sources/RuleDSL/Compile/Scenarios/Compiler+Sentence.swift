/// 案例 of sentences: 原文 and 读出.
extension Compiler {
  mutating func compileSentence(_ block: SyntaxTree.Block) {
    for clause in block.clauses where ![.text, .readOut].contains(clause.keyword) {
      problems.append(.misplacedClause(clause.keyword, in: block.keyword, at: clause.span))
    }
    let clauses = block.clauses.filter { $0.keyword == .readOut }
    guard case .raw(let text) = required(.text, of: block)?.content,
      !clauses.isEmpty || required(.readOut, of: block) != nil
    else { return }
    var scenario = SentenceScenario(title: block.title.text, text: text.text, rows: [], entries: [], span: block.span)
    for clause in clauses {
      let columns = Self.columns(of: clause)
      guard let table = TableReader(clause, allowed: columns.allowed, required: columns.required, &problems) else {
        return
      }
      for row in table.rows {
        if columns.required.contains(.list) {
          scenario.entries += listRow(row, table).map { [$0] } ?? []
        } else if columns.required.contains(.designation) {
          scenario.entries += designationRow(row, table).map { [$0] } ?? []
        } else {
          scenario.rows += sentenceRow(row, table).map { [$0] } ?? []
        }
      }
    }
    program.sentences.append(scenario)
  }

  /// Which rows a 读出 wants shows in its header: figures, items of lists, or values of designations.
  private static func columns(of clause: SyntaxTree.Clause) -> (allowed: [Keyword], required: [Keyword]) {
    var header: Set<Keyword> = []
    if case .table(let table) = clause.content {
      header = Set(table.rows.first?.cells.compactMap { Keyword(spelled: $0.text) } ?? [])
    }
    if header.contains(.list) { return ([.units, .list, .name], [.list, .name]) }
    if header.contains(.designation) { return ([.units, .designation, .value], [.designation, .value]) }
    return ([.units, .years, .indicators, .direction, .printed], [.indicators, .direction, .printed])
  }

  private mutating func listRow(_ row: TableReader.Row, _ table: TableReader) -> SentenceScenario.Entry? {
    guard let written = table.cell(.list, row, &problems), let list = listed(written),
      let name = table.cell(.name, row, &problems)
    else { return nil }
    return .init(place: table.optional(.units, row)?.text, content: .item(list: list, name: name.text))
  }

  private mutating func designationRow(_ row: TableReader.Row, _ table: TableReader) -> SentenceScenario.Entry? {
    guard let written = table.cell(.designation, row, &problems), let index = designated(written),
      let cell = table.cell(.value, row, &problems),
      let value = value(cell, of: program.vocabulary.designations[index])
    else { return nil }
    return .init(place: table.optional(.units, row)?.text, content: .value(designation: index, value: value))
  }

  private mutating func sentenceRow(_ row: TableReader.Row, _ table: TableReader) -> SentenceScenario.Row? {
    let name = table.cell(.indicators, row, &problems)
    let word = table.cell(.direction, row, &problems)
    let value = table.cell(.printed, row, &problems)
    var year: Int?
    if let cell = table.optional(.years, row) {
      guard let (digits, unit) = splitQuantity(cell.text), unit.isEmpty || unit == "年", let number = Int(digits),
        knownYears.contains(number)
      else { return refuse(.malformedNumber(cell.text, at: cell.span)) }
      year = number
    }
    guard let name, let indicator = indicator(name), let direction = direction(word), let value else { return nil }
    if value.text.unicodeScalars.first?.digit != nil {
      for part in value.parts(at: ";；") {
        guard let quantity = quantity(part) else { return nil }
        let wanted = program.vocabulary.indicators[indicator].dimension
        guard quantity.dimension == wanted else {
          return refuse(mismatch(wanted, quantity.dimension, at: value.span))
        }
      }
    }
    return SentenceScenario.Row(
      place: table.optional(.units, row)?.text,
      year: year,
      indicator: indicator,
      direction: direction,
      value: value.text
    )
  }

  func mismatch(_ wanted: Dimension, _ found: Dimension, at span: Span) -> Diagnostic {
    .dimensionMismatch(
      Diagnostic.Operand(dimension: wanted, span: span),
      Diagnostic.Operand(dimension: found, span: span)
    )
  }

  mutating func direction(_ cell: SyntaxTree.RawText?) -> Direction? {
    choose(cell, [.atLeast, .atMost, .equals]).map { $0 == .atMost ? .ceiling : $0 == .equals ? .fixed : .floor }
  }
}
