internal import RuleDSL
internal import Transmission

/// One table that was made out in a sheet: which rows are its headers, and what each column holds.
struct TableLayout {
  struct Part {
    /// Place in the grid.
    let place: Int
    /// The field that the cells of the column are, where the rows say what they are about.
    var field: Column?
    /// What the headers say, from the top down; the column holds figures where it has no field.
    var meanings: [(meaning: HeaderMeaning, row: Int)] = []
    /// Headers that say nothing to us.
    var unknown: [String] = []
    var isSerial = false
    var isDecoration = false

    /// Whether its cells are figures.
    var holdsFigures: Bool { field == nil && !isSerial && unknown.isEmpty && !meanings.isEmpty }

    func first<Value>(_ path: (HeaderMeaning) -> Value?) -> (value: Value, row: Int)? {
      for (meaning, row) in meanings.reversed() { if let value = path(meaning) { return (value, row) } }
      return nil
    }
  }

  let kind: TableKind
  /// Places of rows in the grid.
  let header: ClosedRange<Int>
  var parts: [Part]
  /// Some headers of groups were taken to reach over blanks.
  var isSpread = false

  func place(of field: Column) -> Int? { parts.first { $0.field == field }?.place }

  /// Whether a row may hold several figures.
  var isWide: Bool { !parts.contains { $0.field == .value } }
}

/// What words were found to mean, since sheets repeat them; a class, because reading fills it.
private final class KnownMeanings {
  private struct Key: Hashable {
    var text: String
    var kind: TableKind
  }

  private var known: [Key: HeaderMeaning] = [:]

  func meaning(of text: String, _ kind: TableKind, _ make: () -> HeaderMeaning) -> HeaderMeaning {
    if let found = known[Key(text: text, kind: kind)] { return found }
    let made = make()
    if known.count < 100_000 { known[Key(text: text, kind: kind)] = made }
    return made
  }
}

/// Makes out the tables of a sheet by the words in its headers.
struct LayoutSearch {
  let grid: Grid
  let lexicon: Lexicon
  /// What the sheet or file is called like.
  let hint: TableKind?
  private let known = KnownMeanings()

  init(_ grid: Grid, _ lexicon: Lexicon, hint: TableKind?) {
    self.grid = grid
    self.lexicon = lexicon
    self.hint = hint
  }

  func meaning(_ text: String, _ kind: TableKind) -> HeaderMeaning {
    known.meaning(of: text, kind) { HeaderMeaning(text, lexicon, kind) }
  }

  /// The places of own cells in a row, and of those that ranges from above put there.
  func cells(_ row: Int) -> [(place: Int, cell: GridCell, isOwn: Bool)] {
    grid.columns.indices.compactMap { place in
      grid.cell(row, place).map { (place, $0, $0.row == grid.rows[row] && $0.column == grid.columns[place]) }
    }
  }

  /// The table whose headers begin in a row or below, down to the last row of the sheet.
  func next(from start: Int) -> TableLayout? {
    var row = start
    while row < grid.rows.count {
      if let kind = kind(ofHeader: row) { return layout(kind, row, from: start) }
      row += 1
    }
    return nil
  }

  /// The row behind a table: the first of the next one, of which lines right above its headers are the titles.
  func end(of layout: TableLayout) -> Int {
    let start = layout.header.upperBound + 1
    guard let next = next(from: start) else { return grid.rows.count }
    var row = next.header.lowerBound
    while row > start, let line = line(row - 1), !isRemark(line), !SumCheck.isTotal(line) { row -= 1 }
    return row
  }

  /// The text of a row that holds nothing else.
  private func line(_ row: Int) -> String? {
    let found = cells(row)
    guard found.count(where: \.isOwn) == 1, let first = found.first(where: \.isOwn)?.cell,
      found.allSatisfy({ $0.cell.row == first.row && $0.cell.column == first.column })
    else { return nil }
    return first.text
  }

  /// What table has such a header; `nil` for any other row.
  func kind(ofHeader row: Int) -> TableKind? {
    let texts = cells(row).filter(\.isOwn).map(\.cell)
    guard texts.count >= 2, !texts.contains(where: { $0.kind == .number && HeaderMeaning.year($0.text) == nil })
    else {
      return nil
    }
    let folded = texts.map { foldedHeader(withoutMeasure($0.text)) }
    func has(_ column: Column) -> Bool { column.spellings.contains { folded.contains(foldedHeader($0)) } }
    if has(.tier), has(.name) || has(.code) { return .units }
    if has(.choice), has(.designation) || hint == .designations, !has(.indicator) { return .designations }
    if has(.list) || hint == .lists || sheetList != nil, has(.item), !has(.indicator) { return .lists }
    guard hint != .units else { return nil }
    let meanings = texts.map { meaning($0.text, .figures) }
    let fields = Set(meanings.compactMap(\.column))
    let indicators = meanings.filter { $0.indicator != nil && $0.isKnown }.count
    let isNamed = fields.contains(.unitName) || fields.contains(.unitCode) || fields.contains(.indicator)
    if isNamed, fields.count >= 2 || indicators > 0 || meanings.contains(where: { $0.isKnown && $0.hasAttribute }) {
      return .figures
    }
    if isNamed, meanings.filter({ $0.isKnown && $0.unit != nil }).count >= 2 { return .figures }
    let isBroad =
      isNamed && (1...4).contains { below in row + below < grid.rows.count && holdsIndicators(row + below) }
    return indicators >= 2 || isBroad ? .figures : nil
  }

  /// The list that the sheet or file is called.
  var sheetList: Int? {
    let names = [grid.site.title, nameParts(grid.site.file).base]
    return lexicon.vocabulary.lists.firstIndex { list in
      ([list.name] + list.aliases).contains { name in names.contains { foldedHeader($0).contains(foldedHeader(name)) }
      }
    }
  }

  private func holdsIndicators(_ row: Int) -> Bool {
    cells(row).filter { $0.isOwn && meaning($0.cell.text, .figures).indicator != nil }.count >= 2
  }

  private func withoutMeasure(_ text: String) -> String {
    let plain = folded(text)
    guard let open = plain.firstIndex(of: "(") else { return plain }
    let inside = plain[plain.index(after: open)...].prefix { $0 != ")" }
    return Unit(spelled: foldedHeader(String(inside))) == nil ? plain : String(plain[..<open])
  }

  // MARK: The columns

  private func layout(_ kind: TableKind, _ row: Int, from start: Int) -> TableLayout {
    var first = row
    var last = row
    if kind == .figures {
      while first > start, isGroupHeader(first - 1) { first -= 1 }
      while last + 1 < grid.rows.count, isSubHeader(last + 1, below: row) { last += 1 }
    }
    var layout = TableLayout(kind: kind, header: first...last, parts: [])
    for place in grid.columns.indices { if let part = part(place, first...last, kind) { layout.parts.append(part) } }
    spreadGroups(&layout)
    settleFields(&layout)
    return layout
  }

  /// Headers of groups that are written over the first column of the group only, as files without merged cells hold
  /// them, are those of the columns to the right that lack what they say.
  private func spreadGroups(_ layout: inout TableLayout) {
    for row in layout.header.dropLast() {
      var group: HeaderMeaning?
      for place in grid.columns.indices {
        if let cell = grid.cell(row, place) {
          let isMerged = place + 1 < grid.columns.count && grid.index(row, place + 1) == grid.index(row, place)
          group = isMerged ? nil : meaning(cell.text, layout.kind)
          continue
        }
        guard let said = group, said.isKnown, said.column == nil,
          let index = layout.parts.firstIndex(where: { $0.place == place && $0.holdsFigures })
        else { continue }
        let part = layout.parts[index]
        let lacks =
          said.indicator != nil && part.first(\.indicator) == nil || said.unit != nil && part.first(\.unit) == nil
          || (said.year != nil || said.role != nil) && part.first(\.year) == nil && part.first(\.role) == nil
        guard lacks else { continue }
        layout.parts[index].meanings.insert((said, row), at: 0)
        layout.isSpread = true
      }
    }
  }

  /// A row above the headers that says something about several columns.
  private func isGroupHeader(_ row: Int) -> Bool {
    let found = cells(row).filter(\.isOwn)
    guard found.count >= 2 else { return false }
    let strange = found.filter { !Self.isDecoration($0.cell.text) && !meaning($0.cell.text, .figures).isKnown }
    if strange.isEmpty { return true }
    // One that is not known stands among those that are.
    let known = found.map { meaning($0.cell.text, .figures) }.filter(\.isKnown)
    return known.count >= 2 && known.allSatisfy { $0.column == nil } && strange.count <= known.count
      && strange.allSatisfy { isName($0.cell) }
  }

  /// Whether a cell may be the name of something: neither a value nor words in the place of one.
  private func isName(_ cell: GridCell) -> Bool {
    let text = folded(cell.text)
    guard cell.kind == .text, !FigureWords.isMissing(text), FigureWords.meaning(text) == nil else { return false }
    return holdsHan(text) && WrittenFigure(text).digits == text && lexicon.unit(foldedHeader(text)) == nil
  }

  /// A row below the headers that says more about the columns: units of measure, years, parts of groups.
  private func isSubHeader(_ row: Int, below header: Int) -> Bool {
    let found = cells(row)
    guard found.contains(where: \.isOwn) else { return false }
    var (known, strange) = (0, 0)
    for (place, cell, isOwn) in found {
      guard isOwn else {
        if cell.row > grid.rows[header], cell.row != grid.rows[row] { return false }
        continue
      }
      if says(cell, place, below: header) {
        known += 1
      } else if isName(cell), grid.cell(header, place).map({ meaning($0.text, .figures).column == nil }) ?? true {
        strange += 1
      } else {
        return false
      }
    }
    return strange == 0 || known > 0 && strange <= known
  }

  /// Whether a cell says more about a column.
  private func says(_ cell: GridCell, _ place: Int, below header: Int) -> Bool {
    let meaning = meaning(cell.text, .figures)
    guard let above = grid.cell(header, place) else { return meaning.isKnown && meaning.unit == nil }
    let upper = self.meaning(above.text, .figures)
    switch upper.column {
    case .indicator?, .unitName?, .unitCode?, .code?, .name?:
      return meaning.column == .measure || meaning.column == upper.column
    case .year?, .role?, .relation?, .document?, .clause?, .link?: return meaning.column != nil
    case .measure?:
      return meaning.column != nil || lexicon.unit(foldedHeader(cell.text)) == nil && meaning.measure == nil
    default: break
    }
    if cell.kind == .number || cell.kind == .bareNumber { return meaning.year != nil && meaning.isKnown }
    return meaning.isKnown && (meaning.hasAttribute || meaning.indicator != nil || meaning.column == .value)
  }

  private func part(_ place: Int, _ rows: ClosedRange<Int>, _ kind: TableKind) -> TableLayout.Part? {
    var part = TableLayout.Part(place: place)
    var seen: Set<Int> = []
    for row in rows {
      guard let index = grid.index(row, place), seen.insert(index).inserted else { continue }
      let text = grid.cells[index].text
      if Self.serials.contains(foldedHeader(text)) {
        part.isSerial = true
        continue
      }
      if Self.isDecoration(text) {
        part.isDecoration = true
        continue
      }
      let meaning = meaning(text, kind)
      if meaning.isKnown { part.meanings.append((meaning, row)) } else { part.unknown.append(text) }
    }
    // An indicator below a group that is not known is that indicator.
    if part.meanings.last?.meaning.indicator != nil, part.meanings.last.map({ $0.row == rows.upperBound }) ?? false {
      part.unknown = []
    }
    if let field = part.first(\.column), part.first(\.indicator) == nil, part.first(\.unit) == nil {
      part.field = field.value
    }
    return seen.isEmpty ? nil : part
  }

  private static let serials: Set<String> = ["序号", "序", "no", "no.", "#"]

  /// Words of headers that say nothing about a figure.
  static func isDecoration(_ text: String) -> Bool {
    [
      "约束性", "预期性", "约束性指标", "预期性指标", "主要指标", "规划指标", "控制指标", "核心指标", "其中", "其中:", "备注", "说明", "属性", "指标属性",
      "指标类型", "指标性质", "类型", "类别",
    ].contains(foldedHeader(text))
  }

  /// Of columns whose different headers mean one field, the first of ``Column/spellings`` holds.
  private func dropSynonyms(_ layout: inout TableLayout) {
    for field in layout.kind.columns where field != .value {
      let spellings = field.spellings.map { foldedHeader($0) }
      let rank = { (part: TableLayout.Part) -> Int in
        let text = part.meanings.last.flatMap { grid.cell($0.row, part.place)?.text } ?? ""
        return spellings.firstIndex(of: foldedHeader(text)) ?? spellings.count
      }
      let parts = layout.parts.filter { $0.field == field }
      guard parts.count > 1, let best = parts.map(rank).min() else { continue }
      for part in parts where rank(part) != best {
        guard let place = layout.parts.firstIndex(where: { $0.place == part.place }) else { continue }
        let text = part.meanings.last.flatMap { grid.cell($0.row, part.place)?.text } ?? ""
        layout.parts[place] = TableLayout.Part(place: part.place, unknown: [text])
      }
    }
  }

  /// What the cells below say about columns whose headers leave it open.
  private func settleFields(_ layout: inout TableLayout) {
    let body = (layout.header.upperBound + 1..<min(grid.rows.count, layout.header.upperBound + 60)).map { $0 }
    func share(_ place: Int, _ holds: (GridCell) -> Bool) -> Double {
      let cells = body.compactMap { grid.cell($0, place) }
      return cells.isEmpty ? 0 : Double(cells.filter(holds).count) / Double(cells.count)
    }
    guard layout.kind == .figures else { return dropSynonyms(&layout) }
    for index in layout.parts.indices {
      let place = layout.parts[index].place
      // 单位 may head places as well as measures.
      if layout.parts[index].field == .measure,
        share(place, { lexicon.unit(foldedHeader($0.text)) != nil }) > 0.5
      {
        layout.parts[index].field = .unitName
      }
    }
    // A column without a header, or with one that is not known, whose cells are names.
    for place in grid.columns.indices where !layout.parts.contains(where: { $0.place == place && $0.unknown.isEmpty })
    {
      let isUnit = share(place) { lexicon.unit(foldedHeader($0.text)) != nil } > 0.5
      let isIndicator = share(place) { meaning($0.text, .figures).indicator != nil } > 0.5
      let field: Column? =
        isUnit && layout.place(of: .unitName) == nil && layout.place(of: .unitCode) == nil
        ? .unitName : isIndicator && layout.place(of: .indicator) == nil ? .indicator : nil
      guard let field else { continue }
      layout.parts.removeAll { $0.place == place }
      var part = TableLayout.Part(place: place)
      part.field = field
      layout.parts.append(part)
    }
    layout.parts.sort { $0.place < $1.place }
    dropSynonyms(&layout)
  }
}
