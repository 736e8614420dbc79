/// Two shapes side by side: what is expected and not there, and what is there and not expected.
public struct SpatialComparison: Hashable, Sendable {
  /// Parts of the expected shape that the own one does not cover, without slivers.
  public var missing: [Piece] = []
  /// Parts of the own shape that the expected one does not cover, without slivers.
  public var excess: [Piece] = []
  /// Slivers among the missing parts; those of less than 0.005 m² are rounding and not counted.
  public var missingSlivers = Slivers()
  /// Slivers among the parts in excess.
  public var excessSlivers = Slivers()

  public init() {}
}

/// Pieces under the tolerance.
public struct Slivers: Hashable, Sendable {
  public var count = 0
  /// m², a sum of areas that are rounded to 0.01 m².
  public var area = 0.0

  public init() {}

  /// Counts one; its area is in m², rounded to 0.01 m².
  mutating func add(area: Double) {
    guard area > 0 else { return }
    count += 1
    self.area = roundedArea(self.area + area)
  }
}

extension SpatialComparison {
  mutating func add(_ piece: Piece, _ tolerance: Tolerance, isMissing: Bool) {
    let sorted = tolerance.sorted(piece)
    if isMissing { missing += sorted.real } else { excess += sorted.real }
    add(sliver: sorted.sliver, isMissing: isMissing)
  }

  /// Counts a sliver; its area is in m², rounded to 0.01 m².
  mutating func add(sliver area: Double, isMissing: Bool) {
    if isMissing { missingSlivers.add(area: area) } else { excessSlivers.add(area: area) }
  }

  /// The same with the pieces by falling area.
  func ordered() -> SpatialComparison {
    var comparison = self
    comparison.missing = missing.ordered()
    comparison.excess = excess.ordered()
    return comparison
  }
}

/// Compares two shapes, without regard to slivers.
///
/// Both have to be valid (``Shape/flaws``, ``Overlay/repaired(_:)``); adjoining polygons that share all corners of their
/// common border need not be united first.  Parts that overlap within one shape may come out twice.
///
/// - Returns: `nil` only when GEOS gives up on shapes that are not valid.
public func comparison(expected: Shape, own: Shape, tolerance: Tolerance) -> SpatialComparison? {
  if expected == own { return SpatialComparison() }
  return BoundaryComparison.compare(expected: expected, own: own, tolerance: tolerance)
    ?? overlayComparison(expected: expected, own: own, tolerance: tolerance)
}

/// The same by two overlays of the whole shapes: for shapes that are not valid, and the second opinion in tests.
func overlayComparison(expected: Shape, own: Shape, tolerance: Tolerance) -> SpatialComparison? {
  guard let missing = GEOSOverlay.difference(expected, own), let excess = GEOSOverlay.difference(own, expected) else {
    return nil
  }
  var comparison = SpatialComparison()
  for (pieces, isMissing) in [(missing.pieces, true), (excess.pieces, false)] {
    for piece in pieces { comparison.add(piece, tolerance, isMissing: isMissing) }
  }
  return comparison.ordered()
}
