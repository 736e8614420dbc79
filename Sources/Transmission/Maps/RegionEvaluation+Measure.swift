internal import RuleDSL
internal import Spatial

/// The measures of regions, in base units of their dimension; `nil` where the region is not known: its
/// ``RegionEvaluation/value(of:)`` says why.
extension RegionEvaluation {
  /// 面积, rounded to 0.01 m².
  mutating func area(of region: Region) -> Rational? {
    value(of: region).shape.map { Measurement.area($0.area).amount }
  }

  /// 长度 of the rim, holes included, rounded to 0.01 m.
  mutating func perimeter(of region: Region) -> Rational? {
    value(of: region).shape.map { Measurement.length($0.perimeter).amount }
  }

  /// 个数: connected parts that are more than slivers.
  mutating func pieces(of region: Region, _ tolerance: SpatialTolerance) -> Rational? {
    guard let shape = value(of: region).shape else { return nil }
    let limit = Tolerance(tolerance)
    return Rational(Int128(shape.pieces.count { !limit.isSliver($0) }) * Measure.item.scale)
  }

  /// 占比: one rounded area over another, exactly; `nil` also over an area of zero.
  mutating func share(of region: Region, in whole: Region) -> Rational? {
    guard let part = area(of: region), let all = area(of: whole) else { return nil }
    return part.divided(by: all)?.multiplied(by: Rational(Measure.times.scale))
  }

  /// 登记面积: the sum of what the features state; `nil` where a plan does not hand in the layer, a feature states
  /// nothing, or nobody stands there.
  func statedArea(of reference: LayerReference) -> Rational? {
    let views = views(reference)
    guard !views.isEmpty else { return nil }
    var sum: Rational? = Rational(0)
    for (_, view) in views {
      guard let view else { return nil }
      for feature in view.features { sum = feature.statedArea.flatMap { sum?.adding($0.amount) } }
    }
    return sum
  }
}

/// What came of a relation between two regions.
struct RegionRelation {
  /// No real piece contradicts it.
  var holds: Bool
  var difference: RegionDifference
  var pieces: [FindingPiece]
}

extension RegionEvaluation {
  /// Whether a relation holds under a 容差, with the pieces that contradict it; `nil` where a region is not known.
  mutating func relation(
    _ left: Region,
    _ relation: SpatialRelation,
    _ right: Region,
    _ tolerance: SpatialTolerance
  ) -> RegionRelation? {
    guard let one = value(of: left).shape, let other = value(of: right).shape else { return nil }
    let difference: RegionDifference? =
      switch relation {
      case .covers: RegionDifference(expected: other, own: one, .protect, tolerance)
      case .within: RegionDifference(expected: other, own: one, .develop, tolerance)
      case .same: RegionDifference(expected: other, own: one, .same, tolerance)
      case .disjoint: RegionDifference(common: one, other, tolerance)
      }
    guard let difference else { return nil }
    let pieces = pieces(difference, relation, left: views(of: left), right: views(of: right))
    return RegionRelation(holds: difference.isEmpty, difference: difference, pieces: pieces)
  }

  private func pieces(
    _ difference: RegionDifference,
    _ relation: SpatialRelation,
    left: [LayerView],
    right: [LayerView]
  ) -> [FindingPiece] {
    let isOverlap = relation == .disjoint
    return difference.missing.map { FindingPiece(.missing, $0, under: right) }.largestFirst
      + difference.excess.map {
        FindingPiece(isOverlap ? .overlap : .excess, $0, under: isOverlap ? left + right : left)
      }
      .largestFirst
  }

  /// The layers that a region is made of, where they are known.
  private func views(of region: Region) -> [LayerView] {
    region.distinctLayers.flatMap { views($0).compactMap(\.view) }
  }
}
