internal import RuleDSL
internal import Transmission

/// Rows as a plain table would hold them, made of the cells of one column of figures.
struct FieldRows: Sendable {
  let site: TableSite
  /// Place of the column in the grid.
  var place = 0
  /// By place in ``TableKind/columns``.
  var rows: [(row: Int, fields: [String])] = []
}

/// Reads the figures of a table that was made out in a sheet, however it is laid out.
struct SheetFigures {
  let search: LayoutSearch
  let layout: TableLayout
  let context: FigureContext
  var around: SheetContext
  var uses: SheetUses
  private(set) var problems = ProblemList()
  private(set) var forms = FormNotes()
  /// Headers of columns of numbers that are no known indicator, with how many figures stand below.
  private(set) var strangers: [(name: String, rows: Int, cell: GridCell)] = []
  private var views: [FieldRows] = []
  private var sums: SumCheck
  /// The unit of the rows below a row that only names it.
  private var section: Int?

  private var grid: Grid { search.grid }
  private var lexicon: Lexicon { search.lexicon }

  init(
    _ search: LayoutSearch,
    _ layout: TableLayout,
    _ context: FigureContext,
    _ around: SheetContext,
    _ uses: SheetUses
  ) {
    (self.search, self.layout, self.context, self.around, self.uses) = (search, layout, context, around, uses)
    sums = SumCheck(context.units)
  }

  private var figureParts: [TableLayout.Part] { layout.parts.filter { $0.holdsFigures || $0.field == .value } }

  /// Reads up to the end of the table, and returns the row behind it.
  mutating func read() -> (views: [FieldRows], end: Int) {
    noteHeaders()
    views = figureParts.map { FieldRows(site: site(of: $0), place: $0.place) }
    let end = search.end(of: layout)
    for row in layout.header.upperBound + 1..<end { take(row) }
    noteUnknownColumns(until: end)
    return (views, end)
  }

  private func site(of part: TableLayout.Part) -> TableSite {
    let isWide = layout.isWide || figureParts.count > 1
    var fields = FieldLayout(isWide: isWide)
    for other in layout.parts {
      if let field = other.field, field != .value { fields.put(field, column: grid.columns[other.place]) }
    }
    func header(_ field: Column, _ row: Int?) {
      if let row { fields.put(field, column: grid.columns[part.place], row: grid.rows[row]) }
    }
    header(.indicator, part.first(\.indicator)?.row)
    header(.year, part.first(\.year)?.row)
    header(.role, part.first(\.role)?.row)
    header(.unitName, part.first(\.unit)?.row)
    if layout.place(of: .measure) == nil { header(.measure, part.first(\.measure)?.row ?? layout.header.upperBound) }
    fields.put(.value, column: grid.columns[part.place])
    return TableSite(file: grid.site.file, sheet: grid.site.sheet, title: grid.site.title, layout: fields)
  }

  private mutating func noteHeaders() {
    if layout.isSpread { forms.add(.headerSpread, grid.site, row: grid.rows[layout.header.lowerBound] + 1) }
    for part in layout.parts where part.field != nil || part.holdsFigures {
      if grid.hiddenColumns.contains(grid.columns[part.place]) {
        forms.add(.hiddenRow, grid.site, row: grid.rows[layout.header.upperBound] + 1)
      }
      for row in layout.header { uses.note(.heading, row: row, column: part.place) }
    }
  }

  private mutating func noteUnknownColumns(until end: Int) {
    for place in grid.columns.indices {
      let part = layout.parts.first { $0.place == place }
      if let part, part.field != nil || part.holdsFigures { continue }
      let headers = layout.header.compactMap { grid.cell($0, place)?.text }
      let header = part?.unknown.last ?? headers.last ?? ""
      let rest = HeaderMeaning(header, lexicon).rest
      let name = rest.isEmpty ? folded(header) : rest
      let reason: CellUse.Unused = part?.isSerial == true ? .serial : .unknownColumn(name)
      if part?.isSerial == false, part?.isDecoration == false, !layout.isWide,
        let likely = TableHeader.likely(name, of: .figures, lacking: { layout.place(of: $0) == nil })
      {
        let row = grid.rows[layout.header.upperBound] + 1
        problems.add(grid.site.problem(.headerUnknown(name, nearest: likely), row: row))
      }
      var figures = 0
      var first: Int?
      for row in layout.header.lowerBound..<end {
        guard let cell = grid.own(row, place) else { continue }
        uses.note(.unused(reason), row: row, column: place)
        guard row > layout.header.upperBound, isFigure(cell) else { continue }
        figures += 1
        first = first ?? row
      }
      if headers.isEmpty, let first, place > figureParts.map(\.place).min() ?? .max {
        let cell = "\(columnLetters(grid.columns[place]))\(grid.rows[first] + 1)"
        problems.add(grid.site.problem(.headerBlank(cell: cell, figures: figures), row: grid.rows[first] + 1))
      }
      guard let part, !part.isSerial, !part.isDecoration, figures > 0,
        let cell = layout.header.reversed().compactMap({ grid.cell($0, place) }).first
      else { continue }
      strangers.append((name, figures, cell))
    }
  }

  /// Whether a cell holds a number, or words in the place of one, as columns of figures do.
  private func isFigure(_ cell: GridCell) -> Bool {
    let text = folded(cell.text)
    return Double(WrittenFigure(text).digits) != nil || layout.isWide && FigureWords.meaning(text) != nil
  }

  // MARK: Rows

  private mutating func take(_ row: Int) {
    let cells = search.cells(row)
    let own = cells.filter(\.isOwn)
    guard let first = own.first else { return }
    // Totals are named before the figures; 累计 among the remarks behind them says nothing of the kind.
    let figures = figureParts.map(\.place).min() ?? .max
    if let total = own.first(where: { $0.place < figures && SumCheck.isTotal($0.cell.text) }) {
      return takeTotal(row, total.cell.text)
    }
    let isAlone =
      own.count == 1 && cells.allSatisfy { $0.cell.row == first.cell.row && $0.cell.column == first.cell.column }
    let isRead = figureParts.contains { $0.place == first.place } && !isRemark(first.cell.text)
    if isAlone, grid.columns.count > 1, !isRead {
      return takeLine(first.cell, row)
    }
    if grid.hiddenRows.contains(grid.rows[row]) { forms.add(.hiddenRow, grid.site, row: grid.rows[row] + 1) }
    let hasFigure = figureParts.contains { grid.index(row, $0.place) != nil }
    let hasSubject = [Column.unitCode, .unitName, .indicator].contains { field in
      layout.place(of: field).map { grid.index(row, $0) != nil } ?? false
    }
    guard hasFigure || (hasSubject && !layout.isWide) else {
      return uses.note(.unused(hasSubject ? .noFigure : .note), row: row)
    }
    for part in layout.parts where part.field != nil { noteField(part, row) }
    for (index, part) in figureParts.enumerated() { takeFigure(index, part, row) }
  }

  private mutating func noteField(_ part: TableLayout.Part, _ row: Int) {
    guard let index = grid.index(row, part.place) else { return }
    uses.note(.used, index)
    if grid.own(row, part.place) == nil { forms.add(.merged, grid.site, row: grid.rows[row] + 1) }
  }

  /// A row with one cell: a place, a unit of measure, or a note.
  private mutating func takeLine(_ cell: GridCell, _ row: Int) {
    let meaning = HeaderMeaning(cell.text, lexicon)
    if let unit = meaning.unit, meaning.isKnown, layout.place(of: .unitName) == nil,
      layout.place(of: .unitCode) == nil
    {
      section = unit
      return uses.note(.heading, row: row)
    }
    if folded(cell.text).hasPrefix("单位"), around.take(cell.text) { return uses.note(.heading, row: row) }
    uses.note(.unused(.note), row: row)
  }

  private mutating func takeTotal(_ row: Int, _ word: String) {
    for part in figureParts where grid.own(row, part.place) != nil {
      switch sums.check(quantity(part, row), place: part.place, word: word) {
      case .agrees: uses.note(.unused(.sum), row: row, column: part.place)
      case .open: uses.note(.unused(.uncheckedSum), row: row, column: part.place)
      case .differs(let stated, let sum):
        uses.note(.unused(.wrongSum), row: row, column: part.place)
        let name = indicator(of: part, row).map { context.vocabulary.indicators[$0].name } ?? ""
        let kind = PlanDataProblem.Kind.sumDiffers(indicator: name, stated: stated, sum: sum)
        problems.add(site(of: part).problem(kind, row: grid.rows[row] + 1, column: .value))
      }
    }
    for place in grid.columns.indices where !figureParts.contains(where: { $0.place == place }) {
      if grid.own(row, place) != nil { uses.note(.heading, row: row, column: place) }
    }
  }

  private func text(_ field: Column, _ row: Int) -> String {
    layout.place(of: field).flatMap { grid.cell(row, $0) }.map(\.text) ?? ""
  }

  private func indicator(of part: TableLayout.Part, _ row: Int) -> Int? {
    part.first(\.indicator)?.value ?? search.meaning(text(.indicator, row), .figures).indicator
  }

  private func unit(of part: TableLayout.Part, _ row: Int) -> Int? {
    if let found = part.first(\.unit)?.value { return found }
    let code = folded(text(.unitCode, row))
    if let found = context.names.unit(code: code) ?? lexicon.unit(text(.unitName, row)) { return found }
    return code.isEmpty && text(.unitName, row).isEmpty ? section ?? around.unit : nil
  }

  private func measure(of part: TableLayout.Part, _ row: Int) -> Unit? {
    let own = foldedHeader(text(.measure, row))
    return Unit(spelled: own) ?? part.first(\.measure)?.value
      ?? search.meaning(text(.indicator, row), .figures).measure
      ?? indicator(of: part, row).flatMap { around.measure(of: $0) }
  }

  private func quantity(_ part: TableLayout.Part, _ row: Int) -> Quantity? {
    guard let cell = grid.cell(row, part.place), cell.kind != .error, cell.kind != .uncalculated else { return nil }
    let written = WrittenFigure(folded(cell.text))
    guard let unit = Unit(spelled: written.unit) ?? measure(of: part, row) else { return nil }
    return try? Quantity(digits: written.digits, unit: unit)
  }

  private mutating func takeFigure(_ index: Int, _ part: TableLayout.Part, _ row: Int) {
    let number = grid.rows[row] + 1
    let cell = grid.cell(row, part.place)
    if cell == nil, layout.isWide || figureParts.count > 1 { return }
    if grid.own(row, part.place) == nil, cell != nil, layout.isWide {
      forms.add(.merged, grid.site, row: number)
    }
    uses.note(.used, row: row, column: part.place)
    sums.add(quantity(part, row), of: unit(of: part, row), place: part.place)
    let site = views[index].site
    var fields = TableKind.figures.columns.map { column -> String in
      guard let place = layout.place(of: column), column != .value, let cell = grid.cell(row, place) else {
        return ""
      }
      return field(cell, column, site, number)
    }
    func put(_ column: Column, _ text: String) {
      if let place = TableKind.figures.columns.firstIndex(of: column) { fields[place] = text }
    }
    func isBlank(_ column: Column) -> Bool {
      TableKind.figures.columns.firstIndex(of: column).map { fields[$0].isEmpty } ?? false
    }
    if let cell { put(.value, field(cell, .value, site, number)) }
    let indicator = indicator(of: part, row)
    if let named = part.first(\.indicator)?.value { put(.indicator, lexicon.vocabulary.indicators[named].name) }
    if let unit = part.first(\.unit)?.value {
      put(.unitCode, context.units.codes[unit])
      put(.unitName, "")
    } else if isBlank(.unitCode), isBlank(.unitName), let unit = section ?? around.unit {
      put(.unitCode, context.units.codes[unit])
      if section == nil { forms.add(.unitOfSheet, grid.site, row: number) }
    }
    settleMeasure(part, indicator, site, row, isBlank(.measure), put)
    settleYear(part, indicator, number, isBlank(.year), text(.indicator, row), put)
    if isBlank(.role) {
      if let role = part.first(\.role)?.value {
        put(.role, role.word)
      } else if let role = around.role {
        put(.role, role.word)
        forms.add(.roleOfTitle, grid.site, row: number)
      }
    }
    if isBlank(.relation), let relation = part.first(\.relation)?.value { put(.relation, relation.symbol) }
    views[index].rows.append((number, fields))
  }

  private mutating func settleMeasure(
    _ part: TableLayout.Part,
    _ indicator: Int?,
    _ site: TableSite,
    _ row: Int,
    _ isBlank: Bool,
    _ put: (Column, String) -> Void
  ) {
    let number = grid.rows[row] + 1
    let header = part.first(\.measure)?.value
    if isBlank {
      if let header { return put(.measure, header.text) }
      guard let indicator else { return }
      let subject = lexicon.vocabulary.indicators[indicator]
      if let found = around.measure(of: indicator) {
        put(.measure, found.text)
        forms.add(.measureOfTitle, grid.site, row: number)
      } else if subject.unit.measure == .times, subject.name.contains(subject.unit.text) {
        // 扩展倍数 are 倍.
        put(.measure, subject.unit.text)
        forms.add(.nameWithUnit, grid.site, row: number)
      }
      return
    }
    guard let header,
      let own = Unit(spelled: foldedHeader(text(.measure, row))), !own.isSame(as: header)
    else { return }
    if own.dimension == header.dimension {
      problems.add(site.problem(.unitsConflict(own.text, header.text), row: number, column: .measure))
      put(.value, GridMark.spoiled)
    } else {
      forms.add(.measureOfRow, grid.site, row: number)
    }
  }

  private mutating func settleYear(
    _ part: TableLayout.Part,
    _ indicator: Int?,
    _ number: Int,
    _ isBlank: Bool,
    _ name: String,
    _ put: (Column, String) -> Void
  ) {
    guard isBlank, HeaderMeaning(name, lexicon).year == nil else { return }
    if let year = part.first(\.year)?.value { return put(.year, "\(year)") }
    // A present figure is of a year of its own, which no title of a plan tells.
    let isState = indicator.map { lexicon.vocabulary.indicators[$0].attribute == .state } ?? false
    guard part.first(\.role)?.value != .present, !isState, layout.place(of: .year) == nil else { return }
    if let year = around.year {
      put(.year, "\(year)")
      forms.add(.yearOfTitle, grid.site, row: number)
    } else {
      put(.year, "2035")
      forms.add(.yearAssumed, grid.site, row: number)
    }
  }

  /// What a cell says, marked where it cannot be used or does not tell its digits.
  private mutating func field(_ cell: GridCell, _ column: Column, _ site: TableSite, _ number: Int) -> String {
    var problem: PlanDataProblem.Kind?
    switch cell.kind {
    case .error: problem = .formulaError(cell.text)
    case .uncalculated: problem = .notCalculated
    case .bareNumber where column == .value:
      return GridMark.marked(cell.text, nameParts(grid.site.file).ending == "gpkg" ? .database : .workbook)
    case .text, .number, .bareNumber, .date: break
    }
    if let problem {
      // A merged cell is reported once.
      if cell.row + 1 == number { problems.add(site.problem(problem, row: number, column: column)) }
      return GridMark.spoiled
    }
    if column == .value, cell.hidden != nil { forms.add(.roundedShown, site, row: number, column: .value) }
    return cell.text
  }
}

extension Role {
  /// How a table writes it.
  fileprivate var word: String {
    switch self {
    case .own: "本级"
    case .allotted: "下达"
    case .present: "现状"
    case .before: "维护前"
    case .after: "维护后"
    }
  }
}
