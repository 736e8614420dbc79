internal import Spatial

/// A feature that draws polygons, as far as it takes to find others that draw the same.
struct SeenShape: Sendable {
  /// See `ShapeColumn.mark(of:unit:)`.
  var mark: UInt64
  var id: Int64
  var number: Int32
  var unit: Int32

  /// Places of those of which there are several that may draw the same, group by group, in their order.
  fileprivate static func alike(_ seen: [SeenShape]) -> [[Int]] {
    var slots = [Int32](repeating: -1, count: 64)
    while slots.count < seen.count * 2 { slots += slots }
    var groups: [UInt64: [Int]] = [:]
    for (place, one) in seen.enumerated() {
      var slot = Int(truncatingIfNeeded: one.mark >> 20) & (slots.count - 1)
      while slots[slot] >= 0, seen[Int(slots[slot])].mark != one.mark { slot = (slot + 1) & (slots.count - 1) }
      if slots[slot] < 0 {
        slots[slot] = Int32(truncatingIfNeeded: place)
      } else {
        groups[one.mark, default: [Int(slots[slot])]].append(place)
      }
    }
    return Array(groups.values)
  }
}

/// The shapes that were seen in a part of a layer, by slices of their marks: what is alike is in one slice, and the table
/// of a slice of all parts fits into a processor's memory.
struct SeenShapes: Sendable {
  private static let count = 16

  private var slices = [[SeenShape]](repeating: [], count: count)

  mutating func reserve(_ count: Int) {
    for slice in slices.indices { slices[slice].reserveCapacity(count / Self.count * 5 / 4) }
  }

  mutating func append(_ one: SeenShape) { slices[Int(truncatingIfNeeded: one.mark >> 56) % Self.count].append(one) }

  /// Those of all parts of which there are several that may draw the same, group by group, in their order; with the
  /// places of their parts.
  static func alike(_ parts: [SeenShapes], jobs: Int) -> [[(part: Int, shape: SeenShape)]] {
    parallelMap(count, jobs: jobs) { slice -> [[(part: Int, shape: SeenShape)]] in
      let slices = parts.map { $0.slices[slice] }
      let seen = slices.flatMap(\.self)
      let alike = SeenShape.alike(seen)
      guard !alike.isEmpty else { return [] }
      let owners = slices.indices.flatMap { repeatElement($0, count: slices[$0].count) }
      return alike.map { group in group.map { (part: owners[$0], shape: seen[$0]) } }
    }.flatMap(\.self)
  }
}

/// Finds shapes that were there before in a column of shapes.
struct KnownShapes {
  /// Places in the column, or -1; the length is a power of two and at least twice the number of shapes.
  private var slots = [Int32](repeating: -1, count: 64)
  /// By place in the column; 0 for those that are not looked for.
  private var marks: [UInt64] = []
  private var count = 0

  /// Notes the last shape of the column with its mark, and returns the first shape that draws the same.
  ///
  /// A shape that repeats another one is not noted itself.
  mutating func insertLast(of shapes: ShapeColumn, _ mark: UInt64) -> Int? {
    let last = shapes.count - 1
    while marks.count < last { marks.append(0) }
    if (count + 1) * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: mark >> 20) & (slots.count - 1)
    while slots[slot] >= 0 {
      let other = Int(slots[slot])
      if marks[other] == mark, shapes[other].ordered == shapes[last].ordered { return other }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(truncatingIfNeeded: last)
    marks.append(mark)
    count += 1
    return nil
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (place, mark) in marks.enumerated() where mark != 0 {
      var slot = Int(truncatingIfNeeded: mark >> 20) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: place)
    }
  }
}

extension ShapeColumn {
  /// Equal for shapes of a unit that draw the same, and never 0; `nil` without any points.
  func mark(of index: Int, unit: Int) -> UInt64? {
    let sum = pointSum(of: index)
    guard sum.count > 0 else { return nil }
    var mark = UInt64(truncatingIfNeeded: sum.count)
    for number in [sum.bits.x, sum.bits.y] {
      mark = (mark ^ number) &* 0x9E37_79B9_7F4A_7C15
      mark ^= mark >> 32
    }
    // Different for two units, whatever the shape: a product of an odd number, above the bit that is set.
    return (mark ^ (UInt64(truncatingIfNeeded: unit) &* 0x9E37_79B9_7F4A_7C15) << 1) | 1
  }
}
