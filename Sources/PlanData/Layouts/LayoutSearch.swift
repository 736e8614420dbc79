internal import RuleDSL
internal import Transmission

/// What words were found to mean, since sheets repeat them; a class, because reading fills it.
private final class KnownMeanings {
  private struct Key: Hashable {
    var text: String
    var kind: TableKind
  }

  private var known: [Key: HeaderMeaning] = [:]
  fileprivate var measures: [String: Unit?] = [:]

  func meaning(of text: String, _ kind: TableKind, _ make: () -> HeaderMeaning) -> HeaderMeaning {
    if let found = known[Key(text: text, kind: kind)] { return found }
    let made = make()
    if known.count < 100_000 { known[Key(text: text, kind: kind)] = made }
    return made
  }
}

extension KnownMeanings {
  /// The unit of measure that a cell holds.
  func measure(of text: String) -> Unit? {
    if text.isEmpty { return nil }
    if let found = measures[text] { return found }
    let found = Unit(written: text)
    if measures.count < 10_000 { measures[text] = .some(found) }
    return found
  }
}

/// Makes out the tables of a sheet by the words in its headers.
struct LayoutSearch {
  let grid: Grid
  let lexicon: Lexicon
  /// What the sheet or file is called like.
  let hint: TableKind?
  /// The list that the sheet or file is called.
  let sheetList: Int?
  private let known = KnownMeanings()

  init(_ grid: Grid, _ lexicon: Lexicon, hint: TableKind?) {
    self.grid = grid
    self.lexicon = lexicon
    self.hint = hint
    sheetList = Self.list(grid.site, lexicon.vocabulary.lists)
  }

  func meaning(_ text: String, _ kind: TableKind) -> HeaderMeaning {
    known.meaning(of: text, kind) { HeaderMeaning(text, lexicon, kind) }
  }

  func measure(_ text: String) -> Unit? { known.measure(of: text) }

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
  func line(_ row: Int) -> String? {
    let found = cells(row)
    guard found.count(where: \.isOwn) == 1, let first = found.first(where: \.isOwn)?.cell,
      found.allSatisfy({ $0.cell.row == first.row && $0.cell.column == first.column })
    else { return nil }
    return first.text
  }

  /// Whether the first row of a table names the indicator of those below: 一、耕地保有量（万亩）.
  func hasIndicatorLine(_ layout: TableLayout) -> Bool {
    let row = layout.header.upperBound + 1
    guard row < grid.rows.count, let text = line(row) else { return false }
    return meaning(text, .figures).indicator != nil
  }

  /// What table has such a header; `nil` for any other row.
  func kind(ofHeader row: Int) -> TableKind? {
    let texts = cells(row).filter(\.isOwn).map(\.cell)
    let isOne = texts.count == 1 && meaning(texts[0].text, .figures).indicator != nil
    guard texts.count >= 2 || isOne,
      !texts.contains(where: { $0.kind == .number && HeaderMeaning.year($0.text) == nil })
    else {
      return nil
    }
    let headers = texts.map { foldedHeader(withoutMeasure($0.text)) }
    func has(_ column: Column) -> Bool { headers.contains { column.foldedSpellings.contains($0) } }
    // 级别 is a tier in a table of units, and one of a list beside 名录.
    if has(.tier), has(.name) || has(.code), !has(.list) { return .units }
    if has(.choice), has(.designation) || hint == .designations, !has(.indicator) { return .designations }
    if has(.list) || hint == .lists || sheetList != nil, has(.item) || headers.contains(where: isItem),
      !has(.indicator)
    {
      return .lists
    }
    // A 定位 beside what its places are called.
    if !has(.indicator), !has(.value), headers.contains(where: { lexicon.designation($0) != nil }),
      texts.contains(where: { [.unitName, .unitCode].contains(meaning($0.text, .designations).column) }),
      !texts.contains(where: { meaning($0.text, .figures).indicator != nil })
    {
      return .designations
    }
    let isData = texts.contains { Double(folded($0.text)) != nil && HeaderMeaning.year(folded($0.text)) == nil }
    guard hint != .units, !isData else { return nil }
    let meanings = texts.map { meaning($0.text, .figures) }
    let fields = Set(meanings.compactMap(\.column))
    let indicators = meanings.filter { $0.indicator != nil && $0.isKnown }.count
    let units = meanings.filter { $0.isKnown && $0.unit != nil }.count
    let times = meanings.filter { $0.isKnown && ($0.year != nil || $0.role != nil) }.count
    let isNamed =
      fields.contains(.unitName) || fields.contains(.unitCode) || fields.contains(.indicator)
      || isNamedBelow(row, indicators: indicators, units: units, times: times)
    if isNamed, fields.count >= 2 || indicators > 0 || meanings.contains(where: { $0.isKnown && $0.hasAttribute }) {
      return .figures
    }
    if isNamed, units >= 2 { return .figures }
    // 各县区耕地保有量 over 行政区 | 面积.
    if isNamed, meanings.contains(where: { $0.isKnown && $0.isWhole }), isTitled(row) { return .figures }
    let isBroad =
      isNamed && (1...4).contains { below in row + below < grid.rows.count && holdsIndicators(row + below) }
    return indicators >= 2 || isBroad ? .figures : nil
  }

  /// Whether the name of the sheet, of the file or a line right above a row names one indicator.
  func isTitled(_ row: Int) -> Bool {
    let lines = (max(0, row - 5)..<row).compactMap { line($0) }
    return (lines + [grid.site.title, nameParts(grid.site.file).base]).contains {
      lexicon.onlyIndicator(in: foldedHeader($0)) != nil
    }
  }

  private func isItem(_ header: String) -> Bool { lexicon.listColumn(header) == .item }

  /// Whether a header that does not say so heads a column of names: 编制单位 over counties, a blank over indicators.
  private func isNamedBelow(_ row: Int, indicators: Int, units: Int, times: Int) -> Bool {
    guard indicators > 0 || units >= 2 || times >= 2 else { return false }
    var open: [Int] = []
    for place in grid.columns.indices {
      guard let cell = grid.cell(row, place) else {
        open.append(place)
        continue
      }
      let meaning = meaning(cell.text, .figures)
      if Self.serials.contains(foldedHeader(cell.text)) { continue }
      if Self.isDecoration(cell.text) {
        open.append(place)
        continue
      }
      // A row of data holds numbers or words in their place, and units and relations in cells of their own.
      let isNumber = Double(WrittenFigure(folded(cell.text)).digits) != nil && meaning.year == nil
      let isAlone = meaning.indicator == nil && (meaning.measure != nil || meaning.relation != nil)
      guard !isNumber, !isAlone, FigureWords.meaning(cell.text) == nil else { return false }
      if !meaning.isKnown || meaning.column == .measure { open.append(place) }
    }
    let below = row + 1..<min(grid.rows.count, row + 30)
    return open.contains { place in
      share(place, below) { cell in
        indicators > 0
          ? lexicon.unit(foldedHeader(cell.text)) != nil : meaning(cell.text, .figures).indicator != nil
      } > 0.5
    }
  }

  /// The share of a column's cells in some rows of which something holds.
  func share(_ place: Int, _ rows: Range<Int>, _ holds: (GridCell) -> Bool) -> Double {
    let cells = rows.compactMap { grid.cell($0, place) }
    return cells.isEmpty ? 0 : Double(cells.filter(holds).count) / Double(cells.count)
  }

  private static func list(_ site: TableSite, _ lists: [ItemList]) -> Int? {
    let names = [site.title, nameParts(site.file).base].map { foldedHeader($0) }
    return lists.firstIndex { list in
      ([list.name] + list.aliases).contains { name in names.contains { $0.contains(foldedHeader(name)) } }
    }
  }

  private func holdsIndicators(_ row: Int) -> Bool {
    cells(row).filter { $0.isOwn && meaning($0.cell.text, .figures).indicator != nil }.count >= 2
  }

  private func withoutMeasure(_ text: String) -> String {
    let plain = folded(text)
    guard let open = plain.firstIndex(of: "(") else { return plain }
    let inside = plain[plain.index(after: open)...].prefix { $0 != ")" }
    return Unit(written: inside) == nil ? plain : String(plain[..<open])
  }

  static let serials: Set<String> = ["序号", "序", "no", "no.", "#"]

  /// Words of headers that say nothing about a figure.
  static func isDecoration(_ text: String) -> Bool { decorations.contains(foldedHeader(text)) }

  private static let decorations: Set<String> = [
    "约束性", "预期性", "约束性指标", "预期性指标", "主要指标", "规划指标", "控制指标", "核心指标", "其中", "其中:", "备注", "说明", "属性", "指标属性",
    "指标类型", "指标性质", "类型", "类别",
  ]
}
