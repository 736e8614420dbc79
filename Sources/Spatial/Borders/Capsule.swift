/// Everything within a distance of an edge.
struct Capsule {
  let start: SIMD2<Double>
  let end: SIMD2<Double>
  let radius: Double

  /// The part of a segment that lies in the capsule, as shares of its length; `nil` for none.
  ///
  /// One part, since a capsule is convex: what lies in the circles around its ends and in the rectangle between them.
  func part(of first: SIMD2<Double>, _ last: SIMD2<Double>) -> ClosedRange<Double>? {
    let step = last - first
    let parts = [circle(around: start, first, step), circle(around: end, first, step), rectangle(first, step)]
    return parts.reduce(nil) { whole, part in
      guard let whole, let part else { return whole ?? part }
      return min(whole.lowerBound, part.lowerBound)...max(whole.upperBound, part.upperBound)
    }
  }

  private func circle(
    around center: SIMD2<Double>,
    _ first: SIMD2<Double>,
    _ step: SIMD2<Double>
  ) -> ClosedRange<Double>? {
    let from = first - center
    let square = step.dot(step)
    guard square > 0 else { return from.dot(from) <= radius * radius ? 0...1 : nil }
    let nearest = -from.dot(step) / square
    let distance = from.cross(step) / square.squareRoot()
    guard abs(distance) <= radius else { return nil }
    let half = ((radius - distance) * (radius + distance) / square).squareRoot()
    return Self.clamped(nearest - half, nearest + half)
  }

  private func rectangle(_ first: SIMD2<Double>, _ step: SIMD2<Double>) -> ClosedRange<Double>? {
    let axis = end - start
    let length = axis.dot(axis).squareRoot()
    guard length > 0 else { return nil }
    let (along, across) = (axis / length, first - start)
    guard let between = Self.part(from: across.dot(along), step.dot(along), 0...length),
      let beside = Self.part(from: across.cross(along), step.cross(along), -radius...radius),
      between.overlaps(beside)
    else { return nil }
    return between.clamped(to: beside)
  }

  /// Where a number that grows evenly lies between two others.
  private static func part(from first: Double, _ step: Double, _ limits: ClosedRange<Double>) -> ClosedRange<Double>?
  {
    guard step != 0 else { return limits.contains(first) ? 0...1 : nil }
    let (one, other) = ((limits.lowerBound - first) / step, (limits.upperBound - first) / step)
    return clamped(min(one, other), max(one, other))
  }

  private static func clamped(_ low: Double, _ high: Double) -> ClosedRange<Double>? {
    let (low, high) = (max(0, low), min(1, high))
    return low <= high ? low...high : nil
  }
}

extension SIMD2<Double> {
  fileprivate func dot(_ other: Self) -> Double { x * other.x + y * other.y }
}
