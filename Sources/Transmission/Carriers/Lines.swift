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
    func found(_ one: Shape?, _ relation: SpatialRelation, _ other: Shape?) -> RegionDifference? {
      one.flatMap { one in other.flatMap { RegionDifference(one, relation, $0, tolerance) } }
    }
    // It fails for certain where it fails between the shapes most in its favour, and holds where it holds between those
    // least so.
    let (fails, holds): ([RegionDifference?], RegionDifference?) =
      switch relation {
      case .covers: ([found(left.possible, .covers, right.certain)], found(left.certain, .covers, right.possible))
      case .within: ([found(left.certain, .within, right.possible)], found(left.possible, .within, right.certain))
      case .disjoint:
        ([found(left.certain, .disjoint, right.certain)], found(left.possible, .disjoint, right.possible))
      case .same: ([found(left.possible, .covers, right.certain), found(left.certain, .within, right.possible)], nil)
      }
    let failure = fails.lazy.compactMap(\.self).first { !$0.isEmpty }
    guard let settled = failure ?? holds.flatMap({ $0.isEmpty ? $0 : nil }) else { return nil }
    self = settled
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
