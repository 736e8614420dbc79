internal import RuleDSL

/// 名录: more items are stricter, and lists combine by ∪; one that nobody has seen may have every item.
enum ListCarrier {
  /// Whether lists together have an item.
  static func verdict(_ lists: [StatedList], hasUnseen: Bool, has key: String) -> Verdict {
    Verdict(weakest: lists, strictest: hasUnseen ? nil : lists) { $0.contains { $0.has(key) } }
  }

  /// Whether a list is at least as strict as one of which it lacks so many items; `nil` where that is not known, since as
  /// many of its rows cannot be read, or the other one may be longer than it is known to be.
  static func verdict(missing: Int, unread: Int, mayBeLonger: Bool) -> Verdict? {
    missing > unread ? .fail : missing > 0 || mayBeLonger ? nil : .pass
  }
}
