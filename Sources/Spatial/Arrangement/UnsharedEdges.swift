/// The edges of polygons that no neighbour has the other way round: where many polygons lie side by side, few are left.
///
/// How often the polygons cover a place is told by these edges alone.
struct UnsharedEdges {
  /// Both ends of every edge, in the order of the polygons; the inside lies on the left.
  private(set) var edges: [(from: SIMD2<Double>, to: SIMD2<Double>)] = []

  /// `nil` where a ring has less than three points, one of them is not on the earth, or there are too many.
  init?(of polygons: Shape) {
    guard polygons.points.count < OpenEdges.mostPlaces, polygons.points.allSatisfy(\.isOnEarth) else { return nil }
    var start = 0
    for end in polygons.ringEnds {
      guard end - start >= 3 else { return nil }
      start = end
    }
    polygons.points.withUnsafeBufferPointer { points in
      polygons.ringEnds.withUnsafeBufferPointer { ringEnds in
        var open = OpenEdges(points, ringEnds)
        open.crossAll()
        edges = open.places.map { (points[$0], points[open.end(of: $0)]) }
      }
    }
  }
}

/// Edges that no other one has crossed out as yet, by open addressing: as long as these are few, they stay in the cache.
private struct OpenEdges: ~Copyable {
  static let mostPlaces = 1 << 30

  private let points: UnsafeBufferPointer<SIMD2<Double>>
  private let ringEnds: UnsafeBufferPointer<Int>
  /// The hash of an edge above, and below the place where it begins, counted from 1, with a bit for the edges that close
  /// their ring; 0 where nothing is.
  private var slots: UnsafeMutableBufferPointer<UInt64>
  /// Slots in which something is or was.
  private var used = 0
  private var live = 0

  private static let closing: UInt64 = 1 << 31
  /// What is in the place of an edge that was crossed out.
  private static let gone: UInt64 = 0xFFFF_FFFF
  private static let lowBits: UInt64 = 0xFFFF_FFFF

  init(_ points: UnsafeBufferPointer<SIMD2<Double>>, _ ringEnds: UnsafeBufferPointer<Int>) {
    self.points = points
    self.ringEnds = ringEnds
    slots = .allocate(capacity: 1 << 12)
    slots.initialize(repeating: 0)
  }

  deinit { slots.deallocate() }

  /// Where the edges that are left begin, ascending.
  var places: [Int] {
    slots.lazy.filter { $0 != 0 && $0 & Self.lowBits != Self.gone }
      .map { Int($0 & ~Self.closing & Self.lowBits) - 1 }.sorted()
  }

  /// Where the edge ends that begins at a place.
  func end(of start: Int) -> Int {
    var (low, high) = (0, ringEnds.count)
    while low < high {
      let middle = (low + high) / 2
      if ringEnds[middle] > start { high = middle } else { low = middle + 1 }
    }
    guard low < ringEnds.count, ringEnds[low] == start + 1 else { return start + 1 }
    return low == 0 ? 0 : ringEnds[low - 1]
  }

  mutating func crossAll() {
    var start = 0
    for end in ringEnds {
      var hash = Self.hash(points[start])
      let first = hash
      for place in start..<end {
        let isLast = place + 1 == end
        let next = isLast ? first : Self.hash(points[place + 1])
        // The same for both directions.
        cross(place, to: isLast ? start : place + 1, Self.mixed(hash &+ next))
        hash = next
      }
      start = end
    }
  }

  @inline(__always)
  private static func hash(_ point: SIMD2<Double>) -> UInt64 {
    // Adding zero makes one of the two zeros.
    let hash = (point.x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15
    return (hash ^ (hash >> 32) ^ (point.y + 0).bitPattern) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always)
  private static func mixed(_ sum: UInt64) -> UInt64 { (sum ^ (sum >> 32)) &* 0x9E37_79B9_7F4A_7C15 & ~lowBits }

  /// Crosses out the edge that runs the other way, if there is one; else the edge stays.
  @inline(__always)
  private mutating func cross(_ place: Int, to end: Int, _ hash: UInt64) {
    if used * 2 > slots.count { rebuild() }
    var slot = self.slot(of: hash)
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry & ~Self.lowBits == hash, entry & Self.lowBits != Self.gone {
        let other = Int(entry & ~Self.closing & Self.lowBits) - 1
        let otherEnd = entry & Self.closing == 0 ? other + 1 : self.end(of: other)
        if points[other] == points[end], points[otherEnd] == points[place] {
          slots[slot] = Self.gone
          live -= 1
          return
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = hash | (end == place + 1 ? 0 : Self.closing) | UInt64(truncatingIfNeeded: place + 1)
    used += 1
    live += 1
  }

  @inline(__always)
  private func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1) }

  /// Twice the room where most edges are still open; else only what was crossed out goes.
  private mutating func rebuild() {
    let old = slots
    slots = .allocate(capacity: live * 4 > old.count ? old.count * 2 : old.count)
    slots.initialize(repeating: 0)
    for entry in old where entry != 0 && entry & Self.lowBits != Self.gone {
      var slot = slot(of: entry)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
    used = live
    old.deallocate()
  }
}
