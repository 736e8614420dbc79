internal import RuleDSL

extension CheckRun {
  /// Adds what is wrong with rows of the lists that the run carries: one verdict for each check, list and plan.
  mutating func addItemFlaws(_ judge: Judge) {
    var carried: Set<Int> = []
    for case .entries(let index) in statements.map(\.item) {
      if case .list(let list) = judge.program.entries[index].subject { carried.insert(list) }
    }
    guard !carried.isEmpty else { return }
    for check in ItemCheck.allCases {
      for list in carried.sorted() { add(check, list, judge) }
    }
  }

  private mutating func add(_ check: ItemCheck, _ list: Int, _ judge: Judge) {
    let rows = judge.world.entries.rows.filter { $0.subject == .list(list) }
    for (unit, own) in Dictionary(grouping: rows, by: \.unit).sorted(by: { $0.key < $1.key }) {
      let flawed = check.flawed(own, judge.program.vocabulary.lists[list])
      guard !flawed.isEmpty else { continue }
      if statements.last?.item != .items(check) {
        statements.append(Statement(heading: check.heading, item: .items(check)))
        tallies.append(Tally())
      }
      let outcome = Outcome(
        plan: Int32(clamping: unit),
        year: 0,
        statement: UInt16(clamping: statements.count - 1),
        requirement: UInt16(clamping: list),
        obligation: .rule,
        verdict: .fail
      )
      outcomes.append(outcome)
      tallies[tallies.count - 1].add(.fail)
      itemFlaws[outcome] = flawed.map { FindingEntry(.flawed, $0) }
    }
  }

  /// The finding behind one verdict on rows of a list, before it is printed.
  func judgement(onItems outcome: Outcome) -> Judgement {
    var judgement = Judgement(outcome.verdict, .unsoundItems)
    judgement.subject = .list(Int(outcome.requirement))
    judgement.entries = itemFlaws[outcome] ?? []
    return judgement
  }
}

extension ItemCheck {
  /// The rows of one plan's list that are at fault, in the order of the files.
  fileprivate func flawed(_ rows: [EntryRow], _ list: ItemList) -> [EntryRow] {
    let stated = StatedList(rows, list)
    switch self {
    case .nameless: return stated.nameless
    case .repeated:
      return stated.items.flatMap { item in
        let same = ([item.row] + item.repeats).filter { $0.key(list) == item.row.key(list) }
        return same.count > 1 ? same : []
      }
    case .alike:
      return stated.items.flatMap { item in
        let other = item.repeats.filter { $0.key(list) != item.row.key(list) }
        return other.isEmpty ? [] : [item.row] + other
      }
    }
  }
}
