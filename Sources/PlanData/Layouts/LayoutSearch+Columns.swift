internal import RuleDSL

/// What columns hold whose headers leave it open.
extension LayoutSearch {
  /// Of columns whose different headers mean one field, the first of ``Column/spellings`` holds; but names of places may
  /// stand in several columns, each within the one before.
  func dropSynonyms(_ layout: inout TableLayout) {
    for field in layout.kind.columns where field != .value {
      let spellings = field.foldedSpellings
      let rank = { (part: TableLayout.Part) -> Int in
        spellings.firstIndex(of: foldedHeader(header(part))) ?? spellings.count
      }
      let parts = layout.parts.filter { $0.field == field }
      guard parts.count > 1, let best = parts.map(rank).min() else { continue }
      for part in parts where rank(part) != best {
        let mayNest =
          layout.kind == .figures || layout.kind == .designations && layout.place(of: .choice) == nil
        if mayNest, field == .unitName, isLevel(part, layout) { continue }
        guard let place = layout.parts.firstIndex(where: { $0.place == part.place }) else { continue }
        layout.parts[place] = TableLayout.Part(place: part.place, unknown: [header(part)])
      }
    }
  }

  private func header(_ part: TableLayout.Part) -> String {
    part.meanings.last.flatMap { grid.cell($0.row, part.place)?.text } ?? ""
  }

  /// Whether a column of names is one of several levels rather than the same in other words.
  private func isLevel(_ part: TableLayout.Part, _ layout: TableLayout) -> Bool {
    // One without a header that is known was found by its cells.
    part.meanings.isEmpty || PlaceWords.fits(foldedHeader(header(part))) || isOfUnits(part.place, body(layout))
  }

  private func body(_ layout: TableLayout) -> Range<Int> {
    layout.header.upperBound
      + 1..<max(layout.header.upperBound + 1, min(grid.rows.count, layout.header.upperBound + 60))
  }

  private func isOfUnits(_ place: Int, _ rows: Range<Int>) -> Bool {
    share(place, rows) { lexicon.unit(foldedHeader($0.text)) != nil } > 0.5
  }

  private func isOfPlaces(_ place: Int, _ rows: Range<Int>) -> Bool {
    share(place, rows) { PlaceWords.mayName(foldedHeader($0.text)) } > 0.5
  }

  private func isOfIndicators(_ place: Int, _ rows: Range<Int>) -> Bool {
    share(place, rows) { meaning($0.text, .figures).indicator != nil } > 0.5
  }

  /// What the cells below say about columns whose headers leave it open.
  func settleFields(_ layout: inout TableLayout) {
    let rows = body(layout)
    // Beside an item, names of units are where it lies, whatever the column is called.
    if layout.kind == .lists, layout.place(of: .location) == nil,
      let index = layout.parts.firstIndex(where: { !$0.unknown.isEmpty && isOfUnits($0.place, rows) })
    {
      layout.parts[index].field = .location
      layout.parts[index].unknown = []
    }
    guard layout.kind == .figures else { return }
    for index in layout.parts.indices {
      let place = layout.parts[index].place
      switch layout.parts[index].field {
      // 单位 may head places as well as measures.
      case .measure? where isOfUnits(place, rows): layout.parts[index].field = .unitName
      // 指标 and places may share one header.
      case .unitName? where isOfIndicators(place, rows) && !isOfUnits(place, rows):
        layout.parts[index].field = .indicator
      case .unitName? where share(place, rows, { Double(folded($0.text)) != nil }) > 0.5:
        layout.parts[index] = TableLayout.Part(place: place, unknown: [header(layout.parts[index])])
      // 目标年 over years is no figure.
      case nil where layout.parts[index].mayBeOfYears && isOfYears(place, rows):
        if layout.place(of: .year) == nil {
          layout.parts[index].field = .year
        } else {
          layout.parts[index] = TableLayout.Part(place: place, unknown: [header(layout.parts[index])])
        }
      default: break
      }
    }
    let figures = layout.parts.first { $0.holdsFigures || $0.field == .value }?.place ?? .max
    // A column without a header, or with one that is not known, whose cells are names.
    for place in grid.columns.indices
    where !layout.parts.contains(where: { $0.place == place && $0.unknown.isEmpty && !$0.isDecoration }) {
      let isUnit = isOfUnits(place, rows)
      let isFirst = layout.place(of: .unitName) == nil && layout.place(of: .unitCode) == nil
      let isBesideName = place < figures && layout.names.contains { $0 < place } && isOfPlaces(place, rows)
      let field: Column? =
        isBesideName || isUnit && (isFirst || layout.names.contains { isWithin($0, place, rows) })
        ? .unitName : isOfIndicators(place, rows) && layout.place(of: .indicator) == nil ? .indicator : nil
      guard let field else { continue }
      layout.parts.removeAll { $0.place == place }
      var part = TableLayout.Part(place: place)
      part.field = field
      layout.parts.append(part)
    }
    settleTypes(&layout, rows)
    layout.parts.sort { $0.place < $1.place }
  }

  /// A column that says of each row whose figures it holds, or of which year, is known by its cells: 类别 over 下达 and 规划.
  private func settleTypes(_ layout: inout TableLayout, _ rows: Range<Int>) {
    for place in grid.columns.indices {
      let part = layout.parts.first { $0.place == place }
      guard part?.field == nil, part?.groupField == nil, part.map({ $0.holdsFigures || $0.isSerial }) != true else {
        continue
      }
      let header = part?.unknown.last ?? layout.header.compactMap { grid.cell($0, place)?.text }.last ?? ""
      let isOfRoles = share(place, rows) { RoleWords.role($0.text) != nil } > 0.5
      let isOfTime = isOfYears(place, rows) && Self.timeWords.contains(foldedHeader(header))
      let field: Column? =
        isOfRoles && layout.place(of: .role) == nil ? .role : isOfTime && layout.place(of: .year) == nil ? .year : nil
      guard let field else { continue }
      layout.parts.removeAll { $0.place == place }
      var found = TableLayout.Part(place: place)
      found.field = field
      layout.parts.append(found)
      layout.isTyped = true
    }
  }

  private static let timeWords: Set<String> = ["", "时间", "时期", "期限", "年限", "阶段", "时点", "节点"]

  private func isOfYears(_ place: Int, _ rows: Range<Int>) -> Bool {
    share(place, rows) { PlanYear($0.text).map { (1980...2100).contains($0.year) } ?? false } > 0.5
  }

  /// Whether the units of one column are those of another in every row, or lie within or above them, and differ.
  private func isWithin(_ one: Int, _ other: Int, _ rows: Range<Int>) -> Bool {
    var differ = false
    for row in rows {
      guard let first = grid.cell(row, one).flatMap({ lexicon.unit($0.text) }),
        let second = grid.cell(row, other).flatMap({ lexicon.unit($0.text) })
      else { continue }
      guard lexicon.units.isRelated(first, second) else { return false }
      if first != second { differ = true }
    }
    return differ
  }

  /// Finds the columns of a group that say something of its figures, and those that are only parts of it.
  func settleGroups(_ layout: inout TableLayout) {
    guard layout.kind == .figures else { return }
    let hasUnits = layout.parts.contains { $0.first(\.unit) != nil }
    let rows = body(layout)
    for index in layout.parts.indices where layout.parts[index].groupField == .year {
      // 规划年 beside 现状年 heads figures.
      if !isOfYears(layout.parts[index].place, rows) { layout.parts[index].groupField = nil }
    }
    for index in layout.parts.indices {
      let part = layout.parts[index]
      guard let whole = part.first({ $0.isWhole ? true : nil }), part.field == nil else { continue }
      // Beside units it is their total, and below no indicator nobody knows of what.
      let isNamed = part.first(\.indicator) != nil || layout.place(of: .indicator) != nil
      if hasUnits || !isNamed && !isTitled(layout.header.lowerBound) {
        layout.parts[index].unknown.append(grid.cell(whole.row, part.place)?.text ?? "")
      }
    }
    var start = 0
    while start < layout.parts.count {
      var end = start + 1
      while end < layout.parts.count, isOneGroup(layout.parts[start], layout.parts[end]) { end += 1 }
      pair(&layout, start..<end)
      start = end
    }
  }

  private func isOneGroup(_ one: TableLayout.Part, _ other: TableLayout.Part) -> Bool {
    let (first, second) = (one.first(\.indicator)?.value, other.first(\.indicator)?.value)
    let (here, there) = (one.first(\.unit)?.value, other.first(\.unit)?.value)
    return first == second && here == there && (first != nil || here != nil)
  }

  /// Gives the fields of a group to its figures: one to all, or as many as there are figures in their order.
  private func pair(_ layout: inout TableLayout, _ group: Range<Int>) {
    let figures = group.filter { layout.parts[$0].holdsFigures }
    for field in [Column.measure, .relation, .year, .role, .document, .clause, .link, .attribute, .sentence] {
      let places = group.filter { layout.parts[$0].groupField == field }.map { layout.parts[$0].place }
      for (number, index) in figures.enumerated() where !places.isEmpty {
        if places.count == 1 {
          layout.parts[index].own[field] = places[0]
        } else if places.count == figures.count {
          layout.parts[index].own[field] = places[number]
        } else {
          let own = layout.parts[index].place
          layout.parts[index].own[field] = places.first { $0 > own } ?? places[places.count - 1]
        }
      }
    }
  }

  /// Where what rows are about is named again behind the figures, another table begins.
  func blocks(of layout: TableLayout) -> [ClosedRange<Int>] {
    let whole = 0...max(0, grid.columns.count - 1)
    let keys: Set<Column> = [.unitName, .unitCode, .owner, .code, .name, .item, .key, .indicator]
    var starts: [Int] = []
    var fields: [[Column]] = [[]]
    var figures = [0]
    var serial: Int?
    for part in layout.parts {
      if let field = part.field {
        let isAgain = keys.contains(field) && fields[fields.count - 1].contains(field)
        let isDone = layout.kind == .figures ? figures[figures.count - 1] > 0 : fields[fields.count - 1].count > 1
        if isAgain, isDone {
          starts.append(serial ?? part.place)
          fields.append([])
          figures.append(0)
        }
        fields[fields.count - 1].append(field)
      }
      if part.holdsFigures || part.field == .value { figures[figures.count - 1] += 1 }
      serial = part.isSerial ? part.place : nil
    }
    let isSound =
      layout.kind == .figures ? !figures.contains(0) : fields.allSatisfy { Set($0) == Set(fields[0]) }
    guard !starts.isEmpty, isSound else { return [whole] }
    return zip([0] + starts, starts.map { $0 - 1 } + [whole.upperBound]).map { $0...$1 }
  }
}
