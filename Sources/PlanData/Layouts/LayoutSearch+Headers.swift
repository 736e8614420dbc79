internal import RuleDSL

/// Which rows are headers, and what they say about each column.
extension LayoutSearch {
  func layout(_ kind: TableKind, _ row: Int, from start: Int) -> TableLayout {
    var first = row
    var last = row
    if kind == .figures {
      while first > start, isGroupHeader(first - 1) { first -= 1 }
      while last + 1 < grid.rows.count, isSubHeader(last + 1, below: row) { last += 1 }
    }
    var layout = TableLayout(kind: kind, header: first...last, parts: [])
    for place in grid.columns.indices { if let part = part(place, first...last, kind) { layout.parts.append(part) } }
    spreadGroups(&layout)
    lendIndicators(&layout)
    settleFields(&layout)
    settleGroups(&layout)
    layout.blocks = blocks(of: layout)
    if layout.blocks.count == 1 { dropSynonyms(&layout) }
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
          let index = layout.parts.firstIndex(where: { $0.place == place && ($0.holdsFigures || mayBeOfGroup($0)) })
        else { continue }
        let part = layout.parts[index]
        let lacks =
          said.indicator != nil && part.first(\.indicator) == nil || said.unit != nil && part.first(\.unit) == nil
          || (said.year != nil || said.role != nil) && part.first(\.year) == nil && part.first(\.role) == nil
          || said.measure != nil && part.first(\.measure) == nil
            && part.first(\.indicator).map { $0.row > row } ?? false
        guard lacks else { continue }
        if let field = part.field, said.indicator != nil || said.unit != nil {
          layout.parts[index].field = nil
          if field != .value { layout.parts[index].groupField = field }
        }
        layout.parts[index].meanings.insert((said, row), at: 0)
        layout.isSpread = true
      }
    }
  }

  /// Columns that say only whose figures they hold (耕地保有量 | 市下达任务) are about the indicator to their left; behind
  /// the last one of several (耕地保有量 | 永久基本农田 | 下达) nobody knows whether they are about that one alone.
  private func lendIndicators(_ layout: inout TableLayout) {
    guard layout.kind == .figures, layout.place(of: .indicator) == nil else { return }
    var groups: [(leader: (meaning: HeaderMeaning, row: Int), followers: [Int])] = []
    for (index, part) in layout.parts.enumerated() where part.holdsFigures {
      if part.first(\.indicator) != nil {
        groups.append((part.meanings[part.meanings.count - 1], []))
      } else if !groups.isEmpty, part.first(\.unit) == nil, part.first(\.role) != nil || part.first(\.year) != nil {
        groups[groups.count - 1].followers.append(index)
      } else {
        return
      }
    }
    let isAtEndOnly = groups.count > 1 && groups.dropLast().allSatisfy { $0.followers.isEmpty }
    guard !isAtEndOnly, groups.contains(where: { !$0.followers.isEmpty }),
      groups.allSatisfy({ $0.leader.meaning.indicator != nil })
    else { return }
    for (leader, followers) in groups {
      for index in followers { layout.parts[index].meanings.insert(leader, at: 0) }
    }
    layout.isSpread = true
  }

  /// Whether a column of a field may be one of a group of figures.
  private func mayBeOfGroup(_ part: TableLayout.Part) -> Bool {
    part.field.map { [.value, .measure, .relation, .year, .role].contains($0) } ?? false
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

  /// Whether a cell holds words such as 下达任务数, which are a header where no place is named.
  private func isReference(_ cell: GridCell) -> Bool {
    cell.kind == .text && FigureWords.meaning(cell.text) == .reference
  }

  /// A row below the headers that says more about the columns: units of measure, years, parts of groups.
  private func isSubHeader(_ row: Int, below header: Int) -> Bool {
    let found = cells(row)
    guard found.contains(where: \.isOwn) else { return false }
    var (known, strange) = (0, 0)
    var isBesideNames = row == header + 1 && grid.columns.indices.contains { isOfNames($0, header) }
    for (place, cell, isOwn) in found {
      guard isOwn else {
        if cell.row > grid.rows[header], cell.row != grid.rows[row] { return false }
        continue
      }
      let upper = grid.cell(header, place).map { meaning($0.text, .figures) }
      if says(cell, place, below: header) {
        known += 1
      } else if isName(cell) || isBesideNames && isReference(cell), upper?.column == nil {
        strange += 1
      } else {
        return false
      }
      // Whatever else the row says, it is about the figures of no place and no indicator.
      let isOfFigures = upper.map { $0.isKnown && ($0.indicator != nil || $0.unit != nil || $0.hasAttribute) } ?? true
      if !isOfFigures || isOfNames(place, header) { isBesideNames = false }
    }
    return strange == 0 || known > 0 && strange <= known || isBesideNames && strange + known >= 2
  }

  /// Whether a header is of what rows are about.
  private func isOfNames(_ place: Int, _ header: Int) -> Bool {
    guard let cell = grid.cell(header, place) else { return false }
    let column = meaning(cell.text, .figures).column
    return [.unitName, .unitCode, .code, .name, .indicator].contains(column)
  }

  /// Whether a cell says more about a column.
  private func says(_ cell: GridCell, _ place: Int, below header: Int) -> Bool {
    let meaning = meaning(cell.text, .figures)
    guard let above = grid.cell(header, place) ?? group(place, header, over: meaning) else {
      return meaning.isKnown && meaning.unit == nil
    }
    let upper = self.meaning(above.text, .figures)
    switch upper.column {
    case .indicator?, .unitName?, .unitCode?, .code?, .name?:
      return meaning.column == .measure || meaning.column == upper.column
    case .year?, .role?, .relation?, .document?, .clause?, .link?, .attribute?, .sentence?:
      return meaning.column != nil
    case .measure?:
      return meaning.column != nil || lexicon.unit(foldedHeader(cell.text)) == nil && meaning.measure == nil
    default: break
    }
    if cell.kind == .number || cell.kind == .bareNumber { return meaning.year != nil && meaning.isKnown }
    // Places below 规划基期 and 规划目标.
    if meaning.unit != nil, meaning.isKnown, upper.column == nil, upper.unit == nil,
      upper.hasAttribute || Self.isDecoration(above.text)
    {
      return true
    }
    let isOfGroup = [.value, .measure, .relation, .year, .role].contains(meaning.column)
    return meaning.isKnown && (meaning.hasAttribute || meaning.indicator != nil || meaning.isWhole || isOfGroup)
  }

  /// For a place below a blank, the header to its left, which may be written over the first column of a group only.
  private func group(_ place: Int, _ header: Int, over meaning: HeaderMeaning) -> GridCell? {
    meaning.unit == nil ? nil : (0..<place).reversed().lazy.compactMap { grid.cell(header, $0) }.first
  }

  private func part(_ place: Int, _ rows: ClosedRange<Int>, _ kind: TableKind) -> TableLayout.Part? {
    var part = TableLayout.Part(place: place)
    var seen: Set<Int> = []
    var strange = -1
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
      if meaning.isKnown {
        part.meanings.append((meaning, row))
      } else {
        part.unknown.append(text)
        strange = row
      }
    }
    if part.first(\.unit) != nil || part.first(\.indicator) != nil { part.isDecoration = false }
    // An indicator below a group that is not known is that indicator.
    if part.first(\.indicator).map({ $0.row > strange }) ?? false { part.unknown = [] }
    if let field = part.first(\.column) {
      if part.first(\.indicator) == nil, part.first(\.unit) == nil {
        part.field = field.value
      } else if field.value != .value, part.meanings.last?.meaning.column == field.value {
        part.groupField = field.value
      }
    }
    return seen.isEmpty ? nil : part
  }
}
