internal import RuleDSL

extension Scenario {
  /// The plan set that the scenario's table draws, and where each of its plans stands in it.
  ///
  /// Rows are lines of the table, the header being row 1.  Returns `nil` when the plans' parents form a cycle.
  func world(_ vocabulary: Vocabulary) -> (world: PlanWorld, places: [Int])? {
    let entries = plans.map { plan in
      let parent = plan.parent.flatMap { plans.indices.contains($0) ? $0 : nil }
      return UnitTable.Entry(
        code: plan.code,
        name: plan.name,
        tier: plan.tier,
        parent: parent,
        approval: plan.approval
      )
    }
    guard let (units, places) = UnitTable.make(entries, governmentTiers: vocabulary.governmentTiers) else {
      return nil
    }
    var figures = FigureBuilder()
    for (index, plan) in plans.enumerated() {
      for cell in plan.figures {
        let key = FigureColumn.Key(indicator: cell.indicator, year: cell.year, role: cell.role)
        let relation = cell.role == .present ? Direction.fixed : vocabulary.indicators[cell.indicator].direction
        let origin = FigureOrigin(document: "", clause: "", file: "案例 \(title)")
        let source = FigureSource(origin: origin, row: index + 2)
        figures.add(cell.content, relation, key, unit: places[index], source: source)
      }
    }
    let world = PlanWorld(
      units: units,
      figures: figures.store(),
      entries: EntryStore(
        self.entries.enumerated().flatMap { row($1, number: $0 + 2, places).withBroader(vocabulary) }
      ),
      asOf: asOf,
      allottedIndicators: Set(allottedIndicators)
    )
    return (world, places)
  }

  /// Rows of 名录 and 定位 are numbered from 2 on, as if they stood below one header.
  private func row(_ entry: Entry, number: Int, _ places: [Int]) -> EntryRow {
    let origin = FigureOrigin(document: "", clause: "", file: "案例 \(title)", sheet: "名录")
    let content: EntryRow.Content =
      entry.value.map { .value($0) }
      ?? (entry.number.isEmpty && entry.name.isEmpty ? .nothing : .item(number: entry.number, name: entry.name))
    return EntryRow(
      subject: entry.subject,
      unit: places[entry.plan],
      content: content,
      locations: entry.locations.map { places[$0] },
      source: FigureSource(origin: origin, row: number)
    )
  }
}
