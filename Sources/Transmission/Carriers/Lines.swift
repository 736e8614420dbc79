internal import RuleDSL
internal import Spatial

/// Control lines: what keeps two regions from standing in the order expected of them, as real pieces and as slivers that
/// are only counted.
///
/// 保护 keeps at least the region, 开发 at most, 一致 exactly; lower plans combine by ∪, and what nobody has seen may cover
/// anything (``RegionBounds``).
struct RegionDifference {
  var missing: [Piece] = []
  var excess: [Piece] = []
  /// Pieces that the 容差 excuses.
  var slivers = Finding.Slivers()

  /// Compares a plan's own region with the one expected of it.
  ///
  /// 保护 looks at what is missing, 开发 at what is too much, 一致 at both.  Returns `nil` when an overlay fails.
  init?(expected: Shape, own: Shape, _ order: LineTransmission.Order, _ tolerance: SpatialTolerance) {
    guard let found = comparison(expected: expected, own: own, tolerance: Tolerance(tolerance)) else { return nil }
    switch order {
    case .protect, .same:
      missing = found.missing
      count(found.missingSlivers.count, found.missingSlivers.area)
    case .develop: break
    }
    switch order {
    case .develop, .same:
      excess = found.excess
      count(found.excessSlivers.count, found.excessSlivers.area)
    case .protect: break
    }
  }

  /// What two regions that must keep apart have in common; the pieces stand in ``excess``.
  init?(common left: Shape, _ right: Shape, _ tolerance: SpatialTolerance) {
    guard let common = Overlay.intersection(left, right) else { return nil }
    let limit = Tolerance(tolerance)
    for piece in common.pieces {
      let sorted = limit.sorted(piece)
      excess += sorted.real
      if sorted.sliver > 0 { count(1, sorted.sliver) }
    }
  }

  /// What contradicts a relation.
  init?(_ left: Shape, _ relation: SpatialRelation, _ right: Shape, _ tolerance: SpatialTolerance) {
    switch relation {
    case .covers: self.init(expected: right, own: left, .protect, tolerance)
    case .within: self.init(expected: right, own: left, .develop, tolerance)
    case .same: self.init(expected: right, own: left, .same, tolerance)
    case .disjoint: self.init(common: left, right, tolerance)
    }
  }

  /// What certainly contradicts a relation, or nothing where it certainly holds; `nil` where that is open.
  init?(
    deciding left: RegionBounds,
    _ relation: SpatialRelation,
    _ right: RegionBounds,
    _ tolerance: SpatialTolerance
  ) {
    for (one, other, relation) in RegionDifference.surestCases(left, relation, right) {
      guard let one, let other, let found = RegionDifference(one, relation, other, tolerance), !found.isEmpty else {
        continue
      }
      self = found
      return
    }
    // Beyond doubt where even the most that one may cover, and the least that the other does, agree.
    let extremes: (Shape?, Shape?)
    switch relation {
    case .covers: extremes = (left.certain, right.possible)
    case .within: extremes = (left.possible, right.certain)
    case .disjoint: extremes = (left.possible, right.possible)
    case .same: return nil
    }
    guard let one = extremes.0, let other = extremes.1,
      let found = RegionDifference(one, relation, other, tolerance), found.isEmpty
    else { return nil }
    self = found
  }

  /// Shapes between which a relation fails whatever the unknown parts are like, when it fails between these.
  private static func surestCases(
    _ left: RegionBounds,
    _ relation: SpatialRelation,
    _ right: RegionBounds
  ) -> [(one: Shape?, other: Shape?, relation: SpatialRelation)] {
    switch relation {
    case .covers: [(left.possible, right.certain, .covers)]
    case .within: [(left.certain, right.possible, .within)]
    case .same: [(left.possible, right.certain, .covers), (left.certain, right.possible, .within)]
    case .disjoint: [(left.certain, right.certain, .disjoint)]
    }
  }

  var isEmpty: Bool { missing.isEmpty && excess.isEmpty }

  /// Whether the region compared is at least as strict as the one expected.
  ///
  /// What nobody has seen may cover anything: more can cover what is missing, and takes nothing back.
  func verdict(_ order: LineTransmission.Order, hasUnseen: Bool) -> Verdict {
    guard hasUnseen else { return Verdict(weakest: self, strictest: self) { $0.isEmpty } }
    switch order {
    case .protect: return Verdict(weakest: self, strictest: nil) { $0.missing.isEmpty }
    case .develop, .same: return Verdict(weakest: nil, strictest: self) { $0.excess.isEmpty }
    }
  }

  private mutating func count(_ pieces: Int, _ area: Double) { slivers.add(pieces, Measurement.area(area).amount) }

  /// The total of some pieces, in base units of area.
  static func total(_ pieces: [Piece]) -> Rational {
    Rational(pieces.reduce(Int128(0)) { $0 + Int128(Measurement.area($1.area).base) })
  }
}

extension Tolerance {
  init(_ tolerance: SpatialTolerance) {
    self.init(area: tolerance.area?.squareMetres, width: tolerance.width?.metres)
  }
}

extension Shape {
  /// Whether any part is more than a sliver.
  func isReal(_ tolerance: SpatialTolerance) -> Bool {
    let limit = Tolerance(tolerance)
    return polygonEnds.indices.contains { !limit.isSliver(polygons([$0])) }
  }
}
