internal import RuleDSL
internal import Transmission

/// Columns of any table whose header is a 定位 and whose cells are its values: 主体功能定位 beside the names of counties.
struct SheetDesignations {
  let search: LayoutSearch
  let layout: TableLayout
  let context: FigureContext
  /// The unit of the title.
  let titled: Int?
  private(set) var problems = ProblemList()
  private(set) var forms = FormNotes()
  private let columns: [(place: Int, designation: Int, row: Int)]

  private var grid: Grid { search.grid }

  init(_ search: LayoutSearch, _ layout: TableLayout, _ context: FigureContext, titled: Int?) {
    (self.search, self.layout, self.context, self.titled) = (search, layout, context, titled)
    let isRead = layout.kind == .lists || layout.parts.contains { $0.field == .choice }
    let free = isRead ? [] : layout.parts.filter { $0.field == nil && $0.groupField == nil && !$0.holdsFigures }
    columns = free.compactMap { part in
      let row = layout.header.last { search.grid.cell($0, part.place) != nil }
      let header = row.flatMap { search.grid.cell($0, part.place) }?.text
      let found = header.flatMap { search.lexicon.designation(foldedHeader($0)) }
      return row.flatMap { row in found.map { (part.place, $0, row) } }
    }
  }

  var isEmpty: Bool { columns.isEmpty }

  /// Rows of a table of designations for each of the columns, made of the rows up to an end.
  mutating func read(until end: Int, _ uses: inout SheetUses) -> [FieldRows] {
    columns.map { column in
      var fields = FieldLayout(isWide: false)
      let places = [(Column.unitCode, code), (.unitName, layout.names.last)]
      for (field, place) in places { if let place { fields.put(field, column: grid.columns[place]) } }
      fields.put(.designation, column: grid.columns[column.place], row: grid.rows[column.row])
      fields.put(.choice, column: grid.columns[column.place])
      let site = TableSite(file: grid.site.file, sheet: grid.site.sheet, title: grid.site.title, layout: fields)
      var view = FieldRows(site: site, place: column.place)
      var seen: Set<[String]> = []
      for row in layout.header.upperBound + 1..<max(end, layout.header.upperBound + 1) {
        guard let stated = stated(in: row, of: column, site, &uses), seen.insert(stated).inserted else { continue }
        view.rows.append((grid.rows[row] + 1, stated))
      }
      for place in [column.place, code, layout.place(of: .location)].compactMap(\.self) + names {
        uses.note(.heading, row: column.row, column: place)
      }
      noteOthers(until: end, &uses)
      return view
    }
  }

  /// Columns of a table that is of nothing else.
  private func noteOthers(until end: Int, _ uses: inout SheetUses) {
    for part in layout.parts where layout.kind == .designations && part.field == nil {
      let name = grid.cell(layout.header.upperBound, part.place)?.text ?? ""
      for row in layout.header.lowerBound..<end where grid.own(row, part.place) != nil {
        uses.note(.unused(part.isSerial ? .serial : .unknownColumn(name)), row: row, column: part.place)
      }
    }
  }

  private var code: Int? { layout.place(of: .unitCode) ?? layout.place(of: .code) }
  private var names: [Int] { layout.names + [layout.place(of: .name)].compactMap(\.self) }

  /// The fields of one row, or `nil` where it says nothing of the kind.
  private mutating func stated(
    in row: Int,
    of column: (place: Int, designation: Int, row: Int),
    _ site: TableSite,
    _ uses: inout SheetUses
  ) -> [String]? {
    guard let cell = grid.cell(row, column.place) else { return nil }
    let number = grid.rows[row] + 1
    guard !FigureWords.isMissing(folded(cell.text)) else {
      uses.note(.used, row: row, column: column.place)
      forms.add(.notProvided, site, row: number, column: .choice)
      return nil
    }
    let coded = code.flatMap { grid.cell(row, $0) }?.text ?? ""
    let name = names.compactMap { grid.cell(row, $0)?.text }.last ?? ""
    guard !SumCheck.isTotal(name), !isRemark(name), !isRemark(cell.text) || !name.isEmpty else { return nil }
    let unit = context.names.unit(code: folded(coded)) ?? search.lexicon.unit(name)
    let isBlank = coded.isEmpty && name.isEmpty
    // Whose row it is was reported with its figures.
    guard unit != nil || isBlank || layout.kind != .figures else { return nil }
    for place in [column.place, code].compactMap(\.self) + names { uses.note(.used, row: row, column: place) }
    if grid.own(row, column.place) == nil { forms.add(.merged, grid.site, row: number) }
    let above = titled.flatMap { titled in
      isBlank || unit.map { context.units.isAncestor(titled, of: $0) } ?? false ? titled : nil
    }
    forms.add(
      above == nil || isBlank ? .designationOfHeader : .designationOfTitle,
      site,
      row: number,
      column: .choice
    )
    let stated = layout.place(of: .location).flatMap { grid.cell(row, $0) }?.text ?? ""
    if !stated.isEmpty, let place = layout.place(of: .location) { uses.note(.used, row: row, column: place) }
    let said: [Column: String] = [
      .unitCode: above.map { context.units.codes[$0] } ?? coded, .unitName: above == nil ? name : "",
      .location: !stated.isEmpty ? stated : above == nil || isBlank ? "" : unit.map { context.units.codes[$0] } ?? "",
      .designation: context.vocabulary.designations[column.designation].name,
      .choice: value(cell, site, number),
    ]
    return TableKind.designations.columns.map { said[$0] ?? "" }
  }

  private mutating func value(_ cell: GridCell, _ site: TableSite, _ number: Int) -> String {
    let problem: PlanDataProblem.Kind? =
      switch cell.kind {
      case .error: .formulaError(cell.text)
      case .uncalculated: .notCalculated
      case .repeated: .cellRepeated(cell.text)
      case .text, .number, .bareNumber, .date: nil
      }
    guard let problem else { return cell.text }
    problems.add(site.problem(problem, row: number, column: .choice))
    return GridMark.spoiled
  }
}
