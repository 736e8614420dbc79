/// Looks for edges of one shape that meet, by a grid.
struct CrossingSearch {
  /// Whether edges meet in corners only, and those of one ring only in the corner between neighbours.
  private(set) var isClear = true
  /// Corners that two rings have in common.
  private var touches: [Touch] = []
  let shape: Shape
  /// The edges, each numbered like the corner where it begins.
  let grid: SegmentGrid
  /// By edge: the corner where it ends, which is the next edge of the ring.
  let nexts: [Int32]
  /// By edge: its ring.
  let rings: [Int32]

  private struct Touch {
    var point: SIMD2<Double>
    /// The rings, the lower number first, and a place of the point in each.
    var first: (ring: Int32, place: Int32)
    var second: (ring: Int32, place: Int32)
  }

  init(of shape: Shape, bounds: Bounds) {
    self.shape = shape
    nexts = shape.nextPlaces
    rings = shape.ringOfPlaces
    let (points, nexts, rings) = (shape.points, nexts, rings)
    grid = SegmentGrid(bounds, count: points.count) { (points[$0], points[Int(nexts[$0])]) }
    grid.forEachPair { first, second in
      switch EdgeMeeting(points[first], points[Int(nexts[first])], points[second], points[Int(nexts[second])]) {
      case .apart: break
      case .inCorner where rings[first] == rings[second]:
        if Int(nexts[first]) != second, Int(nexts[second]) != first { isClear = false }
      case .inCorner: note(first, second)
      case .doubtful: isClear = false
      }
      return isClear
    }
  }

  private mutating func note(_ first: Int, _ second: Int) {
    let (low, high) = rings[first] < rings[second] ? (first, second) : (second, first)
    for one in [low, Int(nexts[low])] {
      for other in [high, Int(nexts[high])] where shape.points[one] == shape.points[other] {
        touches.append(
          Touch(point: shape.points[one], first: (rings[low], Int32(one)), second: (rings[high], Int32(other)))
        )
      }
    }
  }

  /// Whether rings that touch in a corner do not cross there, and no chain of touching rings closes: it would cut a
  /// polygon in two.
  func touchesAreHarmless() -> Bool {
    var unique: [Touch] = []
    let sorted = touches.sorted {
      ($0.first.ring, $0.second.ring, $0.first.place) < ($1.first.ring, $1.second.ring, $1.first.place)
    }
    for touch in sorted {
      if let last = unique.last, last.first == touch.first, last.second.ring == touch.second.ring { continue }
      unique.append(touch)
    }
    var chains = DisjointSets(count: shape.ringEnds.count)
    let polygons = shape.polygonOfRings
    for touch in unique {
      let (first, second) = (Int(touch.first.ring), Int(touch.second.ring))
      guard !cross(touch) else { return false }
      // Parts of a multipolygon may touch as they like.
      guard polygons[first] == polygons[second] else { continue }
      if !chains.join(first, second) { return false }
    }
    return true
  }

  /// Whether the edges of two rings alternate around their common corner.
  private func cross(_ touch: Touch) -> Bool {
    let first = neighbours(touch.first.place, touch.first.ring).map { $0 - touch.point }
    let second = neighbours(touch.second.place, touch.second.ring).map { $0 - touch.point }
    return second.map { isBetween($0, first[0], first[1]) } != [false, false]
      && second.map { isBetween($0, first[0], first[1]) } != [true, true]
  }

  private func neighbours(_ place: Int32, _ ring: Int32) -> [SIMD2<Double>] {
    let range = shape.ring(Int(ring))
    let place = Int(place)
    let before = place == range.lowerBound ? range.upperBound - 1 : place - 1
    let after = place + 1 == range.upperBound ? range.lowerBound : place + 1
    return [shape.points[before], shape.points[after]]
  }

  /// Whether a direction lies counter-clockwise from one and before another.
  private func isBetween(_ direction: SIMD2<Double>, _ from: SIMD2<Double>, _ to: SIMD2<Double>) -> Bool {
    let afterFrom = from.cross(direction) > 0
    let beforeTo = direction.cross(to) > 0
    return from.cross(to) > 0 ? afterFrom && beforeTo : afterFrom || beforeTo
  }
}

extension Shape {
  /// By place in ``points``: the place of the next corner of the ring.
  var nextPlaces: [Int32] {
    var nexts = points.indices.map { Int32(truncatingIfNeeded: $0 + 1) }
    for index in ringEnds.indices {
      let ring = ring(index)
      if let last = ring.last { nexts[last] = Int32(truncatingIfNeeded: ring.lowerBound) }
    }
    return nexts
  }

  /// By place in ``points``: its ring.
  var ringOfPlaces: [Int32] {
    var rings: [Int32] = []
    rings.reserveCapacity(points.count)
    for index in ringEnds.indices {
      rings += repeatElement(Int32(truncatingIfNeeded: index), count: ring(index).count)
    }
    return rings
  }

  /// By place in ``ringEnds``: its polygon.
  var polygonOfRings: [Int32] {
    polygonEnds.indices.flatMap { repeatElement(Int32(truncatingIfNeeded: $0), count: rings(ofPolygon: $0).count) }
  }
}
