/// The edges of polygons that no neighbour has the other way round: where many polygons lie side by side, few are left.
///
/// These edges alone decide how often the polygons cover a place.
struct UnsharedEdges: Sendable {
  /// Both ends of every edge, in the order of the polygons; the inside lies on the left.
  private(set) var edges: [(from: SIMD2<Double>, to: SIMD2<Double>)] = []

  /// `nil` where a ring has less than three points, an edge that is left is not on the earth, or there are too many.
  init?(of polygons: Shape) {
    guard polygons.points.count < OpenEdges.mostPlaces else { return nil }
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
    // Whatever was crossed out is nowhere, on the earth or not.
    guard edges.allSatisfy({ $0.from.isOnEarth && $0.to.isOnEarth }) else { return nil }
  }
}

extension UnsharedEdges {
  /// One corner in so many is looked at; a power of two.
  private static let sample: UInt64 = 16

  /// Whether edges that no neighbour has are likely to be few: of the corners many stand in several rings.
  static func areFew(in polygons: Shape) -> Bool {
    var count = 64
    while count < polygons.points.count / Int(sample) * 2 { count *= 2 }
    // Two corners with one hash count as the same: that costs time and changes no answer.
    var slots = [UInt64](repeating: 0, count: count)
    var (seen, repeated) = (0, 0)
    for point in polygons.points {
      let hash = mixed(point) | 1
      guard hash >> 32 & (sample - 1) == 0 else { continue }
      seen += 1
      let slot = Int(truncatingIfNeeded: hash >> 36) & (count - 1)
      if slots[slot] == hash { repeated += 1 } else { slots[slot] = hash }
    }
    return repeated * 8 > seen
  }
}

/// The same for equal points.
@inline(__always)
func mixed(_ point: SIMD2<Double>) -> UInt64 {
  // Adding zero makes one of the two zeros.
  let hash = (point.x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15
  return (hash ^ (hash >> 32) ^ (point.y + 0).bitPattern) &* 0xD6E8_FEB8_6659_FD93
}

/// Crosses out edges of rings that run the same way back and forth.
///
/// Neighbours share chains of edges.  So a few edges of every chain are looked up in a table, and from where one is found
/// the two rings are followed in both directions; what is left is looked up edge by edge.
private struct OpenEdges: ~Copyable {
  static let mostPlaces = 1 << 30
  /// One edge in so many is looked up first; a power of two.
  private static let sample = 4
  /// Slots that are looked at before an edge is left as it is: a thousand times the same edge costs no more.
  private static let mostProbes = 64

  private let points: UnsafeBufferPointer<SIMD2<Double>>
  private let ringEnds: UnsafeBufferPointer<Int>
  /// By the place where an edge begins.
  private let isCrossed: UnsafeMutableBufferPointer<Bool>
  /// By blocks of places: the ring that the first place of a block is in.
  private let ringOfBlock: [Int32]
  private static let blockBits = 6
  /// The hash of an edge above, and below the place where it begins, counted from 1; 0 where nothing is.
  private var slots: [UInt64] = []

  init(_ points: UnsafeBufferPointer<SIMD2<Double>>, _ ringEnds: UnsafeBufferPointer<Int>) {
    self.points = points
    self.ringEnds = ringEnds
    isCrossed = .allocate(capacity: points.count)
    isCrossed.initialize(repeating: false)
    var ring = 0
    ringOfBlock = stride(from: 0, through: points.count, by: 1 << Self.blockBits).map { place in
      while ring < ringEnds.count, ringEnds[ring] <= place { ring += 1 }
      return Int32(truncatingIfNeeded: ring)
    }
  }

  deinit { isCrossed.deallocate() }

  /// Where the edges that are left begin, ascending.
  var places: [Int] { points.indices.filter { !isCrossed[$0] } }

  /// Where the edge ends that begins at a place.
  func end(of place: Int) -> Int { next(place, in: ring(of: place)) }

  mutating func crossAll() {
    cross(oneIn: Self.sample, room: points.count / Self.sample)
    cross(oneIn: 1, room: isCrossed.count { !$0 })
  }

  private mutating func cross(oneIn sample: Int, room: Int) {
    var count = 64
    while count < room + room / 3 { count *= 2 }
    slots = [UInt64](repeating: 0, count: count)
    var start = 0
    for end in ringEnds {
      let ring = start..<end
      var last = (place: -1, mixed: UInt64(0))
      for place in ring where !isCrossed[place] {
        let next = next(place, in: ring)
        let here = last.place == place ? last.mixed : mixed(points[place])
        last = (next, mixed(points[next]))
        let hash = hash(here &+ last.mixed)
        if hash >> 32 & UInt64(sample - 1) == 0 { lookUp(place, ring, hash) }
      }
      start = end
    }
  }

  /// Of the sum over both ends of an edge, the same for both directions; the lower half is empty.
  @inline(__always)
  private func hash(_ sum: UInt64) -> UInt64 {
    (sum ^ (sum >> 32)) &* 0x9E37_79B9_7F4A_7C15 & ~0xFFFF_FFFF
  }

  /// Crosses out the edge with one that runs the other way, if there is one, and what both rings share from there on;
  /// else notes it.
  private mutating func lookUp(_ place: Int, _ ring: Range<Int>, _ hash: UInt64) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 34) & mask
    for _ in 0..<Self.mostProbes {
      let entry = slots[slot]
      if entry == 0 {
        slots[slot] = hash | UInt64(truncatingIfNeeded: place + 1)
        return
      }
      if entry & ~0xFFFF_FFFF == hash {
        let other = Int(entry & 0xFFFF_FFFF) - 1
        if !isCrossed[other] {
          let otherRing = self.ring(of: other)
          if runBack(place, ring, other, otherRing) { return crossChain(place, ring, other, otherRing) }
        }
      }
      slot = (slot + 1) & mask
    }
  }

  private func crossChain(_ place: Int, _ ring: Range<Int>, _ other: Int, _ otherRing: Range<Int>) {
    isCrossed[place] = true
    isCrossed[other] = true
    var (here, there) = (next(place, in: ring), previous(other, in: otherRing))
    while crossIfShared(here, ring, there, otherRing) {
      (here, there) = (next(here, in: ring), previous(there, in: otherRing))
    }
    (here, there) = (previous(place, in: ring), next(other, in: otherRing))
    while crossIfShared(here, ring, there, otherRing) {
      (here, there) = (previous(here, in: ring), next(there, in: otherRing))
    }
  }

  @inline(__always)
  private func crossIfShared(_ place: Int, _ ring: Range<Int>, _ other: Int, _ otherRing: Range<Int>) -> Bool {
    guard !isCrossed[place], !isCrossed[other], runBack(place, ring, other, otherRing) else { return false }
    isCrossed[place] = true
    isCrossed[other] = true
    return true
  }

  /// Whether two edges are the same in opposite directions.
  @inline(__always)
  private func runBack(_ place: Int, _ ring: Range<Int>, _ other: Int, _ otherRing: Range<Int>) -> Bool {
    points[place] == points[next(other, in: otherRing)] && points[other] == points[next(place, in: ring)]
  }

  @inline(__always)
  private func next(_ place: Int, in ring: Range<Int>) -> Int {
    place + 1 == ring.upperBound ? ring.lowerBound : place + 1
  }

  @inline(__always)
  private func previous(_ place: Int, in ring: Range<Int>) -> Int {
    place == ring.lowerBound ? ring.upperBound - 1 : place - 1
  }

  /// The ring that a place is in.
  private func ring(of place: Int) -> Range<Int> {
    var ring = Int(ringOfBlock[place >> Self.blockBits])
    while ring < ringEnds.count, ringEnds[ring] <= place { ring += 1 }
    return (ring == 0 ? 0 : ringEnds[ring - 1])..<(ring < ringEnds.count ? ringEnds[ring] : points.count)
  }
}
