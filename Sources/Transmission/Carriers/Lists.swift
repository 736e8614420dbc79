internal import RuleDSL

/// 名录: more items are stricter, and lists combine by ∪; one that nobody has seen may have every item.
enum ListCarrier {
  /// Whether lists together have an item.
  static func verdict(_ lists: [StatedList], hasUnseen: Bool, has key: String) -> Verdict {
    Verdict(weakest: lists, strictest: hasUnseen ? nil : lists) { $0.contains { $0.has(key) } }
  }

  /// Whether a list is at least as strict as one of which it lacks so many items; where plans that nobody has seen may
  /// have added to that one, no list is known to be, which is `nil`.
  static func verdict(missing: Int, mayBeLonger: Bool) -> Verdict? {
    missing > 0 ? .fail : mayBeLonger ? nil : .pass
  }
}
