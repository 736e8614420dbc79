/// An edge of zones within a cell, relative to the cell's lower left corner, and the groups that it parts.
///
/// What is counted is area below edges: a zone that lies below gives, one that lies above takes away.  Where two zones
/// share a border, it is one edge.
struct ZoneEdge: BitwiseCopyable, Sendable {
  // Four numbers: pairs would be padded, and millions of edges are kept.
  private let (westX, westY, eastX, eastY): (Double, Double, Double, Double)
  /// The groups below and above; `nobody` for none.
  let below: Int32
  let above: Int32

  static let nobody: Int32 = -1

  init(_ west: SIMD2<Double>, _ east: SIMD2<Double>, below: Int32, above: Int32) {
    (westX, westY, eastX, eastY) = (west.x, west.y, east.x, east.y)
    (self.below, self.above) = (below, above)
  }

  /// With the sign of what lies below.
  var edge: SignedEdge { SignedEdge(west: SIMD2(westX, westY), east: SIMD2(eastX, eastY), sign: 1) }

  /// Whether it lies on the lower side of the cell.
  var isAtBottom: Bool { westY == 0 && eastY == 0 }
}

/// A stretch of the upper side of a cell along which a group covers what lies below.
struct ZoneRim: BitwiseCopyable, Sendable, Equatable {
  let group: Int32
  /// How often; less than nothing where a hole takes away what the ring around it gives.
  var times: Int32
  var west: Double
  var east: Double

  /// With the sign and weight of what lies below.
  func edge(atHeight height: Double) -> SignedEdge {
    SignedEdge(west: SIMD2(west, height), east: SIMD2(east, height), sign: Double(times))
  }

  /// Stretches that are the same counted once, and those that touch joined, by group.
  static func joined(_ rims: inout [ZoneRim]) {
    guard rims.count > 1 else { return }
    rims.sort { ($0.group, $0.west, $0.east) < ($1.group, $1.west, $1.east) }
    var count = 0
    for rim in rims {
      if count > 0, rims[count - 1].group == rim.group {
        if rims[count - 1].west == rim.west, rims[count - 1].east == rim.east {
          rims[count - 1].times += rim.times
          if rims[count - 1].times == 0 { count -= 1 }
          continue
        }
        if rims[count - 1].east == rim.west, rims[count - 1].times == rim.times {
          rims[count - 1].east = rim.east
          continue
        }
      }
      rims[count] = rim
      count += 1
    }
    rims.removeLast(rims.count - count)
  }
}

/// Joins the edges of single zones in a cell to those between zones: what two zones have in common, or one zone twice and
/// in both directions, is found by its ends, since both were cut at the same places.
struct BorderJoiner {
  /// An edge of one zone.
  struct Half: BitwiseCopyable, Sendable {
    var west: SIMD2<Double>
    var east: SIMD2<Double>
    var group: Int32
    var isBelow: Bool

    fileprivate func hasEnds(of other: Half) -> Bool { west == other.west && east == other.east }

    /// An order in which the same edges stand together, and in these those of a zone.
    fileprivate static func < (first: Half, second: Half) -> Bool {
      if first.west.x != second.west.x { return first.west.x < second.west.x }
      if first.west.y != second.west.y { return first.west.y < second.west.y }
      if first.east.x != second.east.x { return first.east.x < second.east.x }
      if first.east.y != second.east.y { return first.east.y < second.east.y }
      return first.group < second.group
    }
  }

  var halves: [Half] = []
  private var below: [Int32] = []
  private var above: [Int32] = []

  /// Hands over the joined edges, and is empty then.
  mutating func join(_ body: (ZoneEdge) -> Void) {
    halves.sort(by: <)
    var start = 0
    while start < halves.count {
      var end = start + 1
      while end < halves.count, halves[end].hasEnds(of: halves[start]) { end += 1 }
      join(start..<end, body)
      start = end
    }
    halves.removeAll(keepingCapacity: true)
  }

  private mutating func join(_ same: Range<Int>, _ body: (ZoneEdge) -> Void) {
    below.removeAll(keepingCapacity: true)
    above.removeAll(keepingCapacity: true)
    for half in halves[same] {
      if half.isBelow {
        if let place = above.firstIndex(of: half.group) { above.remove(at: place) } else { below.append(half.group) }
      } else {
        if let place = below.firstIndex(of: half.group) { below.remove(at: place) } else { above.append(half.group) }
      }
    }
    let (west, east) = (halves[same.lowerBound].west, halves[same.lowerBound].east)
    for place in 0..<max(below.count, above.count) {
      let groups = (place < below.count ? below[place] : nil, place < above.count ? above[place] : nil)
      body(ZoneEdge(west, east, below: groups.0 ?? ZoneEdge.nobody, above: groups.1 ?? ZoneEdge.nobody))
    }
  }
}
