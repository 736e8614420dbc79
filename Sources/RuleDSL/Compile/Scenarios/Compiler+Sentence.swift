/// 案例 of sentences: 原文 and 读出.
extension Compiler {
  mutating func compileSentence(_ block: SyntaxTree.Block) {
    for clause in block.clauses where ![.text, .readOut].contains(clause.keyword) {
      problems.append(.misplacedClause(clause.keyword, in: block.keyword, at: clause.span))
    }
    guard case .raw(let text) = required(.text, of: block)?.content,
      let clause = required(.readOut, of: block),
      let table = TableReader(
        clause,
        allowed: [.units, .years, .indicators, .direction, .printed],
        required: [.indicators, .direction, .printed],
        &problems
      )
    else { return }
    let rows = table.rows.compactMap { sentenceRow($0, table) }
    program.sentences.append(SentenceScenario(title: block.title.text, text: text.text, rows: rows, span: block.span))
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
