internal import RuleDSL

extension CheckRun {
  /// Adds what is wrong with rows of the lists that the run carries: one verdict for each check, list and plan.
  mutating func addItemFlaws(_ context: RunContext) {
    var carried: [Int: ListJudge] = [:]
    for case .entries(let lists as ListJudge) in context.statements {
      if case .list(let list) = lists.family.subject { carried[list] = lists }
    }
    for check in ItemInspection.allCases {
      for (list, lists) in carried.sorted(by: { $0.key < $1.key }) {
        for unit in 0..<context.world.units.count where context.plans?[unit] ?? true {
          let flawed = lists.stated(unit).map { check.flawed($0, lists.list) } ?? []
          if !flawed.isEmpty { add(check, list, unit, flawed) }
        }
      }
    }
  }

  private mutating func add(_ check: ItemInspection, _ list: Int, _ unit: Int, _ flawed: [EntryRow]) {
    add(.items(check))
    let finding = Finding(.fail, .unsoundItems, .entries(.list(list), flawed.map { FindingEntry(.flawed, $0) }))
    keep(finding, .rule, statement: statements.count - 1, plan: unit)
  }
}

extension ItemInspection {
  /// The rows of one plan's list that are at fault, by key and in the order of the files.
  fileprivate func flawed(_ stated: StatedList, _ list: ItemList) -> [EntryRow] {
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
    }
  }
}
