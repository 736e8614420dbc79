/// Rings all of whose corners can be seen from a point inside, one after the other once around: most parcels are such.
enum StarRing {
  /// Whether a ring is seen so from the mean of its corners, beyond the rounding of the products that tell it; no two of
  /// its edges can meet then, except neighbours in the corner between them.
  ///
  /// - Parameter ring: Open, counter-clockwise; its points may be anything.
  /// - Returns: `false` also where a point is not on the earth.
  static func isSeenFromMean(_ ring: ArraySlice<SIMD2<Double>>) -> Bool {
    ring.withUnsafeBufferPointer { isSeenFromMean($0) }
  }

  private static func isSeenFromMean(_ ring: UnsafeBufferPointer<SIMD2<Double>>) -> Bool {
    guard ring.count >= 3 else { return false }
    // Sums near the first point keep their digits.
    let first = ring[0]
    var sum = SIMD2<Double>()
    for point in ring { sum += point - first }
    let mean = first + sum / Double(ring.count)
    var previous = ring[ring.count - 1] - mean
    var least = Double.infinity
    var reach = 0.0
    var rounds = 0
    for point in ring {
      let next = point - mean
      let turn = previous.x * next.y - previous.y * next.x
      least = turn < least ? turn : least
      let distance = abs(next.x) + abs(next.y)
      reach = distance > reach ? distance : reach
      rounds += previous.y < 0 && next.y >= 0 ? 1 : 0
      previous = next
    }
    // What is no number would be in the mean, and fails every comparison.
    return rounds == 1 && least > 1e-14 * reach * reach && abs(mean.x) + reach < 1e8 && abs(mean.y) + reach < 1e8
  }
}
