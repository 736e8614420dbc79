internal import Spatial

/// What is certain of a region that is only known in part: it covers at least one shape, and at most another.
struct RegionBounds {
  var certain: Shape
  /// `nil` where its extent is unknown.
  var possible: Shape?

  init(certain: Shape, possible: Shape?) {
    self.certain = certain
    self.possible = possible
  }

  /// `nil` when an overlay fails.
  func intersection(_ other: RegionBounds) -> RegionBounds? {
    guard let certain = Overlay.intersection(certain, other.certain) else { return nil }
    guard let possible, let otherPossible = other.possible else {
      return RegionBounds(certain: certain, possible: possible ?? other.possible)
    }
    return Overlay.intersection(possible, otherPossible).map { RegionBounds(certain: certain, possible: $0) }
  }

  func difference(_ other: RegionBounds) -> RegionBounds? {
    guard let least = other.possible.map({ Overlay.difference(certain, $0) }) ?? Shape() else { return nil }
    guard let possible else { return RegionBounds(certain: least, possible: nil) }
    return Overlay.difference(possible, other.certain).map { RegionBounds(certain: least, possible: $0) }
  }

  func union(_ other: RegionBounds) -> RegionBounds? {
    guard let certain = Overlay.union(certain, other.certain) else { return nil }
    guard let possible, let otherPossible = other.possible else {
      return RegionBounds(certain: certain, possible: nil)
    }
    return Overlay.union(possible, otherPossible).map { RegionBounds(certain: certain, possible: $0) }
  }

  func buffer(metres: Double) -> RegionBounds? {
    guard let least = Overlay.buffer(certain, metres: metres) else { return nil }
    guard let possible else { return RegionBounds(certain: least, possible: nil) }
    return Overlay.buffer(possible, metres: metres).map { RegionBounds(certain: least, possible: $0) }
  }
}
