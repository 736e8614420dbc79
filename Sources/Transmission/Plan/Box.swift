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
  /// A box around one polygon.
  func box(of polygon: Int) -> Box { Box(points[points(ofPolygon: polygon)]) }
}
