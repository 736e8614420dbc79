/// Polygons in the one equal-area plane (``Plane``), metres; a value that may cross threads.
///
/// INVARIANT: rings are open (the first point is not repeated); of every polygon the first ring is the outer one and
/// runs counter-clockwise, the others are its holes and run clockwise.  Whether the rings make a valid polygon is
/// another question: see ``flaws``.
public struct Shape: Hashable, Sendable {
  public var points: [SIMD2<Double>] = []
  /// Where each ring ends in ``points``.
  public var ringEnds: [Int] = []
  /// Where each polygon ends in ``ringEnds``.
  public var polygonEnds: [Int] = []

  public init() {}

  /// Polygons as lists of rings, the outer one first.
  ///
  /// - Parameter polygons: Rings in either direction, closed or open; repeated points are dropped.
  public init(polygons: [[[SIMD2<Double>]]]) {
    for rings in polygons { append(polygon: rings) }
  }

  /// One polygon: its outer ring, then its holes.
  public init(rings: [[SIMD2<Double>]]) {
    append(polygon: rings)
  }

  public var isEmpty: Bool { polygonEnds.isEmpty }

  /// Adds a polygon, its outer ring first; turns the rings the right way and drops repeated points.
  public mutating func append(polygon rings: [[SIMD2<Double>]]) {
    guard !rings.isEmpty else { return }
    for (index, ring) in rings.enumerated() {
      let start = points.count
      for point in ring where points.count == start || points[points.count - 1] != point { points.append(point) }
      while points.count > start + 1, points[points.count - 1] == points[start] { points.removeLast() }
      let isClockwise = signedArea(of: start..<points.count) < 0
      // The first point stays the first, since formats differ in the direction of rings.
      if isClockwise != (index > 0) { points[min(start + 1, points.count)...].reverse() }
      ringEnds.append(points.count)
    }
    polygonEnds.append(ringEnds.count)
  }

  /// Makes the points that were added since the last ring a ring: turned the right way, without repeated points.
  ///
  /// - Returns: Its area in m², that of a hole negative; `nil`, and no ring, when it has none.
  public mutating func closeRing(isOuter: Bool) -> Double? {
    let start = ringEnds.last ?? 0
    var (area, mayRepeat) = measured(start..<points.count)
    if mayRepeat {
      removeRepeats(from: start)
      area = signedArea(of: start..<points.count)
    }
    guard points.count - start >= 3, area != 0 else { return nil }
    ringEnds.append(points.count)
    if (area > 0) == isOuter { return area }
    points[(start + 1)...].reverse()
    return signedArea(of: start..<points.count)
  }

  /// Drops points of a ring that are the same as the one before, and from its end those that are the same as its first.
  private mutating func removeRepeats(from start: Int) {
    var end = start
    for index in start..<points.count where end == start || points[end - 1] != points[index] {
      points[end] = points[index]
      end += 1
    }
    points.removeLast(points.count - end)
    while points.count > start + 1, points[points.count - 1] == points[start] { points.removeLast() }
  }

  /// Makes the rings that were closed since the last polygon a polygon, the outer one first.
  public mutating func closePolygon() { polygonEnds.append(ringEnds.count) }

  /// Adds the polygons of another shape, as they are.
  public mutating func append(_ other: Shape) {
    let points = points.count
    let rings = ringEnds.count
    self.points += other.points
    ringEnds += other.ringEnds.map { $0 + points }
    polygonEnds += other.polygonEnds.map { $0 + rings }
  }
}

// MARK: - Parts

extension Shape {
  /// Indices into ``points`` of one ring.
  func ring(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : ringEnds[index - 1])..<ringEnds[index]
  }

  /// Indices of the rings of one polygon, the outer one first.
  func rings(ofPolygon index: Int) -> Range<Int> {
    (index == 0 ? 0 : polygonEnds[index - 1])..<polygonEnds[index]
  }

  /// Indices into ``points`` of one polygon.
  public func points(ofPolygon index: Int) -> Range<Int> {
    let rings = rings(ofPolygon: index)
    guard let last = rings.last else { return 0..<0 }
    return ring(rings.lowerBound).lowerBound..<ringEnds[last]
  }

  /// The rectangle around one polygon, or `nil` when no point is on the earth.
  public func bounds(ofPolygon index: Int) -> Bounds? { Bounds(points[points(ofPolygon: index)]) }

  /// One polygon as a shape of its own.
  func polygon(_ index: Int) -> Shape { polygons([index]) }

  /// Some of the polygons, given by ascending places, as a shape.
  public func polygons(_ chosen: [Int]) -> Shape {
    guard chosen.count < polygonEnds.count else { return self }
    var part = Shape()
    for polygon in chosen {
      let range = points(ofPolygon: polygon)
      let offset = part.points.count - range.lowerBound
      part.points += points[range]
      part.ringEnds += ringEnds[rings(ofPolygon: polygon)].map { $0 + offset }
      part.polygonEnds.append(part.ringEnds.count)
    }
    return part
  }
}
