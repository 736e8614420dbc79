private import Glibc

/// Lines and points in the one equal-area plane (``Plane``), metres; a value that may cross threads.
public struct Lines: Hashable, Sendable {
  public private(set) var points: [SIMD2<Double>] = []
  /// Where each part ends in ``points``; a part of one point is a point.
  public private(set) var ends: [Int] = []

  public init() {}

  public init(parts: [[SIMD2<Double>]]) {
    for part in parts { append(part) }
  }

  public var isEmpty: Bool { ends.isEmpty }

  /// Adds a part; one without points adds nothing.
  public mutating func append(_ part: some Sequence<SIMD2<Double>>) {
    let count = points.count
    points += part
    if points.count > count { ends.append(points.count) }
  }

  /// The rectangle around the lines, or `nil` when no point is on the earth.
  public var bounds: Bounds? { Bounds(points) }

  /// Indices into ``points`` of one part.
  func part(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  /// Each part by itself.
  var parts: [Lines] { ends.indices.map { Lines(parts: [Array(points[part($0)])]) } }

  /// The middle point of the first part, by number.
  public var middle: SIMD2<Double>? {
    guard let first = ends.first else { return nil }
    // Of two points, halfway between them.
    return first == 2 ? (points[0] + points[1]) / 2 : points[first / 2]
  }

  /// Length in true metres on the ellipsoid.
  ///
  /// Edges are straight in the plane, as those of areas are.  The metric of the ellipsoid, (N cos B dL)² + (M dB)², is
  /// integrated along each by Simpson's rule: up to a kilometre the edge is as long as the geodesic between its ends to
  /// 1e-8, at a tenth of a degree to 1e-6.
  public var length: Double {
    ends.indices.reduce(0) { sum, index in
      let part = points[part(index)]
      return sum + zip(part, part.dropFirst()).reduce(0) { $0 + Plane.fineLength(from: $1.0, to: $1.1) }
    }
  }
}

extension Plane {
  /// True length in metres of a straight edge, by the scale at its ends and its middle.
  static func fineLength(from start: SIMD2<Double>, to end: SIMD2<Double>) -> Double {
    let step = end - start
    func length(_ point: SIMD2<Double>) -> Double {
      let scale = scale(at: point)
      guard scale > 0 else { return abs(step.y) }
      return hypot(step.x * scale, step.y / scale)
    }
    return (length(start) + 4 * length((start + end) / 2) + length(end)) / 6
  }
}
