internal import Spatial

/// A feature that draws polygons, as far as it takes to find others that draw the same.
struct SeenShape: Sendable {
  /// See `ShapeColumn.mark(of:unit:)`.
  var mark: UInt64
  var id: Int64
  var number: Int32
  var unit: Int32

  /// Those of which there are several that may be equal, group by group, in their order.
  fileprivate static func alike(_ seen: [SeenShape]) -> [[SeenShape]] {
    var slots = [Int32](repeating: -1, count: 64)
    while slots.count < seen.count * 2 { slots += slots }
    var groups: [UInt64: [Int32]] = [:]
    for (place, one) in seen.enumerated() {
      var slot = Int(truncatingIfNeeded: one.mark >> 20) & (slots.count - 1)
      while slots[slot] >= 0, seen[Int(slots[slot])].mark != one.mark { slot = (slot + 1) & (slots.count - 1) }
      if slots[slot] < 0 {
        slots[slot] = Int32(truncatingIfNeeded: place)
      } else {
        groups[one.mark, default: [slots[slot]]].append(Int32(truncatingIfNeeded: place))
      }
    }
    return groups.values.map { $0.map { seen[Int($0)] } }
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

  /// Those of all parts of which there are several that may be equal, group by group, in their order.
  static func alike(_ parts: [SeenShapes], jobs: Int) -> [[SeenShape]] {
    parallelMap(count, jobs: jobs) { slice in
      SeenShape.alike(parts.flatMap { $0.slices[slice] })
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

  /// Notes the last shape of the column with its mark, and tells the first shape that is equal to it.
  ///
  /// A shape that repeats another one is not noted itself.
  mutating func insertLast(of shapes: ShapeColumn, _ mark: UInt64) -> Int? {
    let last = shapes.count - 1
    while marks.count < last { marks.append(0) }
    if (count + 1) * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: mark >> 20) & (slots.count - 1)
    while slots[slot] >= 0 {
      let other = Int(slots[slot])
      if marks[other] == mark, shapes.isEqual(other, last) {
        return other
      }
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
  /// Equal for equal shapes of a unit, and never 0: from the number of points, the first one and the middle one; `nil`
  /// without any.
  func mark(of index: Int, unit: Int) -> UInt64? {
    let range = points(of: index)
    guard !range.isEmpty else { return nil }
    let (first, middle) = (polygons.points[range.lowerBound], polygons.points[range.lowerBound + range.count / 2])
    var mark = UInt64(truncatingIfNeeded: range.count)
    for number in [first.x, first.y, middle.x, middle.y] {
      // Adding zero makes one of the two zeros.
      mark = (mark ^ (number + 0).bitPattern) &* 0x9E37_79B9_7F4A_7C15
      mark ^= mark >> 32
    }
    // Different for two units, whatever the shape: a product of an odd number, above the bit that is set.
    return (mark ^ (UInt64(truncatingIfNeeded: unit) &* 0x9E37_79B9_7F4A_7C15) << 1) | 1
  }

  fileprivate func isEqual(_ one: Int, _ other: Int) -> Bool {
    let (rings, otherRings) = (rings(of: one), rings(of: other))
    guard rings.count == otherRings.count, polygons(of: one).count == polygons(of: other).count,
      polygons.points[points(of: one)] == polygons.points[points(of: other)]
    else { return false }
    let step = points(of: other).lowerBound - points(of: one).lowerBound
    let ringStep = otherRings.lowerBound - rings.lowerBound
    return zip(rings, otherRings).allSatisfy { polygons.ringEnds[$0] + step == polygons.ringEnds[$1] }
      && zip(polygons(of: one), polygons(of: other)).allSatisfy {
        polygons.polygonEnds[$0] + ringStep == polygons.polygonEnds[$1]
      }
  }
}
