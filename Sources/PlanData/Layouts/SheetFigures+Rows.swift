internal import RuleDSL
internal import Transmission

/// The rows of a table, figure by figure.
extension SheetFigures {
  mutating func take(_ row: Int) {
    let cells = search.cells(row)
    let own = cells.filter(\.isOwn)
    guard let first = own.first else { return }
    // Totals are named before the figures; 累计 among the remarks behind them says nothing of the kind.
    let figures = figureParts.map(\.place).min() ?? .max
    var subtotal = false
    if let total = own.first(where: { $0.place < figures && isTotal($0.cell.text) }) {
      guard isOfUnit(total.place, row) else { return takeTotal(row, total.cell.text) }
      subtotal = true
    }
    let isAlone =
      own.count == 1 && cells.allSatisfy { $0.cell.row == first.cell.row && $0.cell.column == first.cell.column }
    let isRead = figureParts.contains { $0.place == first.place } && !isRemark(first.cell.text)
    if isAlone, grid.columns.count > 1, !isRead {
      return takeLine(first.cell, row)
    }
    if isOfForm(row, own) { return uses.note(.unused(.note), row: row) }
    if grid.hiddenRows.contains(grid.rows[row]) { forms.add(.hiddenRow, grid.site, row: grid.rows[row] + 1) }
    let hasFigure = figureParts.contains { grid.index(row, $0.place) != nil }
    let hasSubject =
      !named(row).isEmpty
      || [Column.unitCode, .indicator].contains { field in
        layout.place(of: field).map { grid.index(row, $0) != nil } ?? false
      }
    guard hasFigure || (hasSubject && !layout.isWide) else {
      return uses.note(.unused(hasSubject ? .noFigure : .note), row: row)
    }
    for part in layout.parts where part.field != nil || part.groupField != nil { noteField(part, row) }
    shiftedFrom = shift(in: row)
    let place = place(of: row)
    // 西秀区 | 小计: what a unit has in all, which its parts must add up to.
    if subtotal { checkTotal(row, isSubtotal: true, of: place.unit) }
    for (index, part) in figureParts.enumerated() { takeFigure(index, part, row, place) }
    if subtotal { for part in figureParts { sums.endSubtotal(place: part.place) } }
  }

  private mutating func noteField(_ part: TableLayout.Part, _ row: Int) {
    guard let index = grid.index(row, part.place) else { return }
    uses.note(.used, index)
    if grid.own(row, part.place) == nil { forms.add(.merged, grid.site, row: grid.rows[row] + 1) }
  }

  /// A row with one cell: a place, a unit of measure, or a note.
  private mutating func takeLine(_ cell: GridCell, _ row: Int) {
    let meaning = search.meaning(cell.text, .figures)
    if let unit = meaning.unit, meaning.isKnown, names.isEmpty, layout.place(of: .unitCode) == nil {
      section = unit
      return uses.note(.heading, row: row)
    }
    if meaning.indicator != nil, meaning.isKnown, !namesIndicators {
      lineAbove = meaning
      (hasLines, strangeLine) = (true, nil)
      return uses.note(.heading, row: row)
    }
    if meaning.isKnown, meaning.hasAttribute, meaning.unit == nil, meaning.column == nil, !meaning.isFormer {
      around.take(line: meaning)
      (hasLines, strangeLine) = (true, nil)
      return uses.note(.heading, row: row)
    }
    if folded(cell.text).hasPrefix("单位"), around.take(cell.text) { return uses.note(.heading, row: row) }
    if hasLines, meaning.unit == nil, !isRemark(cell.text) { strangeLine = (cell.text, grid.rows[row] + 1, false) }
    let isName = meaning.unit != nil && names.contains { grid.columns[$0] == cell.column }
    uses.note(.unused(isName ? .noFigure : .note), row: row)
  }

  private func isTotal(_ text: String) -> Bool {
    SumCheck.isTotal(text) || SumCheck.isTotalOfGroup(text) && lexicon.unit(text) == nil
  }

  private mutating func takeTotal(_ row: Int, _ word: String) {
    closeHeads()
    checkTotal(row, isSubtotal: foldedHeader(word) == "小计" || SumCheck.isTotalOfGroup(word))
    for part in figureParts { sums.endSubtotal(place: part.place) }
    for place in grid.columns.indices where !figureParts.contains(where: { $0.place == place }) {
      if grid.own(row, place) != nil { uses.note(.heading, row: row, column: place) }
    }
  }

  /// Holds a total against the rows above it.
  private mutating func checkTotal(_ row: Int, isSubtotal: Bool, of unit: Int? = nil) {
    for part in figureParts where grid.own(row, part.place) != nil {
      let subject = subject(part, row)
      let result = sums.check(
        quantity(part, row),
        place: part.place,
        subject: subject,
        isSubtotal: isSubtotal,
        of: unit
      )
      var mayStandAbove = isSubtotal && unit == nil
      switch result {
      case .agrees: mayStandAbove = false
      case .open: mayStandAbove = mayStandAbove && !sums.hasRows(place: part.place)
      case .differs: break
      }
      if mayStandAbove {
        heads.append((part, row, sums.count(place: part.place), result))
      } else {
        settle(result, part, row)
      }
    }
  }

  /// Holds totals of groups that are not those of the rows above against the rows below.
  mutating func closeHeads() {
    for (part, row, start, above) in heads {
      let below = sums.check(quantity(part, row), place: part.place, subject: subject(part, row), from: start)
      if case .agrees = below { standsAbove = true }
      // Where there was no row above, there is none but those below.
      if case .open = above { standsAbove = true }
      settle(standsAbove ? below : above, part, row)
    }
    heads.removeAll()
  }

  private mutating func settle(_ result: SumCheck.Result, _ part: TableLayout.Part, _ row: Int) {
    switch result {
    case .agrees: uses.note(.unused(.sum), row: row, column: part.place)
    case .open: uses.note(.unused(.uncheckedSum), row: row, column: part.place)
    case .differs(let stated, let sum):
      uses.note(.unused(.wrongSum), row: row, column: part.place)
      let name = indicator(of: part, row).map { context.vocabulary.indicators[$0].name } ?? ""
      let kind = PlanDataProblem.Kind.sumDiffers(indicator: name, stated: stated, sum: sum)
      problems.add(site(of: part).problem(kind, row: grid.rows[row] + 1, column: .value))
    }
  }

  private func subject(_ part: TableLayout.Part, _ row: Int) -> [String] {
    [indicator(of: part, row).map { "\($0)" } ?? ""] + [.year, .role].map { foldedHeader(text($0, part, row)) }
  }

  // MARK: What a row says

  func text(_ field: Column, _ part: TableLayout.Part, _ row: Int) -> String {
    (part.own[field] ?? layout.place(of: field)).flatMap { grid.cell(row, $0) }.map(\.text) ?? ""
  }

  func indicator(of part: TableLayout.Part, _ row: Int) -> Int? {
    part.first(\.indicator)?.value ?? titled ?? search.meaning(text(.indicator, part, row), .figures).indicator
  }

  /// The indicator of the line above or of the title, where neither headers nor rows name any.
  private var titled: Int? { namesIndicators ? nil : lineAbove?.indicator ?? around.indicator }

  func measure(of part: TableLayout.Part, _ row: Int) -> Unit? {
    search.measure(text(.measure, part, row)) ?? part.first(\.measure)?.value
      ?? search.meaning(text(.indicator, part, row), .figures).measure
      ?? indicator(of: part, row).flatMap { measureOfTitle($0) }
  }

  private func measureOfTitle(_ indicator: Int) -> Unit? {
    let isOfLine = lineAbove?.indicator == indicator && titled == indicator
    return (isOfLine ? lineAbove?.measure : nil) ?? around.measure(of: indicator)
  }

  private func quantity(_ part: TableLayout.Part, _ row: Int) -> Quantity? {
    guard let cell = grid.cell(row, part.place), ![.error, .uncalculated, .repeated].contains(cell.kind) else {
      return nil
    }
    let written = WrittenFigure(folded(cell.text))
    guard let unit = search.measure(written.unit) ?? measure(of: part, row) else { return nil }
    return try? Quantity(digits: written.digits, unit: unit)
  }

  private mutating func takeFigure(_ index: Int, _ part: TableLayout.Part, _ row: Int, _ place: RowPlace) {
    let number = grid.rows[row] + 1
    let cell = grid.cell(row, part.place)
    if cell == nil, layout.isWide || figureParts.count > 1 { return }
    if let line = strangeLine {
      if !line.isReported { problems.add(grid.site.problem(.lineUnclear(line.text), row: line.row)) }
      strangeLine?.isReported = true
      return uses.note(.unused(.unresolved), row: row, column: part.place)
    }
    let isJoint = isJoint(part, row)
    if grid.own(row, part.place) == nil, cell != nil, layout.isWide, !isJoint {
      forms.add(.merged, grid.site, row: number)
    }
    uses.note(.used, row: row, column: part.place)
    let unit = part.first(\.unit)?.value ?? place.unit
    sums.add(isJoint ? nil : quantity(part, row), of: unit, place: part.place, subject: subject(part, row))
    let site = views[index].site
    var fields = TableKind.figures.columns.map { column -> String in
      guard let place = part.own[column] ?? layout.place(of: column), column != .value,
        let cell = grid.cell(row, place)
      else { return "" }
      return field(cell, column, site, number)
    }
    func put(_ column: Column, _ text: String) {
      if let place = TableKind.figures.columns.firstIndex(of: column) { fields[place] = text }
    }
    func isBlank(_ column: Column) -> Bool {
      TableKind.figures.columns.firstIndex(of: column).map { fields[$0].isEmpty } ?? false
    }
    let isDoubtful = isJoint || shiftedFrom.map { part.place >= $0 } ?? false
    if let cell { put(.value, isDoubtful ? GridMark.spoiled : field(cell, .value, site, number)) }
    let indicator = indicator(of: part, row)
    if let named = part.first(\.indicator)?.value ?? titled {
      put(.indicator, lexicon.vocabulary.indicators[named].name)
    }
    if titled != nil { forms.add(.indicatorOfTitle, grid.site, row: number) }
    if let unit = part.first(\.unit)?.value {
      put(.unitCode, context.units.codes[unit])
      put(.unitName, "")
    } else {
      switch place {
      case .stated: break
      case .level(let unit):
        put(.unitCode, context.units.codes[unit])
        put(.unitName, "")
      case .flawed:
        put(.unitCode, "")
        put(.unitName, GridMark.spoiled)
      case .around(let unit):
        put(.unitCode, context.units.codes[unit])
        if section == nil { forms.add(.unitOfSheet, grid.site, row: number) }
      case .named(let name, _): put(.unitName, name)
      case .none: break
      }
    }
    settleMeasure(part, indicator, site, row, isBlank(.measure), put)
    settleRole(part, number, isBlank(.role), put)
    settleYear(part, indicator, number, (isBlank(.year), isBlank(.role)), text(.indicator, part, row), put)
    if isBlank(.relation), let relation = part.first(\.relation)?.value { put(.relation, relation.symbol) }
    views[index].rows.append((number, fields))
  }

  /// What the title says of a column that says nothing itself: where a column says the same, it is not about the others.
  private func roleOfTitle(for part: TableLayout.Part) -> Role? {
    guard let role = around.role, layout.place(of: .role) == nil, part.own[.role] == nil,
      !figureParts.contains(where: { $0.first(\.role)?.value == role })
    else { return nil }
    // 2035年 is no present state, and 2020年 nothing that was allotted.
    guard let year = part.first(\.year)?.value else { return role }
    return (role == .present) == (year < around.firstTarget) ? role : nil
  }

  private mutating func settleRole(
    _ part: TableLayout.Part,
    _ number: Int,
    _ isBlank: Bool,
    _ put: (Column, String) -> Void
  ) {
    guard isBlank else { return }
    if let role = part.first(\.role)?.value {
      put(.role, role.word)
    } else if let role = roleOfTitle(for: part) {
      put(.role, role.word)
      forms.add(.roleOfTitle, grid.site, row: number)
    }
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
      if let found = measureOfTitle(indicator) {
        put(.measure, found.text)
        forms.add(.measureOfTitle, grid.site, row: number)
      } else if subject.isNamedForItsUnit {
        // 扩展倍数 are 倍.
        put(.measure, subject.unit.text)
        forms.add(.nameWithUnit, grid.site, row: number)
      }
      return
    }
    guard let header,
      let own = search.measure(text(.measure, part, row)), !own.isSame(as: header)
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
    _ isBlank: (year: Bool, role: Bool),
    _ name: String,
    _ put: (Column, String) -> Void
  ) {
    guard isBlank.year, search.meaning(name, .figures).year == nil else { return }
    func putYear(_ year: Int) {
      put(.year, "\(year)")
      let isState = indicator.map { lexicon.vocabulary.indicators[$0].attribute == .state } ?? false
      guard isBlank.role, year < around.firstTarget, !isState else { return }
      put(.role, Role.present.word)
      forms.add(.baseYear, grid.site, row: number)
    }
    if let year = part.first(\.year)?.value { return putYear(year) }
    let isState = indicator.map { lexicon.vocabulary.indicators[$0].attribute == .state } ?? false
    guard !isState, layout.place(of: .year) == nil else { return }
    // A present figure is of a year of its own, which no title of a plan tells.
    let isOfTitle = roleOfTitle(for: part) == .present && around.year == nil
    if part.first(\.role)?.value == .present || isOfTitle {
      put(.year, "\(around.firstYear - 1)")
      return forms.add(.baseAssumed, grid.site, row: number)
    }
    if let year = around.year {
      putYear(year)
      forms.add(.yearOfTitle, grid.site, row: number)
    } else {
      put(.year, "\(PlanYear.target)")
      forms.add(.yearAssumed, grid.site, row: number)
    }
  }

  /// What a cell says, marked where it cannot be used or does not tell its digits.
  private mutating func field(_ cell: GridCell, _ column: Column, _ site: TableSite, _ number: Int) -> String {
    var problem: PlanDataProblem.Kind?
    switch cell.kind {
    case .error: problem = .formulaError(cell.text)
    case .uncalculated: problem = .notCalculated
    case .repeated: problem = .cellRepeated(cell.text)
    case .bareNumber where column == .value:
      return GridMark.marked(cell.text, nameParts(grid.site.file).ending == "gpkg" ? .database : .workbook)
    case .text, .number, .bareNumber, .date: break
    }
    if let problem {
      // A merged cell is reported once.
      if cell.row + 1 == number { problems.add(site.problem(problem, row: number, column: column)) }
      return GridMark.spoiled
    }
    if column == .value, cell.hidesDigits { forms.add(.roundedShown, site, row: number, column: .value) }
    return cell.text
  }
}
