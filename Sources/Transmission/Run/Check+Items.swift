internal import RuleDSL

extension CheckRun {
  /// Adds what is wrong with rows of the lists that the run carries, and with documents that plans name: one verdict for
  /// each check, list and plan.
  mutating func addItemFlaws(_ context: RunContext) {
    var carried: Set<Int> = []
    for case .entries(let lists as ListJudge) in context.statements {
      if case .list(let list) = lists.family.subject { carried.insert(list) }
    }
    let lists = context.vocabulary.lists
    var stated: [Int: [Int: StatedList]] = [:]
    for list in lists.indices where carried.contains(list) || lists[list].key == .document {
      let rows = context.world.entries.rows.filter { $0.subject == .list(list) }
      stated[list] = Dictionary(grouping: rows, by: \.unit).mapValues { StatedList($0, lists[list]) }
    }
    let approvals = context.world.units.approvals
    for check in ItemInspection.allCases {
      for (list, plans) in stated.sorted(by: { $0.key < $1.key }) {
        let isMeant = check.isOfDocuments ? lists[list].key == .document : carried.contains(list)
        for (unit, items) in isMeant ? plans.sorted(by: { $0.key < $1.key }) : [] where context.plans?[unit] ?? true {
          let day = days.day(of: approvals.isEmpty ? nil : approvals[unit], isAboutNow: false)
          let flawed = check.flawed(items, lists[list], context.vocabulary.documents, day)
          if !flawed.isEmpty { add(check, list, unit, flawed) }
        }
      }
    }
  }

  private mutating func add(_ check: ItemInspection, _ list: Int, _ unit: Int, _ flawed: [EntryRow]) {
    add(.items(check))
    let entries = flawed.map { FindingEntry(.flawed, $0) }
    let verdict: Verdict = check == .unregistered ? .undetermined : .fail
    keep(
      Finding(verdict, .unsoundItems, .entries(.list(list), entries)),
      .rule,
      statement: statements.count - 1,
      plan: unit
    )
  }
}

extension ItemInspection {
  /// The rows of one plan's list that are at fault, by key and in the order of the files.
  fileprivate func flawed(
    _ stated: StatedList,
    _ list: ItemList,
    _ documents: [CitedDocument],
    _ day: PlanDate?
  ) -> [EntryRow] {
    switch self {
    case .nameless: return stated.nameless
    case .repeated:
      return stated.repeated.flatMap { item in
        let same = ([item.row] + item.repeats).filter { $0.key(list) == item.row.key(list) }
        return same.count > 1 ? same : []
      }
    case .alike:
      return stated.repeated.flatMap { item in
        let other = item.repeats.filter { $0.key(list) != item.row.key(list) }
        return other.isEmpty ? [] : [item.row] + other
      }
    case .void:
      return stated.items.map(\.row).filter { row in
        let meant = documents.filter { $0.isMeant(by: row) }
        return !meant.isEmpty && meant.allSatisfy { $0.isVoid(on: day) }
      }
    case .unregistered:
      return stated.items.map(\.row).filter { row in !documents.contains { $0.isMeant(by: row) } }
    }
  }
}

extension CitedDocument {
  /// By number where the row states one and the register knows it, else by title.
  fileprivate func isMeant(by row: EntryRow) -> Bool {
    guard case .item(let written, let name) = row.content else { return false }
    if !written.isEmpty, let number { return normalizedNumber(number) == normalizedNumber(written) }
    return !name.isEmpty && normalizedNumber(title) == normalizedNumber(name.filter { !"《》".contains($0) })
  }

  /// Whether it is known not to be in force on a day; without a day, whether it was ever repealed.
  fileprivate func isVoid(on day: PlanDate?) -> Bool {
    guard let day else { return repealed != nil }
    return repealed.map { $0 <= day } ?? false || effective.map { $0 > day } ?? false
  }
}
