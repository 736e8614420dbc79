/// Rings all of whose corners can be seen from a point inside, one after the other once around: most parcels are such.
enum StarRing {
  /// Whether a ring is seen so from the mean of some of its corners, beyond the rounding of the products that decide
  /// it; no two of its edges can meet then, except neighbours in the corner between them.
  ///
  /// - Parameter ring: Open, counter-clockwise; its points may be anything.
  /// - Returns: `false` also where a point is not on the earth.
  static func isSeenFromMean(_ ring: ArraySlice<SIMD2<Double>>) -> Bool {
    ring.withUnsafeBufferPointer { $0.count >= 3 && isSeen($0, from: mean(of: $0)) }
  }

  private static func mean(of ring: UnsafeBufferPointer<SIMD2<Double>>) -> SIMD2<Double> {
    // One in three is enough; sums near the first point keep their digits.
    let first = ring[0]
    var sum = SIMD2<Double>()
    for index in stride(from: 0, to: ring.count, by: 3) { sum += ring[index] - first }
    return first + sum / Double((ring.count + 2) / 3)
  }

  private static func isSeen(_ ring: UnsafeBufferPointer<SIMD2<Double>>, from mean: SIMD2<Double>) -> Bool {
    var previous = ring[ring.count - 1] - mean
    var wasNegative = previous .< 0
    var least = Double.infinity
    var reach = SIMD2<Double>()
    // How often a coordinate turns from negative to not; what counts is the northing.
    var rises = SIMD2<Int64>()
    // Is no number where any corner is none; no comparison would show it.
    var sum = SIMD2<Double>()
    for point in ring {
      let next = point - mean
      sum += next
      let products = previous * SIMD2(next.y, next.x)
      let turn = products.x - products.y
      least = turn < least ? turn : least
      let distance = magnitude(next)
      reach = reach.replacing(with: distance, where: distance .> reach)
      let isNegative = next .< 0
      rises = rises &- SIMD2<Int64>().replacing(with: -1, where: wasNegative .& .!isNegative)
      (previous, wasNegative) = (next, isNegative)
    }
    let far = reach.sum()
    guard sum.x.isFinite, sum.y.isFinite else { return false }
    return rises.y == 1 && least > 1e-14 * far * far && abs(mean.x) + far < 1e8 && abs(mean.y) + far < 1e8
  }

  @inline(__always)
  private static func magnitude(_ point: SIMD2<Double>) -> SIMD2<Double> {
    unsafeBitCast(unsafeBitCast(point, to: SIMD2<UInt64>.self) & UInt64(Int64.max), to: SIMD2<Double>.self)
  }
}
