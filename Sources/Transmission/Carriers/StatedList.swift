internal import RuleDSL

/// The list that one plan states, its items distinguished as the vocabulary says.
struct StatedList {
  struct Item {
    /// What distinguishes it, in canonical form.
    let key: String
    /// The first row that states it, with the places of all of them.
    let row: EntryRow
    /// Further rows that state it.
    var repeats: [EntryRow] = []
    /// Ascending.
    var locations: Set<Int>
    /// It may lie elsewhere too.
    var hasUnreadPlace: Bool
  }

  /// In the order of keys.
  private(set) var items: [Item] = []
  /// Rows that have no key.
  private(set) var nameless: [EntryRow] = []
  /// Rows that could not be read: each may be any item.
  let unread: [EntryRow]
  private var places: [String: Int] = [:]

  /// Takes rows in the order of the files; those of other lists say nothing new of an item that the list has itself.
  init(_ rows: [EntryRow], _ list: ItemList) {
    let rows = rows.filter { !$0.isDerived } + rows.filter(\.isDerived)
    var found: [Item] = []
    var known: [String: Int] = [:]
    unread = rows.filter { $0.content == .unread }
    for row in rows {
      guard let text = row.key(list) else { continue }
      let key = list.canonical(text)
      if text.isEmpty {
        nameless.append(row)
      } else if let place = known[key] {
        if !row.isDerived { found[place].repeats.append(row) }
        found[place].locations.formUnion(row.locations)
        found[place].hasUnreadPlace = found[place].hasUnreadPlace || row.hasUnreadPlace
      } else {
        known[key] = found.count
        found.append(Item(key: key, row: row, locations: Set(row.locations), hasUnreadPlace: row.hasUnreadPlace))
      }
    }
    items = found.sorted { $0.key < $1.key }
    for (place, item) in items.enumerated() { places[item.key] = place }
  }

  func has(_ key: String) -> Bool { places[key] != nil }

  /// Rows that may state an item at any place of the plan, besides what is known of them.
  var unclear: [EntryRow] { unread + items.filter(\.hasUnreadPlace).map(\.row) }

  /// Items that more than one row states.
  var repeated: [Item] { items.filter { !$0.repeats.isEmpty } }
}

extension EntryRow {
  /// What distinguishes an item, as written; `nil` for what is no item.
  func key(_ list: ItemList) -> String? {
    guard case .item(let number, let name) = content else { return nil }
    // A document without a number is known by its title.
    let isTitled = list.key == .document && number.isEmpty
    return list.key == .name || isTitled ? name : number
  }

  /// What an item is called, as written.
  var name: String { if case .item(_, let name) = content { name } else { "" } }
}
