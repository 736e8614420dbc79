internal import RuleDSL

/// The 名录 that plans state, for rules that count their items.
struct ItemCounts: Sendable {
  private let lists: [ItemList]
  private let ownerless: [EntrySubject: Int]
  /// By list and plan.
  private let rows: [Int: [Int: [EntryRow]]]

  /// Takes nothing where no rule asks.
  init(_ entries: EntryStore, _ vocabulary: Vocabulary, isAsked: Bool) {
    lists = vocabulary.lists
    ownerless = entries.ownerless
    var rows: [Int: [Int: [EntryRow]]] = [:]
    for row in isAsked ? entries.rows : [] {
      if case .list(let list) = row.subject { rows[list, default: [:]][row.unit, default: []].append(row) }
    }
    self.rows = rows
  }

  func isStated(_ list: Int, by plan: Int) -> Bool { rows[list]?[plan] != nil }

  /// All that a plan's lists say, and how many rows nobody's are.
  func said(by plan: Int) -> [[String]] {
    rows.keys.sorted().map { list in
      ["\(list)", "\(ownerless[.list(list), default: 0])"] + (rows[list]?[plan] ?? []).map { "\($0.content)" }
    }
  }

  /// A plan's list, its items distinguished as those of another list are; `nil` where it states none.
  func list(_ list: Int, of plan: Int, as model: Int) -> StatedList? {
    rows[list]?[plan].map { StatedList($0, lists[model]) }
  }

  /// Whether a list may have other items than those that are known.
  func isOpen(_ stated: StatedList, _ list: Int) -> Bool { unknown(stated, list) != 0 }

  /// How many further items a list may have: one for each row that cannot be read or has no key; `nil` for any number.
  private func unknown(_ stated: StatedList, _ list: Int) -> Int? {
    ownerless[.list(list), default: 0] > 0 ? nil : stated.unread.count + stated.nameless.count
  }

  /// What the number of items lies between, given the lists in the order of ``StatedItems/lists``; one that is not
  /// provided may have any items.
  func range(of items: StatedItems, _ stated: [StatedList?]) -> (lower: Int, upper: Int?) {
    let known = found(items, stated).count
    let open = zip(stated, items.lists).map { list, reference in list.flatMap { unknown($0, reference.list) } }
    let most = zip(stated, open).map { list, open in list.flatMap { list in open.map { list.items.count + $0 } } }
    switch items {
    case .all: return (known, most[0])
    case .common:
      let further = open[0].flatMap { first in open[1].map { known + first + $0 } }
      return (known, [further, most[0], most[1]].compactMap { $0 }.min())
    case .difference: return (max(0, known - (open[1] ?? known)), open[0].map { known + $0 })
    }
  }

  /// The items that are known to be meant.
  func found(_ items: StatedItems, _ stated: [StatedList?]) -> [StatedList.Item] {
    let first = stated[0]?.items ?? []
    return switch items {
    case .all: first
    case .common: first.filter { stated[1]?.has($0.key) ?? false }
    case .difference: first.filter { !(stated[1]?.has($0.key) ?? false) }
    }
  }
}
