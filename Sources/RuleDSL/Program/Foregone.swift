extension Condition {
  /// What it comes to for every plan, whatever the plan says; `nil` where that depends on the plan, and where only a
  /// part of it is foregone.
  func foregone(_ vocabulary: Vocabulary, tiers: [Int]) -> Bool? {
    switch self {
    case .compare(let left, let comparison, let right):
      LinearForm(.difference(left, right), vocabulary).flatMap { comparison.foregone($0) }
    case .relation(let left, .covers, let right): right.isWithin(left) ? true : nil
    case .relation(let left, .within, let right): left.isWithin(right) ? true : nil
    case .relation(let left, .same, let right): left == right ? true : nil
    case .relation(let left, .disjoint, let right): left.isApart(from: right) ? true : nil
    case .tier(.own, let among): Self.foregone(among, tiers.isEmpty ? Array(vocabulary.tiers.indices) : tiers)
    case .any(let parts):
      Self.holdsOpposites(parts) || Self.hasPair(parts, vocabulary, Reach.cover) ? true : nil
    case .all(let parts):
      Self.holdsOpposites(parts) || Self.hasPair(parts, vocabulary, Reach.exclude) ? false : nil
    case .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles,
      .everyFeature, .distinct, .tier,
      .not:
      nil
    }
  }

  private static func foregone(_ among: [Int], _ tiers: [Int]) -> Bool? {
    if tiers.allSatisfy(among.contains) { return true }
    return tiers.contains(where: among.contains) ? nil : false
  }

  private static func holdsOpposites(_ parts: [Condition]) -> Bool {
    let known = Set(parts)
    return parts.contains { known.contains($0.opposite) }
  }

  /// Whether two comparisons of the same amount are in some relation; of long lists only the first ones are looked at.
  private static func hasPair(
    _ parts: [Condition],
    _ vocabulary: Vocabulary,
    _ relation: (Reach, Reach) -> Bool
  ) -> Bool {
    let reaches = parts.prefix(32).compactMap { Reach($0, vocabulary) }
    return reaches.indices.contains { here in reaches[..<here].contains { relation($0, reaches[here]) } }
  }

  /// What holds wherever it does.
  var parts: [Condition] { if case .all(let parts) = self { parts } else { [self] } }

  /// What holds where it does not, as far as that is one condition.
  var opposite: Condition {
    switch self {
    case .compare(let left, let comparison, let right): .compare(left, comparison.opposite, right)
    case .not(let part): part
    case .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles,
      .relation, .everyFeature,
      .distinct, .tier, .all, .any:
      .not(self)
    }
  }
}

extension Comparison {
  /// How the left side compares, where the difference of both sides does not depend on any plan, or not enough.
  fileprivate func foregone(_ difference: LinearForm) -> Bool? {
    let zero = Rational(0)
    let (least, most) = (difference.least, difference.most)
    let isAbove = least.map { $0 > zero } ?? false
    let isBelow = most.map { $0 < zero } ?? false
    switch self {
    case .atLeast: return least.map { $0 >= zero } == true ? true : isBelow ? false : nil
    case .atMost: return most.map { $0 <= zero } == true ? true : isAbove ? false : nil
    case .below: return Comparison.atLeast.foregone(difference).map(!)
    case .above: return Comparison.atMost.foregone(difference).map(!)
    case .equal: return isAbove || isBelow ? false : difference.number.map { $0 == zero }
    case .unequal: return Comparison.equal.foregone(difference).map(!)
    }
  }
}
