/// The 名录 that one plan states.
public struct ListReference: Hashable, Sendable {
  /// The plan itself or the one above.
  public var plan: PlanReference
  /// Index into ``Vocabulary/lists``.
  public var list: Int
}

/// Items of 名录 that a rule counts.
public enum StatedItems: Hashable, Sendable {
  case all(ListReference)
  /// 交集: what both lists have.
  case common(ListReference, ListReference)
  /// 差集: what the first list has and the second has not.
  case difference(ListReference, ListReference)

  /// The lists, the one first by which items are distinguished.
  public var lists: [ListReference] {
    switch self {
    case .all(let list): [list]
    case .common(let first, let second), .difference(let first, let second): [first, second]
    }
  }
}

extension StatedItems {
  /// The same with other lists, one for each of ``lists``.
  func with(_ lists: [ListReference]) -> StatedItems {
    switch self {
    case .all: .all(lists[0])
    case .common: .common(lists[0], lists[1])
    case .difference: .difference(lists[0], lists[1])
    }
  }
}

extension Amount {
  /// The items that it counts, in the order they are written.
  package var items: [StatedItems] {
    switch self {
    case .items(let items): [items]
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.items + right.items
    case .literal, .figure, .first, .known, .average, .reduce, .count, .measure: []
    }
  }
}

extension Condition {
  /// The items that it counts, in the order they are written.
  package var items: [StatedItems] {
    switch self {
    case .compare(let left, _, let right): left.items + right.items
    case .all(let parts), .any(let parts): parts.flatMap(\.items)
    case .not(let part): part.items
    case .stated, .submitted, .carried, .agreesAsPrinted, .tier, .provided, .areasAgree, .everyFeature, .distinct,
      .relation, .meets, .tiles:
      []
    }
  }
}
