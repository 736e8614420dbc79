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

  public var sliverCount: Int { missingSlivers.count + excessSlivers.count }
  /// m²
  public var sliverArea: Double { roundedArea(missingSlivers.area + excessSlivers.area) }
}

/// Pieces under the tolerance.
public struct Slivers: Hashable, Sendable {
  public var count = 0
  /// m², a sum of areas that are rounded to 0.01 m².
  public var area = 0.0

  public init() {}

  /// - Parameter area: m², rounded to 0.01 m².
  mutating func add(area: Double) {
    guard area > 0 else { return }
    count += 1
    self.area = roundedArea(self.area + area)
  }
}

/// Compares two shapes, without regard to slivers.
///
/// - Returns: `nil` only when GEOS gives up on shapes that are not valid.
public func comparison(expected: Shape, own: Shape, tolerance: Tolerance) -> SpatialComparison? {
  if expected == own { return SpatialComparison() }
  return overlayComparison(expected: expected, own: own, tolerance: tolerance)
}

/// The same by two overlays of the whole shapes: slow, and the second opinion in tests.
func overlayComparison(expected: Shape, own: Shape, tolerance: Tolerance) -> SpatialComparison? {
  guard let missing = Overlay.difference(expected, own), let excess = Overlay.difference(own, expected) else {
    return nil
  }
  var comparison = SpatialComparison()
  for piece in missing.pieces {
    if tolerance.isSliver(piece) {
      comparison.missingSlivers.add(area: piece.area)
    } else {
      comparison.missing.append(piece)
    }
  }
  for piece in excess.pieces {
    if tolerance.isSliver(piece) {
      comparison.excessSlivers.add(area: piece.area)
    } else {
      comparison.excess.append(piece)
    }
  }
  return comparison
}
