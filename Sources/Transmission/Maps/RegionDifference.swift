internal import RuleDSL
internal import Spatial

/// What keeps two regions from standing in the order asked for: real pieces, and slivers that are only counted.
struct RegionDifference {
  var missing: [Piece] = []
  var excess: [Piece] = []
  var sliverCount = 0
  /// In m².
  var sliverArea = 0.0

  /// Compares a plan's own region with the one expected of it.
  ///
  /// 保护 looks at what is missing, 开发 at what is too much, 一致 at both.  Returns `nil` when an overlay fails.
  init?(expected: Shape, own: Shape, _ order: LineTransmission.Order, _ tolerance: SpatialTolerance) {
    let limit = Tolerance(tolerance)
    guard let found = comparison(expected: expected, own: own, tolerance: limit) else { return nil }
    (sliverCount, sliverArea) = (found.sliverCount, found.sliverArea)
    switch order {
    case .same:
      (missing, excess) = (found.missing, found.excess)
      return
    case .protect: missing = found.missing
    case .develop: excess = found.excess
    }
    guard sliverCount > 0 else { return }
    // The comparison counts the slivers of both sides, and only one side matters here.
    let side = order == .protect ? Overlay.difference(expected, own) : Overlay.difference(own, expected)
    guard let side else { return nil }
    count(side.pieces.filter { limit.makesSliver($0) })
  }

  /// What two regions that must keep apart have in common; the pieces stand in ``excess``.
  init?(common left: Shape, _ right: Shape, _ tolerance: SpatialTolerance) {
    guard let common = Overlay.intersection(left, right) else { return nil }
    let limit = Tolerance(tolerance)
    let pieces = common.pieces
    excess = pieces.filter { !limit.makesSliver($0) }
    count(pieces.filter { limit.makesSliver($0) })
  }

  private mutating func count(_ slivers: [Piece]) {
    let areas = slivers.map { Measurement.area($0.area) }.filter { $0.base > 0 }
    sliverCount = areas.count
    sliverArea = areas.reduce(0) { $0 + $1.squareMetres }
  }

  /// The total of the real pieces, each rounded, in base units of area.
  static func total(_ pieces: [Piece]) -> Rational {
    Rational(pieces.reduce(Int128(0)) { $0 + Int128(Measurement.area($1.area).base) })
  }
}

extension Tolerance {
  init(_ tolerance: SpatialTolerance) {
    self.init(area: tolerance.area?.squareMetres, width: tolerance.width?.metres)
  }

  /// 容差: at most as large, or at most as wide, as a sliver; without a 容差, at most a hundredth of a square metre.
  func makesSliver(_ piece: Piece) -> Bool { makesSliver(area: piece.area, meanWidth: piece.meanWidth) }

  func makesSliver(area: Double, meanWidth: Double) -> Bool {
    Measurement.area(area).squareMetres <= max(self.area ?? 0, 0.01) || meanWidth <= width ?? 0
  }
}

extension Shape {
  /// Whether any part is more than a sliver.
  func isReal(_ tolerance: SpatialTolerance) -> Bool {
    let limit = Tolerance(tolerance)
    return polygonEnds.indices.contains { polygon in
      let part = polygons([polygon])
      let (area, perimeter) = (part.area, part.perimeter)
      return perimeter > 0 && !limit.makesSliver(area: area, meanWidth: 2 * area / perimeter)
    }
  }
}
