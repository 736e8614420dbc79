/// Rings all of whose corners can be seen from the middle, one after the other once around: most parcels are such.
enum StarRing {
  /// Whether a ring is seen so from the middle of the rectangle around it, beyond the rounding of the products that tell
  /// it; no two of its edges can meet then, except neighbours in the corner between them.
  ///
  /// - Parameter ring: Open, counter-clockwise; some points may be infinite or no numbers, and the answer is no then.
  static func isSeenFromMiddle(_ ring: UnsafeBufferPointer<SIMD2<Double>>) -> Bool {
    guard ring.count >= 3 else { return false }
    var low = ring[0]
    var high = low
    for point in ring {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    let middle = (low + high) / 2
    // Twice how far a corner can be from the middle, squared: with the margin more than the error of any product.
    let size = (high - low).sum()
    let margin = 1e-14 * size * size
    var previous = ring[ring.count - 1] - middle
    var rounds = 0
    for point in ring {
      let next = point - middle
      let turn = previous.x * next.y - previous.y * next.x
      guard turn > margin else { return false }
      rounds += previous.y < 0 && next.y >= 0 ? 1 : 0
      previous = next
    }
    return rounds == 1
  }
}
