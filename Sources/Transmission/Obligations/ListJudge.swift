internal import RuleDSL

/// Judges one 名录: an upper item that lies in a lower plan's territory must be in its list; more items are stricter.
struct ListJudge: EntryJudge {
  let family: EntryFamily
  let list: ItemList
  private let lists: [Int: StatedList]

  init(_ entries: EntryTransmission, _ list: ItemList, _ world: PlanWorld) {
    family = EntryFamily(entries, world)
    self.list = list
    let rows = world.entries.rows.filter { $0.subject == entries.subject }
    lists = Dictionary(grouping: rows, by: \.unit).mapValues { StatedList($0, list) }
  }

  func stated(_ unit: Int) -> StatedList? { lists[unit] }

  /// The items of a list that lie within a unit.
  private func items(_ list: StatedList, within unit: Int) -> [StatedList.Item] {
    list.items.filter { item in item.locations.contains { family.isWithin($0, unit) } }
  }

  /// 承接: the plan states a list where an upper plan does.
  func carry(_ unit: Int, _ explains: Bool) -> Finding? {
    guard let above = family.above(unit, stated) else { return nil }
    let asked = items(above.said, within: unit)
    let standing = family.standing(of: unit, isStated: stated(unit) != nil)
    let ruling = Ruling.carry(standing, demand(on: unit, asked, above.said, above.unknown))
    let unknown = ruling.reason == .notProvided ? [unit] : above.unknown
    var finding = Finding(ruling, family.detail, issuer: above.plan, missing: unknown)
    if ruling.reason == .unsoundItems, explains { finding.entries = flawed(above.said.unclear) }
    guard ruling.verdict == .fail else { return finding }
    finding.count(asked.count)
    if explains { finding.entries = asked.map { FindingEntry(.missing, $0.row) } }
    return finding
  }

  /// What an upper list requires of a plan, given its items that lie within the plan's territory.
  private func demand(on unit: Int, _ asked: [StatedList.Item], _ upper: StatedList, _ unknown: [Int]) -> Demand {
    if !asked.isEmpty { return .something }
    if !unknown.isEmpty { return .unknown(.parentNotProvided) }
    if isUnclear(upper) { return .unknown(.unsoundItems) }
    return upper.items.allSatisfy { isPlaced($0, above: unit) } ? .nothing : .unsaid
  }

  /// Whether a list may ask for more than is known of it.
  private func isUnclear(_ list: StatedList) -> Bool { family.ownerless > 0 || !list.unclear.isEmpty }

  /// Rows that could not be read, as evidence.
  func flawed(_ rows: [EntryRow]) -> [FindingEntry] { rows.map { FindingEntry(.flawed, $0) } }

  /// Whether every place of an item differs from the unit's own: an item without one may be anybody's.
  private func isPlaced(_ item: StatedList.Item, above unit: Int) -> Bool {
    !item.locations.isEmpty && !item.locations.contains { family.isWithin(unit, $0) }
  }

  /// 落实: the plan's list has the upper plan's items that lie within its territory.
  ///
  /// Without a list of its own there is nothing to compare, and 承接 decides.
  func honour(_ unit: Int, _ explains: Bool) -> Finding? {
    guard let own = stated(unit), let parent = family.parent(of: unit) else { return nil }
    guard let above = family.above(unit, stated) else {
      return family.unheld(unit, by: parent, unknown: .parentNotProvided)
    }
    let asked = items(above.said, within: unit)
    let missing = asked.filter { ListCarrier.verdict([own], hasUnseen: false, has: $0.key) != .pass }
    let (unread, isUnclear) = (own.unread.count + family.ownerless, isUnclear(above.said))
    let ruling = Ruling.honour(
      .bound,
      to: .bound,
      unknown: .parentNotProvided,
      isEmpty: asked.isEmpty && above.unknown.isEmpty && !isUnclear,
      unmeasured: isUnclear || !missing.isEmpty ? .unsoundItems : .parentNotProvided
    ) {
      ListCarrier.verdict(missing: missing.count, unread: unread, mayBeLonger: isUnclear || !above.unknown.isEmpty)
    }
    var finding = Finding(ruling, family.detail, issuer: above.plan, missing: above.unknown)
    if ruling.verdict == .fail { finding.count(missing.count) }
    guard explains else { return finding }
    guard ruling.reason != .unsoundItems else {
      finding.entries = flawed((missing.isEmpty ? [] : own.unread) + above.said.unclear)
      return finding
    }
    finding.entries =
      missing.isEmpty
      ? asked.map { FindingEntry(.carried, $0.row) }
      : entries(missing.map { ($0, .missing, [unit]) }, beside: above.said)
    return finding
  }

  /// Items with what is most like them among what lower plans state and the upper list does not have.
  ///
  /// A hint is a courtesy: the first items get one, of lists that a person could read through.
  func entries(
    _ items: [(item: StatedList.Item, state: FindingEntry.State, plans: [Int])],
    beside upper: StatedList
  ) -> [FindingEntry] {
    var others: [Int: [Named]] = [:]
    return items.enumerated().map { place, entry in
      var found = FindingEntry(entry.state, entry.item.row)
      guard place < 100, entry.plans.reduce(0, { $0 + (stated($1)?.items.count ?? 0) }) <= 5_000 else { return found }
      for plan in entry.plans where others[plan] == nil { others[plan] = named(plan, beside: upper) }
      found.hint = hint(entry.item, entry.plans.flatMap { others[$0] ?? [] })
      return found
    }
  }

  private typealias Named = (name: String, row: EntryRow)

  private func named(_ plan: Int, beside upper: StatedList) -> [Named] {
    let items = stated(plan)?.items.filter { !upper.has($0.key) } ?? []
    return items.map { (list.canonical($0.row.name), $0.row) }
  }

  /// The item whose name is the nearest, never taken for the item itself; numbers that are near say nothing.
  private func hint(_ item: StatedList.Item, _ others: [Named]) -> EntryRow? {
    let near = nearest(to: list.canonical(item.row.name), among: others.lazy.map(\.name), atMost: 2)
    return near.flatMap { name in others.first { $0.name == name }?.row }
  }
}
