/// Points with numbers: equal points have the same one.
///
/// Open addressing, since the dictionary of the standard library spends most of a comparison on hashing.
struct NodeTable {
  private(set) var points: [SIMD2<Double>] = []
  /// Numbers of points, or -1; the length is a power of two and at least twice the number of points.
  private var slots: [Int32]

  init(capacity: Int) {
    slots = Array(repeating: -1, count: Self.slotCount(for: capacity))
    points.reserveCapacity(capacity)
  }

  /// The number of a point; a new one when it was not there.
  mutating func number(of point: SIMD2<Double>) -> Int32 {
    if (points.count + 1) * 2 > slots.count { grow() }
    let slot = slot(of: point)
    if slots[slot] >= 0 { return slots[slot] }
    slots[slot] = Int32(points.count)
    points.append(point)
    return slots[slot]
  }

  private func slot(of point: SIMD2<Double>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: mixed(point) >> 32) & mask
    while slots[slot] >= 0, points[Int(slots[slot])] != point { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, point) in points.enumerated() { slots[slot(of: point)] = Int32(number) }
  }

  static func slotCount(for capacity: Int) -> Int {
    var count = 16
    while count < capacity * 2 { count *= 2 }
    return count
  }
}
