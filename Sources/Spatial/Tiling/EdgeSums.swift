/// Directed edges of many shapes, of which those that run against one another cancel.
///
/// Where features share their corners, only the rim around all of them is left, and rims of gaps and overlaps.  Columns
/// and open addressing, since every edge of a layer passes through here.
struct EdgeSums {
  /// Ends of each kept edge, the lower point before the higher one.
  private var ends: [SIMD4<Double>] = []
  /// What lies on the left of each kept edge counts more than what lies on its right.
  private var weights: [Int32] = []
  /// Some bits of a hash above, the place of an edge plus one below, or 0 where a slot is free.
  ///
  /// The length is a power of two.
  private var slots: [UInt32]
  private let part: UInt64
  private let parts: UInt64
  /// The edge that the next one runs along if it follows the border of a neighbour, backwards.
  private var guess = -1

  private static let placeBits = 24

  /// - Parameters:
  ///   - capacity: About how many edges will be left at most.
  ///   - part: Which share of all edges is taken, from 0.
  ///   - parts: How many shares there are, a power of two; the same edge is in the same share whoever it belongs to.
  init(capacity: Int, part: Int = 0, of parts: Int = 1) {
    slots = Array(repeating: 0, count: NodeTable.slotCount(for: capacity))
    ends.reserveCapacity(capacity)
    weights.reserveCapacity(capacity)
    self.part = UInt64(part)
    self.parts = UInt64(parts - 1)
  }

  /// Adds the rings of a shape, whose inside counts `weight` and is on the left.
  ///
  /// - Returns: Whether the shape could be taken: rings of three points, coordinates on the earth, edges not too many.
  mutating func add(_ shape: Shape, weight: Int32) -> Bool {
    shape.points.withUnsafeBufferPointer { points in
      var start = 0
      for end in shape.ringEnds {
        guard end - start >= 3, weights.count + end - start < 1 << Self.placeBits else { return false }
        var previous = points[end - 1]
        var previousHash = Self.hash(of: previous)
        for index in start..<end {
          let point = points[index]
          guard point.isOnEarth else { return false }
          let hash = Self.hash(of: point)
          if previous != point { add(previous, point, Self.mixed(previousHash &+ hash), weight) }
          (previous, previousHash) = (point, hash)
        }
        start = end
      }
      return true
    }
  }

  /// Calls with every edge that did not cancel; what is on its left counts more.
  func forEachLeft(_ body: (_ from: SIMD2<Double>, _ to: SIMD2<Double>, _ weight: Int32) -> Void) {
    for (ends, weight) in zip(ends, weights) where weight != 0 {
      if weight > 0 { body(ends.lowHalf, ends.highHalf, weight) } else { body(ends.highHalf, ends.lowHalf, -weight) }
    }
  }

  @inline(__always)
  private mutating func add(_ from: SIMD2<Double>, _ to: SIMD2<Double>, _ hash: UInt64, _ weight: Int32) {
    guard (hash >> 8) & parts == part else { return }
    let isUp = from.x < to.x || (from.x == to.x && from.y < to.y)
    let edge = isUp ? SIMD4(lowHalf: from, highHalf: to) : SIMD4(lowHalf: to, highHalf: from)
    if guess < 0 || ends[guess] != edge { guess = place(edge, hash) }
    weights[guess] &+= isUp ? weight : -weight
    guess -= 1
  }

  /// Where an edge is kept; it is put there if it is new.
  @inline(__always)
  private mutating func place(_ edge: SIMD4<Double>, _ hash: UInt64) -> Int {
    if (weights.count + 1) * 2 > slots.count { grow() }
    let mask = slots.count - 1
    let tag = Self.tag(hash)
    var slot = Int(truncatingIfNeeded: hash >> 24) & mask
    while slots[slot] != 0 {
      if (slots[slot] ^ tag) >> Self.placeBits == 0 {
        let place = Int(slots[slot] & (1 << Self.placeBits - 1)) - 1
        if ends[place] == edge { return place }
      }
      slot = (slot + 1) & mask
    }
    ends.append(edge)
    weights.append(0)
    slots[slot] = tag | UInt32(truncatingIfNeeded: weights.count)
    return weights.count - 1
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (place, edge) in ends.enumerated() {
      let hash = Self.mixed(Self.hash(of: edge.lowHalf) &+ Self.hash(of: edge.highHalf))
      var slot = Int(truncatingIfNeeded: hash >> 24) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Self.tag(hash) | UInt32(truncatingIfNeeded: place + 1)
    }
  }

  @inline(__always)
  private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash) << placeBits }

  @inline(__always)
  private static func hash(of point: SIMD2<Double>) -> UInt64 {
    // Adding zero makes one of the two zeros.
    let hash = (point.x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15
    return (hash ^ (hash >> 32) ^ (point.y + 0).bitPattern) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always)
  private static func mixed(_ sum: UInt64) -> UInt64 {
    let mixed = (sum ^ (sum >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ (mixed >> 32)
  }
}
