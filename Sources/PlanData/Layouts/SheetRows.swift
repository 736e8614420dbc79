internal import RuleDSL

/// Reads tables of units, lists and designations that were made out in a sheet: one row each.
struct SheetRows {
  let grid: Grid
  let layout: TableLayout
  /// The list that the sheet is called, for rows that name none.
  let list: String?
  /// Code of the unit that the sheet or its title names, for tables that say of none whose rows they are.
  let owner: String?
  /// That of 全市 and the like where they are said of the unit of the title.
  private let whole: (String) -> String?
  var uses: SheetUses
  private(set) var problems = ProblemList()
  private(set) var forms = FormNotes()

  init(
    _ search: LayoutSearch,
    _ layout: TableLayout,
    _ uses: SheetUses,
    owner: String? = nil,
    whole: @escaping (String) -> String? = { _ in nil }
  ) {
    (self.owner, self.whole) = (owner, whole)
    (grid, self.layout, self.uses) = (search.grid, layout, uses)
    list = search.sheetList.map { search.lexicon.vocabulary.lists[$0].name }
  }

  /// Reads up to the end of the table, and returns the row behind it.
  mutating func read(_ search: LayoutSearch) -> (view: FieldRows, end: Int) {
    var fields = FieldLayout(isWide: false)
    for part in layout.parts {
      if let field = part.field { fields.put(field, column: grid.columns[part.place]) }
    }
    let site = TableSite(file: grid.site.file, sheet: grid.site.sheet, title: grid.site.title, layout: fields)
    var view = FieldRows(site: site)
    for part in layout.parts where part.field != nil {
      for row in layout.header { uses.note(.heading, row: row, column: part.place) }
    }
    let end = search.end(of: layout)
    for row in layout.header.upperBound + 1..<end {
      let own = search.cells(row).filter(\.isOwn)
      if own.contains(where: { SumCheck.isTotal($0.cell.text) }) {
        uses.note(.unused(.uncheckedSum), row: row)
      } else if own.count == 1, grid.columns.count > 1, isRemark(own[0].cell.text) {
        uses.note(.unused(.note), row: row)
      } else if !own.isEmpty {
        take(row, site, &view)
      }
    }
    noteUnknownColumns(until: end)
    return (view, end)
  }

  private mutating func take(_ row: Int, _ site: TableSite, _ view: inout FieldRows) {
    let number = grid.rows[row] + 1
    if grid.hiddenRows.contains(grid.rows[row]) { forms.add(.hiddenRow, grid.site, row: number) }
    var fields = layout.kind.columns.map { column -> String in
      guard let place = layout.place(of: column), let cell = grid.cell(row, place) else { return "" }
      uses.note(.used, row: row, column: place)
      if grid.own(row, place) == nil { forms.add(.merged, grid.site, row: number) }
      return field(cell, column, site, number)
    }
    if layout.kind == .lists, let place = layout.kind.columns.firstIndex(of: .list), fields[place].isEmpty, let list {
      fields[place] = list
    }
    let name = layout.kind.columns.firstIndex { [.owner, .unitName].contains($0) }
    let said = owner ?? name.flatMap { whole(fields[$0]) }
    if let said, let place = layout.kind.columns.firstIndex(of: .unitCode), fields[place].isEmpty {
      fields[place] = said
      forms.add(.unitOfSheet, grid.site, row: number)
    }
    view.rows.append((number, fields))
  }

  private mutating func field(_ cell: GridCell, _ column: Column, _ site: TableSite, _ number: Int) -> String {
    var problem: PlanDataProblem.Kind?
    switch cell.kind {
    case .error: problem = .formulaError(cell.text)
    case .uncalculated: problem = .notCalculated
    case .repeated: problem = .cellRepeated(cell.text)
    case .date where column == .key || column == .code || column == .unitCode:
      problem = .codeSpoiled(cell.text, .date)
    case .number, .bareNumber:
      let digits = cell.text.filter(\.isNumber).count
      if column == .key || column == .code, digits > 15 { problem = .codeSpoiled(cell.text, .tooLong) }
    case .text, .date: break
    }
    guard let problem else { return cell.text }
    if cell.row + 1 == number { problems.add(site.problem(problem, row: number, column: column)) }
    return GridMark.spoiled
  }

  private mutating func noteUnknownColumns(until end: Int) {
    for place in grid.columns.indices where !layout.parts.contains(where: { $0.place == place && $0.field != nil }) {
      let part = layout.parts.first { $0.place == place }
      let name = layout.header.compactMap { grid.cell($0, place)?.text }.last ?? ""
      if part?.isSerial != true,
        let likely = TableHeader.likely(
          name,
          cells: grid.texts(column: place, rows: layout.header.upperBound + 1..<end),
          of: layout.kind,
          lacking: { layout.place(of: $0) == nil }
        )
      {
        let row = grid.rows[layout.header.upperBound] + 1
        problems.add(grid.site.problem(.headerUnknown(name, nearest: likely), row: row))
      }
      for row in layout.header.lowerBound..<end where grid.own(row, place) != nil {
        uses.note(.unused(part?.isSerial == true ? .serial : .unknownColumn(name)), row: row, column: place)
      }
    }
  }
}
