internal import RuleDSL

/// How many items the 名录 of each plan have, for rules that count them.
struct ItemCounts: Sendable {
  /// The items that are known to be different ones.
  struct Count {
    var items: Int
    /// Whether there may be more: a row could not be read, or has no key.
    var isOpen: Bool
  }

  private let lists: [ItemList]
  private let entries: EntryStore
  /// By list and plan.
  private var counts: [Int: [Int: Count]] = [:]

  /// Counts the lists that rules ask for; others when they are asked for.
  init(_ entries: EntryStore, _ vocabulary: Vocabulary, of lists: Set<Int> = []) {
    self.lists = vocabulary.lists
    self.entries = entries
    for list in lists {
      let rows = entries.rows.filter { $0.subject == .list(list) }
      counts[list] = Dictionary(grouping: rows, by: \.unit).mapValues { counted($0, list) }
    }
  }

  /// `nil` where a plan states no such list.
  func count(_ list: Int, of plan: Int) -> Count? {
    if let known = counts[list] { return known[plan] }
    let rows = entries.rows.filter { $0.subject == .list(list) && $0.unit == plan }
    return rows.isEmpty ? nil : counted(rows, list)
  }

  private func counted(_ rows: [EntryRow], _ list: Int) -> Count {
    let stated = StatedList(rows, lists[list])
    let hasOwnerless = entries.ownerless[.list(list), default: 0] > 0
    return Count(
      items: stated.items.count,
      isOpen: hasOwnerless || !stated.unread.isEmpty || !stated.nameless.isEmpty
    )
  }
}
