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
  var problems = ProblemList()
  var forms = FormNotes()
  /// Headers of columns of numbers that are no known indicator, with how many figures stand below.
  private(set) var strangers: [(name: String, rows: Int, cell: GridCell)] = []
  var views: [FieldRows] = []
  var sums: SumCheck
  /// The unit of the rows below a row that only names it.
  var section: Int?
  /// What a line above the rows says that names their indicator: 一、耕地保有量（万亩）.
  var lineAbove: HeaderMeaning?
  /// Whether some line said whose or which figures stand below it, and a later one that is not understood, under which
  /// they may be anything.
  var hasLines = false
  var strangeLine: (text: String, row: Int, isReported: Bool)?
  /// Totals of groups that differ from the rows above, and how many rows there were.
  var heads: [(part: TableLayout.Part, row: Int, start: Int, above: SumCheck.Result)] = []
  /// Whether totals of groups stand above their rows here.
  var standsAbove = false
  /// In the row that is read, the first place of which a comma too many makes the figures doubtful.
  var shiftedFrom: Int?
  /// Whether a comma too many shifts the cells of a row.
  let isSeparated: Bool
  /// The unit in the widest column of names, for rows in which that is blank.
  var upper: Int?
  /// Rows whose unit stands further up, with the row that names it; see ``placesNamedOnce(until:)``.
  private(set) var namedAbove: [Int: Int] = [:]
  /// Whether rows name other units than the title, so that a blank is not the title's.
  private(set) var namesOthers = false
  /// What the last of those rows that name a unit says.
  var placeAbove: RowPlace?
  /// Whether a merged figure is one of several units together, by its cell.
  var joint: [Int: Bool] = [:]
  /// Whether some header or row says which indicator its figures are of.
  let namesIndicators: Bool
  let figureParts: [TableLayout.Part]
  /// Columns that name units.
  let names: [Int]

  var grid: Grid { search.grid }
  var lexicon: Lexicon { search.lexicon }

  init(
    _ search: LayoutSearch,
    _ layout: TableLayout,
    _ context: FigureContext,
    _ around: SheetContext,
    _ uses: SheetUses
  ) {
    (self.search, self.layout, self.context, self.around, self.uses) = (search, layout, context, around, uses)
    sums = SumCheck(context.units)
    isSeparated = ["csv", "tsv", "txt"].contains(nameParts(search.grid.site.file).ending)
    figureParts = layout.parts.filter { $0.holdsFigures || $0.field == .value }
    names = layout.names
    namesIndicators = layout.place(of: .indicator) != nil || figureParts.contains { $0.first(\.indicator) != nil }
  }

  /// Columns of figures without rows.
  var columns: [FieldRows] { figureParts.map { FieldRows(site: site(of: $0), place: $0.place) } }

  /// Reads up to the end of the table, handing over some rows at a time, and returns the row behind it.
  mutating func read(_ deliver: (_ column: Int, _ rows: FieldRows) -> Void) -> Int {
    noteHeaders()
    views = columns
    let end = search.end(of: layout)
    namedAbove = placesNamedOnce(until: end)
    namesOthers = namesOthers(until: end)
    for row in layout.header.upperBound + 1..<end {
      take(row)
      if row.isMultiple(of: 4096) { flush(deliver) }
    }
    flush(deliver)
    closeHeads()
    noteUnknownColumns(until: end)
    return end
  }

  private mutating func flush(_ deliver: (Int, FieldRows) -> Void) {
    for place in views.indices where !views[place].rows.isEmpty {
      deliver(place, views[place])
      views[place].rows.removeAll(keepingCapacity: true)
    }
  }

  func site(of part: TableLayout.Part) -> TableSite {
    let isWide = layout.isWide || figureParts.count > 1
    var fields = FieldLayout(isWide: isWide)
    for other in layout.parts {
      if let field = other.field, field != .value { fields.put(field, column: grid.columns[other.place]) }
    }
    for (field, place) in part.own { fields.put(field, column: grid.columns[place]) }
    func header(_ field: Column, _ row: Int?) {
      if let row { fields.put(field, column: grid.columns[part.place], row: grid.rows[row]) }
    }
    header(.indicator, part.first(\.indicator)?.row)
    header(.year, part.first(\.year)?.row)
    header(.role, part.first(\.role)?.row)
    header(.unitName, part.first(\.unit)?.row)
    if layout.place(of: .measure) == nil, part.own[.measure] == nil {
      header(.measure, part.first(\.measure)?.row ?? layout.header.upperBound)
    }
    fields.put(.value, column: grid.columns[part.place])
    return TableSite(file: grid.site.file, sheet: grid.site.sheet, title: grid.site.title, layout: fields)
  }

  private mutating func noteHeaders() {
    if layout.isSpread { forms.add(.headerSpread, grid.site, row: grid.rows[layout.header.lowerBound] + 1) }
    if layout.isTyped { forms.add(.columnByCells, grid.site, row: grid.rows[layout.header.upperBound] + 1) }
    for part in layout.parts where part.field != nil || part.groupField != nil || part.holdsFigures {
      for (meaning, row) in part.meanings {
        for form in meaning.forms { forms.add(form, grid.site, row: grid.rows[row] + 1) }
      }
      if grid.hiddenColumns.contains(grid.columns[part.place]) {
        forms.add(.hiddenRow, grid.site, row: grid.rows[layout.header.upperBound] + 1)
      }
      for row in layout.header { uses.note(.heading, row: row, column: part.place) }
    }
  }

  private mutating func noteUnknownColumns(until end: Int) {
    for place in grid.columns.indices {
      let part = layout.parts.first { $0.place == place }
      if let part, part.field != nil || part.groupField != nil || part.holdsFigures { continue }
      let headers = layout.header.compactMap { grid.cell($0, place)?.text }
      let header = part?.unknown.last ?? headers.last ?? ""
      let rest = HeaderMeaning(header, lexicon).rest
      let name = rest.isEmpty ? folded(header) : rest
      let isFormer = part?.isFormer ?? false
      let reason: CellUse.Unused = part?.isSerial == true ? .serial : isFormer ? .formerPlan : .unknownColumn(name)
      if part?.isSerial == false, !layout.isWide,
        let likely = TableHeader.likely(
          name,
          cells: grid.texts(column: place, rows: layout.header.upperBound + 1..<end),
          of: .figures,
          lacking: { layout.place(of: $0) == nil }
        )
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
      // 规划指标 may head names of indicators, or figures.
      let isDecoration = (part?.isDecoration ?? false) && !RoleWords.isUnclear(foldedHeader(name))
      guard let part, !part.isSerial, !isDecoration, !isFormer, figures > 0,
        let cell = layout.header.reversed().compactMap({ grid.cell($0, place) }).first
      else { continue }
      guard !RoleWords.isUnclear(foldedHeader(name)) else {
        let row = grid.rows[layout.header.upperBound] + 1
        problems.add(grid.site.problem(.columnUnclear(name, figures: figures), row: row))
        continue
      }
      strangers.append((name, figures, cell))
    }
  }

  /// Whether a cell holds a number, or words in the place of one, as columns of figures do.
  private func isFigure(_ cell: GridCell) -> Bool {
    let text = folded(cell.text)
    return Double(WrittenFigure(text).digits) != nil || layout.isWide && FigureWords.meaning(text) != nil
  }
}

extension Role {
  /// How a table writes it.
  var word: String {
    switch self {
    case .own: "本级"
    case .allotted: "下达"
    case .present: "现状"
    case .before: "维护前"
    case .after: "维护后"
    }
  }
}
