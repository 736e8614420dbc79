internal import DocumentImport
internal import PlanData
internal import RuleDSL

extension DocumentReading {
  /// Adds what the tables of the document state, and lists their rows of numbers, places or names that gave nothing.
  mutating func take(_ file: DocumentFile, of document: Int, _ vocabulary: Vocabulary, _ units: [ListedUnit]) {
    var lines: [Int: Set<Int>] = [:]
    var unread: [UnreadSentence] = []
    let pages = file.tables.isEmpty ? [:] : Dictionary(grouping: file.text.paragraphs) { $0.page ?? 0 }
    let words = DocumentTableWords(vocabulary, file.tables.isEmpty ? [] : units)
    let entryWords = EntryWords(vocabulary, places: units.map(\.name) + [head.subject].compactMap(\.self))
    for table in file.tables {
      var listed: [UnreadSentence] = []
      let isUsed = take(table, of: document, vocabulary, units, words, entryWords, &listed)
      // What looks like a table of plain text and is none was read as sentences.
      if isUsed || table.lines.isEmpty { unread += listed }
      if isUsed { lines[table.page ?? 0, default: []].formUnion(table.lines) }
      // The text of a page holds its tables, too.
      for page in [table.headPage, table.page].compactMap(\.self) where isUsed {
        lines[page, default: []].formUnion(table.lines(in: pages[page] ?? []))
      }
    }
    leaveToTables(lines)
    self.unread += unread
    for words in file.hidden where Self.speaks(words, vocabulary) {
      let place = DocumentPlace(file: file.text.name, paragraph: 1, offset: 0)
      let source = SourceSentence(place: place, words: String(words.prefix(300)), sentence: String(words.prefix(300)))
      self.unread.append(UnreadSentence(document: document, reason: .hidden, indicator: nil, source: source))
    }
  }

  /// Whether words name anything that could be read.
  private static func speaks(_ words: String, _ vocabulary: Vocabulary) -> Bool {
    words.contains(where: \.isNumber) || vocabulary.lists.contains { words.contains($0.name) }
      || vocabulary.designations.contains { $0.values.contains { words.contains($0.name) } }
  }

  /// Takes one table; whether anything came of it.
  private mutating func take(
    _ table: DocumentTable,
    of document: Int,
    _ vocabulary: Vocabulary,
    _ units: [ListedUnit],
    _ words: DocumentTableWords,
    _ entryWords: EntryWords,
    _ listed: inout [UnreadSentence]
  ) -> Bool {
    var source = table
    // What a document is about, its tables are about.
    source.titles = [head.subject, head.title].compactMap(\.self) + table.titles
    let rows = source.figures(words)
    var used: Set<Int> = []
    var unread: Set<Int> = []
    for row in rows {
      // What was before the plan is no commitment of it.
      if let first = head.firstYear, let year = DocumentTable.year(row.year), year < first {
        used.insert(row.row)
        continue
      }
      guard let figure = figure(row, table.source(row: row.row), document, vocabulary, units) else {
        if ["", "本级"].contains(row.role), row.value.contains(where: \.isNumber) { unread.insert(row.row) }
        continue
      }
      used.insert(row.row)
      figures.append(figure)
    }
    let found = TableEntries(table, entryWords, subject: head.subject)
    for entry in found.entries {
      used.insert(entry.row)
      entries.append(
        ImportedEntry(
          document: document,
          owner: head.subject,
          content: entry.content,
          locations: entry.locations,
          clause: "",
          source: table.source(row: entry.row)
        )
      )
    }
    list(table, used.subtracting(unread), found, document, vocabulary, &listed)
    return !used.isEmpty
  }

  /// Lists rows that gave nothing.
  private mutating func list(
    _ table: DocumentTable,
    _ used: Set<Int>,
    _ found: TableEntries,
    _ document: Int,
    _ vocabulary: Vocabulary,
    _ listed: inout [UnreadSentence]
  ) {
    let first = used.min() ?? 0
    for (row, text) in table.rowTexts.sorted(by: { $0.key < $1.key }) where !used.contains(row) {
      let reason = found.unread[row]
      // Of a table that gave no figure at all, only what names an indicator is worth a line.
      let named = vocabulary.indicators.firstIndex { text.holds($0.name) }
      let holdsDigits = text.unicodeScalars.contains { (0x30...0x39).contains($0.value) }
      guard reason != nil || holdsDigits && (named != nil || row > first && !used.isEmpty) else { continue }
      listed.append(
        UnreadSentence(
          document: document,
          reason: reason ?? .table,
          indicator: named,
          source: table.source(row: row)
        )
      )
    }
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
