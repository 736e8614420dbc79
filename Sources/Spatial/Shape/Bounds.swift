/// An upright rectangle in the plane, metres.
public struct Bounds: Hashable, Sendable {
  public var low: SIMD2<Double>
  public var high: SIMD2<Double>

  public init(low: SIMD2<Double>, high: SIMD2<Double>) {
    self.low = low
    self.high = high
  }

  /// The rectangle around points, without those that are not on the earth; `nil` when none is left.
  public init?(_ points: some Sequence<SIMD2<Double>>) {
    var low = SIMD2(repeating: Double.infinity)
    var high = -low
    for point in points where point.isOnEarth {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    guard low.x <= high.x else { return nil }
    self.init(low: low, high: high)
  }

  var middle: SIMD2<Double> { (low + high) / 2 }

  var height: Double { high.y - low.y }

  /// Whether the two share at least a point.
  public func meets(_ other: Bounds) -> Bool {
    low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y && other.low.y <= high.y
  }

  /// The rectangle with a margin around it, metres of the plane.
  public func grown(by margin: Double) -> Bounds { Bounds(low: low - margin, high: high + margin) }

  /// The rectangle around both.
  public func union(_ other: Bounds) -> Bounds {
    Bounds(low: pointwiseMin(low, other.low), high: pointwiseMax(high, other.high))
  }
}

/// The smaller coordinates of two points; that of the standard library takes a call for each.
@inline(__always)
func pointwiseMin(_ first: SIMD2<Double>, _ second: SIMD2<Double>) -> SIMD2<Double> {
  first.replacing(with: second, where: second .< first)
}

/// The larger coordinates of two points.
@inline(__always)
func pointwiseMax(_ first: SIMD2<Double>, _ second: SIMD2<Double>) -> SIMD2<Double> {
  first.replacing(with: second, where: second .> first)
}

extension SIMD2<Double> {
  /// Whether the point can be on the earth: neither NaN nor infinite nor more than 100 000 km from the origin.
  var isOnEarth: Bool { abs(x) < 1e8 && abs(y) < 1e8 }

  /// Twice the signed area of the triangle between the origin and two points.
  func cross(_ other: Self) -> Double { x * other.y - y * other.x }
}
