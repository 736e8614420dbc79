internal import RuleDSL
internal import Transmission

/// Reads the tables that can be made out in sheets into what plain tables filled before.
struct SheetReading {
  let context: FigureContext
  var figures = FigureAssembly()
  var entries: EntryAssembly
  private(set) var problems = ProblemList()
  private(set) var forms = FormNotes()
  private(set) var ledger: [LedgerEntry] = []
  /// Whether any table was made out, be it without rows.
  private(set) var sawTable = false

  init(context: FigureContext) {
    self.context = context
    entries = EntryAssembly(context: context)
  }

  mutating func read(_ sheet: PlanSheet) {
    let grid = sheet.grid
    var uses = SheetUses(grid)
    guard !grid.isHidden else { return ledger.append(uses.entry(.hiddenSheet)) }
    for remark in grid.remarks {
      let cell = "\(columnLetters(remark.column))\(remark.row + 1)"
      forms.add(remark.form, grid.site, row: remark.row + 1, cell: cell)
    }
    // Read before the rules were known.
    if sheet.hint == .units, sheet.kinds.contains(.units), let found = LevelUnits(grid) {
      found.note(in: &uses)
      return ledger.append(uses.entry(.note))
    }
    let count = readTables(of: grid, sheet, SheetContext(grid, context.lexicon), &uses)
    uses.grid = grid
    if count == 0 { reportStranger(LayoutSearch(grid, context.lexicon, hint: sheet.hint), sheet) }
    ledger.append(uses.entry(count == 0 ? .noTable : .note))
  }

  /// Reads the tables of a sheet or of a part of it; returns how many there are.
  private mutating func readTables(
    of grid: Grid,
    _ sheet: PlanSheet,
    _ around: SheetContext,
    _ uses: inout SheetUses
  ) -> Int {
    let search = LayoutSearch(grid, context.lexicon, hint: sheet.hint)
    var around = around
    uses.grid = grid
    var row = 0
    var count = 0
    var last: [String]?
    while let layout = search.next(from: row) {
      // The 规划集 names other files for tables of this kind; what stands below may be of another.
      guard sheet.kinds.contains(layout.kind) else {
        row = layout.header.upperBound + 1
        continue
      }
      guard layout.blocks.count == 1 else {
        // Tables side by side, below titles that are of all of them.
        let lines = (row..<layout.header.lowerBound).filter { search.line($0) != nil }
        for line in lines { takeTitles(line..<line + 1, search, &around, &uses) }
        let end = search.end(of: layout)
        for columns in layout.blocks {
          let found = readTables(of: grid.part(rows: row..<end, columns: columns), sheet, around, &uses)
          if found == 0 { problems.add(grid.site.problem(.notUnderstood(found: headers(search, layout)))) }
          count += found
        }
        uses.grid = grid
        row = max(end, layout.header.upperBound + 1)
        continue
      }
      count += 1
      // The same headers once more go on with the table above, unless the titles between say something else.
      let found = headers(search, layout)
      var own = around
      own.begin()
      takeTitles(row..<layout.header.lowerBound, search, &own, &uses)
      if last == nil || last == found && !own.saysOfFigures {
        takeTitles(row..<layout.header.lowerBound, search, &around, &uses)
      } else {
        around = own
      }
      last = found
      sawTable = sawTable || layout.kind != .units
      let designations = SheetDesignations(search, layout, context, titled: around.unit)
      switch layout.kind {
      case .designations where !designations.isEmpty: row = search.end(of: layout)
      case .figures: row = readFigures(search, layout, around, &uses)
      case .units, .lists, .designations: row = readRows(search, layout, around, &uses)
      }
      row = max(row, layout.header.upperBound + 1)
      take(designations, until: row, &uses)
    }
    return count
  }

  /// Takes the columns of a table that are headed by a 定位.
  private mutating func take(_ own: consuming SheetDesignations, until end: Int, _ uses: inout SheetUses) {
    for view in own.read(until: end, &uses) {
      var sink = EntryReader(of: .designations, site: view.site)
      deliver(view, to: &sink)
      let dropped = entries.add(TablePart(sink: sink, rowOffset: 0), of: .designations, at: view.site)
      let column = uses.grid.columns[view.place]
      for (row, reason) in dropped.unknown { uses.withdraw(row: row - 1, column: column, reason) }
    }
    problems.add(own.problems)
    forms.add(own.forms)
  }

  /// Takes such columns of a plain table, which was read without looking at them; their cells are used after all.
  mutating func readDesignations(of table: PlanTable, in folder: PlanFolder, _ ledger: inout [LedgerEntry]) {
    let path = folder.location(of: table.site.file)
    do throws(TableFailure) {
      let package = table.format == .geoPackage ? try GeoPackage(path: path) : nil
      let headers = try package?.columns(of: table.layer) ?? CSVTable<UnitReader>.header(of: path) ?? []
      let named = headers.filter { context.lexicon.designation(foldedHeader($0)) != nil }
      guard !named.isEmpty, table.kind == .units || table.kind == .figures else { return }
      let grid =
        if let package { try Workbook.grid(of: package, table.layer, table.site) } else {
          try TextGrid.read(path, table.site).grid
        }
      let search = LayoutSearch(grid, context.lexicon, hint: table.kind)
      guard let layout = search.next(from: 0) else { return }
      var uses = SheetUses(grid)
      take(SheetDesignations(search, layout, context, titled: nil), until: grid.rows.count, &uses)
      let reasons = named.map { CellUse.Unused.unknownColumn($0).said }
      for place in ledger.indices
      where (ledger[place].file, ledger[place].sheet) == (table.site.file, table.site.sheet) {
        for unused in ledger[place].unused where reasons.contains(unused.reason) {
          ledger[place].used += unused.cells
        }
        ledger[place].unused.removeAll { reasons.contains($0.reason) }
      }
    } catch {
      problems.add(table.site.problem(error.kind))
    }
  }

  /// Words above a table, of which some say something about its figures.
  private func takeTitles(
    _ rows: Range<Int>,
    _ search: LayoutSearch,
    _ around: inout SheetContext,
    _ uses: inout SheetUses
  ) {
    for row in rows {
      for (_, cell, isOwn) in search.cells(row) where isOwn {
        let says = around.take(cell.text)
        uses.note(says ? .heading : .unused(.title), row: row)
      }
    }
  }

  private mutating func readFigures(
    _ search: LayoutSearch,
    _ layout: TableLayout,
    _ around: SheetContext,
    _ uses: inout SheetUses
  ) -> Int {
    let site = search.grid.site
    let row = search.grid.rows[layout.header.upperBound] + 1
    let found = headers(search, layout)
    if !layout.parts.contains(where: { $0.holdsFigures || $0.field == .value }) {
      problems.add(site.problem(.columnMissing(.value, found: found), row: row))
    } else if around.indicator == nil, layout.place(of: .indicator) == nil,
      !layout.parts.contains(where: { $0.first(\.indicator) != nil }), !search.hasIndicatorLine(layout)
    {
      problems.add(site.problem(.columnMissing(.indicator, found: found), row: row))
    }
    reportRepeated(search, layout, &problems)
    var reading = SheetFigures(search, layout, context, around, uses)
    let columns = reading.columns
    var parts = columns.map { TablePart(sink: reader(for: $0.site), rowOffset: 0) }
    let end = reading.read { deliver($1, to: &parts[$0].sink) }
    uses = reading.uses
    problems.add(reading.problems)
    forms.add(reading.forms)
    let isLong = columns.count == 1 && !layout.isWide
    for place in parts.indices {
      problems.add(parts[place].sink.problems)
      for (row, reason) in parts[place].sink.dropped.unknown {
        uses.withdraw(row: row - 1, column: isLong ? nil : search.grid.columns[columns[place].place], reason)
      }
      figures.take(&parts[place], parts[place].sink.states)
    }
    for stranger in reading.strangers {
      figures.note(stranger.name, rows: stranger.rows, at: site, row: stranger.cell.row + 1)
    }
    return end
  }

  private func reader(for site: TableSite) -> FigureReader {
    // The columns of a kind in their order are all there.
    let header = FigureHeader(of: TableKind.figures)
    return FigureReader(context: context, columns: header, site: site, encoding: .cells)
  }

  private mutating func readRows(
    _ search: LayoutSearch,
    _ layout: TableLayout,
    _ around: SheetContext,
    _ uses: inout SheetUses
  ) -> Int {
    let isOwned = [Column.unitCode, .owner, .unitName].contains { layout.place(of: $0) != nil }
    let (titled, names) = (around.unit, context.names)
    let code = titled.map { context.units.codes[$0] }
    var reading = SheetRows(search, layout, uses, owner: isOwned ? nil : code) { name in
      titled.map { names.isWhole(name, of: $0) } ?? false ? code : nil
    }
    let (view, end) = reading.read(search)
    uses = reading.uses
    // Units were read and reported before the rules were known.
    guard layout.kind != .units else { return end }
    problems.add(reading.problems)
    forms.add(reading.forms)
    reportMissing(search, layout, hasOwner: reading.owner != nil, &problems)
    reportRepeated(search, layout, &problems)
    var sink = EntryReader(of: layout.kind, site: view.site)
    deliver(view, to: &sink)
    let dropped = entries.add(TablePart(sink: sink, rowOffset: 0), of: layout.kind, at: view.site)
    for (row, reason) in dropped.unknown + sink.dropped.unknown { uses.withdraw(row: row - 1, column: nil, reason) }
    return end
  }

  /// A sheet that should hold a table, or holds words of one.
  private mutating func reportStranger(_ search: LayoutSearch, _ sheet: PlanSheet) {
    let grid = sheet.grid
    guard !grid.cells.isEmpty else {
      if sheet.hint != nil, grid.site.sheet.isEmpty { problems.add(grid.site.problem(.emptyFile)) }
      return
    }
    let firstRow = search.cells(0).map(\.cell.text)
    var known: [String] = []
    var (units, numbers) = (0, 0)
    for cell in grid.cells.prefix(2000) {
      let meaning = search.meaning(cell.text, .figures)
      if meaning.unit != nil || context.names.unit(code: folded(cell.text)) != nil {
        units += 1
      } else if Double(folded(cell.text)) != nil {
        numbers += 1
      }
      if meaning.indicator != nil || meaning.column != nil, meaning.isKnown, !known.contains(cell.text) {
        known.append(cell.text)
      }
    }
    let ownWords = sheet.hint.map { hint in firstRow.filter { search.meaning($0, hint).column != nil }.count } ?? 0
    if sheet.hint == .units || ownWords >= 2, let hint = sheet.hint, grid.site.sheet.isEmpty {
      var list = ProblemList()
      _ = TableHeader(firstRow, of: hint, at: grid.site, problems: &list)
      problems.add(list)
    } else if sheet.hint != nil && grid.site.sheet.isEmpty || known.count >= 2
      || !known.isEmpty && units > 0 && numbers > 0
    {
      problems.add(grid.site.problem(.notUnderstood(found: Array(known.prefix(6)))))
    }
  }
}

extension SheetRemark {
  fileprivate var form: FormNotes.Form {
    switch kind {
    case .notShown: .notShown
    case .struck: .struck
    case .comment: .comment
    case .ditto: .ditto
    case .repeated: .repeatedCell
    case .covered: .covered
    case .hidingUnknown: .hidingUnknown
    }
  }
}

/// The texts of the headers of a table.
private func headers(_ search: LayoutSearch, _ layout: TableLayout) -> [String] {
  layout.header.flatMap { search.cells($0).filter(\.isOwn).map { String($0.cell.text.prefix(40)) } }
}

/// Reports the columns that a table of rows needs and has not; a place may be named in the place of its code.
private func reportMissing(
  _ search: LayoutSearch,
  _ layout: TableLayout,
  hasOwner: Bool = false,
  _ problems: inout ProblemList
) {
  for column in layout.kind.required where layout.place(of: column) == nil {
    if column == .unitCode, hasOwner { continue }
    if column == .unitCode, layout.place(of: .owner) != nil || layout.place(of: .unitName) != nil { continue }
    if column == .list, search.sheetList != nil { continue }
    let row = search.grid.rows[layout.header.upperBound] + 1
    problems.add(search.grid.site.problem(.columnMissing(column, found: headers(search, layout)), row: row))
  }
}

/// Reports fields that stand in two columns with a header each; of two columns of values both are read.
private func reportRepeated(_ search: LayoutSearch, _ layout: TableLayout, _ problems: inout ProblemList) {
  var headers: [Column: Int] = [:]
  for part in layout.parts {
    // Names may stand in several columns, each within the one before.
    guard let field = part.field, field != .value, layout.kind != .figures || field != .unitName,
      let row = part.meanings.last?.row,
      let index = search.grid.index(row, part.place)
    else { continue }
    if let first = headers[field], first != index {
      let number = search.grid.rows[row] + 1
      problems.add(search.grid.site.problem(.columnRepeated(field), row: number))
    }
    headers[field] = index
  }
}

/// Hands rows over as a plain table would.
private func deliver(_ view: FieldRows, to sink: inout some RowSink) {
  var buffer = RowBuffer()
  for (row, fields) in view.rows {
    buffer.clear()
    for field in fields { buffer.add(field.utf8) }
    buffer.deliver(to: &sink, row: row)
  }
}

/// The tables of units that can be made out in sheets, by the words of their headers alone.
func readUnits(
  of sheets: [PlanSheet]
) -> (tables: [(site: TableSite, rows: [UnitRow])], problems: ProblemList, forms: FormNotes) {
  var tables: [(site: TableSite, rows: [UnitRow])] = []
  var problems = ProblemList()
  var forms = FormNotes()
  guard let (none, _) = UnitTable.make([]) else { return (tables, problems, forms) }
  let lexicon = Lexicon(Vocabulary(), UnitNames(none, codes: ByteTable()))
  for sheet in sheets where sheet.kinds.contains(.units) && !sheet.grid.isHidden {
    if sheet.hint == .units, let found = LevelUnits(sheet.grid) {
      tables.append((sheet.grid.site, found.rows))
      forms.add(found.forms)
      continue
    }
    let search = LayoutSearch(sheet.grid, lexicon, hint: sheet.hint == .units ? .units : nil)
    var row = 0
    while let layout = search.next(from: row) {
      guard layout.kind == .units else {
        row = layout.header.upperBound + 1
        continue
      }
      reportMissing(search, layout, &problems)
      reportRepeated(search, layout, &problems)
      var reading = SheetRows(search, layout, SheetUses(sheet.grid))
      let (view, end) = reading.read(search)
      problems.add(reading.problems)
      forms.add(reading.forms)
      var sink = UnitReader(of: .units, site: view.site)
      deliver(view, to: &sink)
      problems.add(sink.problems)
      if sink.rows.isEmpty, reading.problems.total + sink.problems.total == 0 {
        problems.add(view.site.problem(.noRows))
      }
      tables.append((view.site, sink.rows))
      row = max(end, layout.header.upperBound + 1)
    }
  }
  return (tables, problems, forms)
}
