/// 名录 and 定位 of a scenario: what plans state, row by row.
extension Compiler {
  mutating func entries(_ clauses: [SyntaxTree.Clause], _ plans: [Scenario.Plan]) -> [Scenario.Entry] {
    clauses.flatMap { clause -> [Scenario.Entry] in
      guard clause.keyword == .list || clause.keyword == .designation, let label = clause.label,
        let subject = entrySubject(label)
      else { return [] }
      guard subject.method == clause.keyword else {
        problems.append(.methodForNames(label.text, subject.method, at: label.span))
        return []
      }
      switch subject {
      case .list(let index): return items(clause, index, plans)
      case .designation(let index): return values(clause, index, plans)
      }
    }
  }

  private mutating func items(
    _ clause: SyntaxTree.Clause,
    _ index: Int,
    _ plans: [Scenario.Plan]
  ) -> [Scenario.Entry] {
    let allowed: [Keyword] = [.unit, .id, .name, .location]
    let key: Keyword = program.vocabulary.lists[index].key.isInNumbers ? .id : .name
    guard let table = TableReader(clause, allowed: allowed, required: [.unit, key], &problems) else { return [] }
    return table.rows.compactMap { row in
      guard var entry = entry(.list(index), row, table, plans) else { return nil }
      let isEmpty = table.optional(key, row).flatMap { Keyword(spelled: $0.text) } == .absent
      guard !isEmpty else { return entry }
      entry.number = table.optional(.id, row)?.text ?? ""
      entry.name = table.optional(.name, row)?.text ?? ""
      if entry.number.isEmpty, entry.name.isEmpty { problems.append(.cellMissing(key, at: row.span)) }
      return entry
    }
  }

  private mutating func values(
    _ clause: SyntaxTree.Clause,
    _ index: Int,
    _ plans: [Scenario.Plan]
  ) -> [Scenario.Entry] {
    let columns: [Keyword] = [.unit, .location, .value]
    guard let table = TableReader(clause, allowed: columns, required: [.unit, .value], &problems) else { return [] }
    let designation = program.vocabulary.designations[index]
    var stated: [[Int]: Span] = [:]
    // A place gets one value from one plan.
    return table.rows.compactMap { row in
      guard var entry = entry(.designation(index), row, table, plans),
        let cell = table.cell(.value, row, &problems), let value = value(cell, of: designation)
      else { return nil }
      for place in entry.locations.isEmpty ? [entry.plan] : entry.locations {
        if let first = stated[[entry.plan, place]] {
          problems.append(.duplicate(plans[place].name, .value, at: row.span, first: first))
        }
        stated[[entry.plan, place]] = row.span
      }
      entry.value = value
      return entry
    }
  }

  /// What both kinds of rows have: whose plan it is, and the places it is about.
  private mutating func entry(
    _ subject: EntrySubject,
    _ row: TableReader.Row,
    _ table: TableReader,
    _ plans: [Scenario.Plan]
  ) -> Scenario.Entry? {
    guard let unit = table.cell(.unit, row, &problems), let plan = plan(unit, plans) else { return nil }
    var entry = Scenario.Entry(plan: plan, subject: subject, span: row.span)
    for name in table.names(.location, row) {
      guard let place = self.plan(name, plans) else { continue }
      if isWithin(place, plan, plans) {
        entry.locations.append(place)
      } else {
        problems.append(.placeOutside(name.text, plan: plans[plan].name, at: name.span))
      }
    }
    return entry
  }

  private func isWithin(_ place: Int, _ plan: Int, _ plans: [Scenario.Plan]) -> Bool {
    var here: Int? = place
    // Parents stand on higher tiers, so that there is an end.
    while let unit = here {
      if unit == plan { return true }
      here = plans[unit].parent
    }
    return false
  }
}
