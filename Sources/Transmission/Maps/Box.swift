internal import Spatial

/// The smallest upright rectangle around some points, to tell quickly what cannot meet.
struct Box {
  private(set) var low = SIMD2<Double>(repeating: .infinity)
  private(set) var high = SIMD2<Double>(repeating: -.infinity)

  init(_ points: some Sequence<SIMD2<Double>>) {
    for point in points { add(point) }
  }

  private mutating func add(_ point: SIMD2<Double>) {
    low = pointwiseMin(low, point)
    high = pointwiseMax(high, point)
  }

  mutating func add(_ other: Box) {
    low = pointwiseMin(low, other.low)
    high = pointwiseMax(high, other.high)
  }

  /// Whether the two share a point; a box around nothing meets nothing.
  func meets(_ other: Box) -> Bool {
    low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y && other.low.y <= high.y
  }
}

extension Shape {
  /// The rings of one polygon, as places in ``ringEnds``.
  private func rings(of polygon: Int) -> Range<Int> {
    (polygon == 0 ? 0 : polygonEnds[polygon - 1])..<polygonEnds[polygon]
  }

  private func points(of rings: Range<Int>) -> Range<Int> {
    guard let last = rings.last else { return 0..<0 }
    return (rings.lowerBound == 0 ? 0 : ringEnds[rings.lowerBound - 1])..<ringEnds[last]
  }

  /// A box around one polygon.
  func box(of polygon: Int) -> Box { Box(points[points(of: rings(of: polygon))]) }

  /// Some of the polygons, given by ascending places, as a shape.
  func polygons(_ chosen: [Int]) -> Shape {
    guard chosen.count < polygonEnds.count else { return self }
    var part = Shape()
    for polygon in chosen {
      let rings = rings(of: polygon)
      let range = points(of: rings)
      let offset = part.points.count - range.lowerBound
      part.points += points[range]
      part.ringEnds += ringEnds[rings].map { $0 + offset }
      part.polygonEnds.append(part.ringEnds.count)
    }
    return part
  }
}
