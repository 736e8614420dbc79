internal import DocumentImport
internal import PlanData
internal import RuleDSL

extension DocumentReading {
  /// Adds the figures of a table of the document, and lists its rows of numbers that gave none.
  mutating func take(_ table: DocumentTable, of document: Int, _ vocabulary: Vocabulary, _ units: [ListedUnit]) {
    var source = table
    // What a document is about, its tables are about.
    source.titles = [head.subject, head.title].compactMap(\.self) + table.titles
    let rows = source.figures(vocabulary, units)
    let texts = Dictionary(grouping: table.cells, by: \.row).mapValues { cells in
      cells.sorted { $0.column < $1.column }.map(\.text).joined(separator: " ")
    }
    var used: Set<Int> = []
    for row in rows {
      let place = SourceSentence(
        place: DocumentPlace(file: table.file, page: table.page, paragraph: row.row + 1, offset: 0),
        words: texts[row.row] ?? "",
        sentence: "表 \(table.number)：" + (texts[row.row] ?? "")
      )
      guard let figure = figure(row, place, document, vocabulary, units) else { continue }
      used.insert(row.row)
      figures.append(figure)
    }
    if let page = table.page {
      // The text of a page holds its tables, too.
      let rows = Set(used.flatMap { Self.digits(texts[$0] ?? "") })
      leaveToTables(page: page) { rows.contains($0) }
    }
    let first = used.min() ?? 0
    for (row, text) in texts.sorted(by: { $0.key < $1.key }) where !used.contains(row) && row > first {
      // Of a table that gave no figure at all, only what names an indicator is worth a line.
      let named = vocabulary.indicators.firstIndex { text.contains($0.name) }
      guard named != nil || !used.isEmpty, text.unicodeScalars.contains(where: { (0x30...0x39).contains($0.value) })
      else {
        continue
      }
      unread.append(
        UnreadSentence(
          document: document,
          reason: .table,
          indicator: named,
          source: SourceSentence(
            place: DocumentPlace(file: table.file, page: table.page, paragraph: row + 1, offset: 0),
            words: text,
            sentence: "表 \(table.number)：" + text
          )
        )
      )
    }
  }

  private static func digits(_ text: String) -> [String] {
    text.split { !($0.isASCII && $0.isNumber || $0 == "." || $0 == ",") }.map { $0.filter { $0 != "," } }
  }

  private func figure(
    _ row: DocumentTableRow,
    _ source: SourceSentence,
    _ document: Int,
    _ vocabulary: Vocabulary,
    _ units: [ListedUnit]
  ) -> ImportedFigure? {
    guard let indicator = vocabulary.indicator(named: row.indicator),
      ["", "本级"].contains(row.role), let year = DocumentTable.year(row.year) ?? head.targetYear
    else { return nil }
    let written = DocumentTable.number(row.value)
    let measure = row.measure.isEmpty ? written.unit : row.measure
    let content: ImportedFigure.Content
    if let unit = Unit(spelled: measure), unit.dimension == vocabulary.indicators[indicator].dimension,
      (try? Quantity(digits: written.digits, unit: unit)) != nil
    {
      content = .printed([.init(digits: written.digits, unit: unit, unitText: unit.text)])
    } else if DocumentTable.isReference(row.value) {
      content = .reference(row.value)
    } else {
      return nil
    }
    let named = units.first { $0.code == row.unitCode }?.name ?? (row.unitName.isEmpty ? nil : row.unitName)
    return ImportedFigure(
      document: document,
      place: named ?? (row.unitCode.isEmpty ? head.subject : row.unitCode),
      year: year,
      assumesYear: DocumentTable.year(row.year) == nil,
      indicator: indicator,
      direction: written.relation ?? DocumentTable.direction(row.relation)
        ?? vocabulary.indicators[indicator].direction,
      content: content,
      clause: "",
      source: source
    )
  }
}
