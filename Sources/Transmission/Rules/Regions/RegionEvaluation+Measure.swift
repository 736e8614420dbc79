internal import RuleDSL
internal import Spatial

/// The measures of regions, in base units of their dimension; `nil` where nothing is known of the region: its
/// ``RegionEvaluation/value(of:)`` says why.
extension RegionEvaluation {
  /// 面积, rounded to 0.01 m²; between two bounds where some lower plans are not known.
  mutating func area(of region: Region) -> Interval? {
    guard let bounds = RegionBounds(value(of: region)) else { return nil }
    return Interval(lower: Self.area(of: bounds.certain), upper: bounds.possible.map(Self.area))
  }

  private static func area(of shape: Shape) -> Rational { Measurement.area(shape.area).amount }

  /// 长度 of lines, or of the rim of an area, holes included, rounded to 0.01 m.
  mutating func length(of region: Region) -> Rational? {
    let value = value(of: region)
    guard let shape = value.shape else { return nil }
    let lines = (value.lines ?? []).reduce(0) { $0 + $1.length }
    return Measurement.length(shape.perimeter + lines).amount
  }

  /// 个数: connected parts that are more than slivers, or features of which lines or points are left.
  mutating func pieces(of region: Region, _ tolerance: SpatialTolerance) -> Rational? {
    let value = value(of: region)
    guard let shape = value.shape else { return nil }
    let limit = Tolerance(tolerance)
    let count = shape.pieces.count { !limit.isSliver($0) } + (value.lines ?? []).count
    return Rational(Int128(count) * Measure.item.scale)
  }

  /// 占比: one rounded area over another, exactly; `nil` also over an area of zero.
  mutating func share(of region: Region, in whole: Region) -> Interval? {
    guard let part = area(of: region), let all = area(of: whole) else { return nil }
    return part.divided(by: all)?.multiplied(by: Interval(Rational(Measure.times.scale)))
  }

  /// 登记面积: the sum of what the features state; `nil` where a plan does not provide the layer, a feature states
  /// nothing, or nobody stands there.
  ///
  /// Tables that share ground leave it open how much: see ``LayerTables``.
  func statedArea(of reference: LayerReference) -> Interval? {
    let tables = tables(reference)
    guard !tables.isEmpty else { return nil }
    let sum = tables.reduce(Interval(Rational(0))) { sum, tables in
      tables?.sum(Self.statedArea).flatMap { sum?.adding($0) }
    }
    return gaps(of: reference).leavesOut ? sum.map { Interval(lower: $0.lower, upper: nil) } : sum
  }

  private static func statedArea(of table: LayerTables.Table) -> Int128? {
    var sum = Int128(0)
    for stated in table.lazy.flatMap(\.statedAreas) {
      guard let stated else { return nil }
      sum += Int128(stated.base)
    }
    return sum
  }

  /// 量得面积: the sum over the features; at least that of the plans that provide the layer, where others do not.
  ///
  /// Tables that share ground leave it open how much: see ``LayerTables``.
  func measuredArea(of reference: LayerReference) -> Interval? {
    let areas = measuredAreas(reference).map(\.found)
    let known = areas.compactMap(\.self)
    guard !known.isEmpty else { return nil }
    let sum = known.reduce(Interval(Rational(0))) { $0?.adding($1) }
    let isWhole = gaps(of: reference).isWhole
    return isWhole ? sum : sum.map { Interval(lower: $0.lower, upper: nil) }
  }
}

/// What came of a relation.
struct RegionRelation {
  var difference: RegionDifference
  var pieces: [FindingPiece]

  /// No real piece contradicts it.
  var holds: Bool { difference.isEmpty }
}

extension RegionEvaluation {
  /// Whether a relation holds under a 容差, with the pieces that contradict it; `nil` where that is not known.
  mutating func relation(
    _ left: Region,
    _ relation: SpatialRelation,
    _ right: Region,
    _ tolerance: SpatialTolerance
  ) -> RegionRelation? {
    guard let one = RegionBounds(value(of: left)), let other = RegionBounds(value(of: right)) else { return nil }
    let difference: RegionDifference?
    if let one = value(of: left).shape, let other = value(of: right).shape {
      difference = RegionDifference(one, relation, other, tolerance)
    } else {
      difference = RegionDifference(deciding: one, relation, other, tolerance)
    }
    guard let difference else { return nil }
    let pieces = pieces(difference, relation, left: views(of: left), right: views(of: right))
    return RegionRelation(difference: difference, pieces: pieces)
  }

  mutating func shown(_ region: Region, _ tolerance: SpatialTolerance) -> [FindingPiece] {
    let limit = Tolerance(tolerance)
    let pieces = value(of: region).shape?.pieces.filter { !limit.isSliver($0) } ?? []
    let views = views(of: region)
    return pieces.map { FindingPiece(.shown, $0, under: views) }.largestFirst
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
    region.distinctLayers.flatMap { provided($0) }
  }
}
