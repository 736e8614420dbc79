internal import RuleDSL

/// 名录: more items are stricter, and lists combine by ∪; one that nobody has seen may have every item.
enum ListCarrier {
  /// Whether lists together have an item.
  static func verdict(_ lists: [StatedList], hasUnseen: Bool, has key: String) -> Verdict {
    Verdict(weakest: lists, strictest: hasUnseen ? nil : lists) { $0.contains { $0.has(key) } }
  }
}
