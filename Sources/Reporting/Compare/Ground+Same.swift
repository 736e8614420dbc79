internal import Spatial
internal import Transmission

extension FaultSite {
  var isWhole: Bool { kind.isEmpty && item.isEmpty && ground == nil && feature.isEmpty }

  /// Whether the two are one place, or one of them is the whole finding.
  func isSame(as other: FaultSite) -> Bool {
    if isWhole || other.isWhole { return true }
    guard kind == other.kind, item == other.item else { return false }
    if let ground, let there = other.ground { return ground.isSame(as: there) }
    return feature == other.feature
  }
}

extension Ground {
  /// Pieces that have no more than this in common only touch: shapes that were drawn anew differ by millimetres.
  static let tolerance = Tolerance(area: 1, width: 0.1)
  /// Metres by which a place may be moved that says all there is of a fault.
  private static let reach = 1.0

  /// Whether two faults lie at one place: what they cover overlaps, or lies within the tolerance of each other.
  func isSame(as other: Ground) -> Bool {
    switch (self, other) {
    case (.area(let one), .area(let two)): Self.overlap(one, two)
    case (.area(let shape), .stretch(let place, _)), (.area(let shape), .place(let place)),
      (.stretch(let place, _), .area(let shape)), (.place(let place), .area(let shape)):
      Self.holds(shape, place)
    case (.stretch(let one, let length), .stretch(let two, let other)):
      Self.metres(one, two) < max((length + other) / 2, Self.reach)
    case (.stretch(let one, _), .place(let two)), (.place(let one), .stretch(let two, _)),
      (.place(let one), .place(let two)):
      Self.metres(one, two) <= Self.reach
    }
  }

  /// Neighbours that share an edge are two places; slivers are one where most of the smaller lies within the tolerance
  /// of the other.
  private static func overlap(_ one: Shape, _ two: Shape) -> Bool {
    if one == two { return true }
    guard let common = Overlay.intersection(one, two) else { return false }
    let smaller = one.area <= two.area ? one : two
    if common.area * 2 >= smaller.area { return true }
    if common.pieces.contains(where: { !tolerance.isSliver($0) }) { return true }
    guard smaller.pieces.allSatisfy(tolerance.isSliver), let width = tolerance.width,
      let wide = Overlay.buffer(smaller == one ? two : one, metres: width),
      let near = Overlay.intersection(smaller, wide)
    else { return false }
    return near.area * 2 >= smaller.area
  }

  private static func holds(_ shape: Shape, _ place: FindingPiece.Place) -> Bool {
    Overlay.covers(shape, place.point, within: tolerance.width ?? 0)
  }

  private static func metres(_ one: FindingPiece.Place, _ two: FindingPiece.Place) -> Double {
    Plane.metres(from: one.point, to: two.point)
  }

  /// The rectangle around all that can be the same place.
  var reach: Bounds? {
    switch self {
    case .area(let shape): shape.bounds?.grown(by: 1)
    case .stretch(let place, let length): Bounds([place.point])?.grown(by: 2 * (length + 1))
    case .place(let place): Bounds([place.point])?.grown(by: 2)
    }
  }
}

extension FindingPiece.Place {
  fileprivate var point: SIMD2<Double> { Plane.point(longitude: longitude, latitude: latitude) }
}
