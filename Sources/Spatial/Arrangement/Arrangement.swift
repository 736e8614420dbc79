/// The faces into which weighted edges cut the plane, and what each of them counts.
///
/// Nothing here fails on odd input: every point has as much weight coming in as going out, so that all walks close.
/// Where rounding or crossing edges of one source would make the counts contradict one another, `isSound` is false and
/// the caller takes another way.
struct Arrangement {
  let points: [SIMD2<Double>]
  let edges: [Edge]
  /// The half-edge that follows, with the face on the left; half-edge 2i is edge i, 2i + 1 runs against it.
  private(set) var next: [Int32]
  /// The cycle that each half-edge belongs to.
  private(set) var cycleOf: [Int32]
  /// A half-edge of every cycle.
  private(set) var firstOf: [Int32] = []
  /// Area inside each cycle, m², negative for one around which its face lies.
  private(set) var areas: [Double] = []

  /// Of the edges no two join the same points, and their weights are positive.
  init(points: [SIMD2<Double>], edges: [Edge]) {
    self.points = points
    self.edges = edges
    next = Array(repeating: 0, count: edges.count * 2)
    cycleOf = Array(repeating: -1, count: edges.count * 2)
    linkHalfEdges()
    traceCycles()
  }

  func origin(of half: Int) -> SIMD2<Double> { points[Int(originNode(of: half))] }

  func originNode(of half: Int) -> Int32 { half & 1 == 0 ? edges[half >> 1].from : edges[half >> 1].to }

  /// Calls with the half-edges of a cycle in order.
  @inline(__always)
  func forEachHalfEdge(ofCycle cycle: Int, _ body: (Int) -> Void) {
    let first = Int(firstOf[cycle])
    var half = first
    repeat {
      body(half)
      half = Int(next[half])
    } while half != first
  }

  func westernmost(ofCycle cycle: Int) -> SIMD2<Double> {
    var best = origin(of: Int(firstOf[cycle]))
    forEachHalfEdge(ofCycle: cycle) { half in
      let point = origin(of: half)
      if (point.x, point.y) < (best.x, best.y) { best = point }
    }
    return best
  }

  /// The edges by place, for a few questions: cells of many edges.
  var grid: SegmentGrid {
    let bounds = Bounds(points) ?? Bounds(low: .zero, high: .zero)
    return SegmentGrid(bounds, count: edges.count, fineness: 0.25) { edge in
      (points[Int(edges[edge].from)], points[Int(edges[edge].to)])
    }
  }

  private mutating func linkHalfEdges() {
    var starts = [Int32](repeating: 0, count: points.count + 1)
    for edge in edges {
      starts[Int(edge.from)] += 1
      starts[Int(edge.to)] += 1
    }
    var sum: Int32 = 0
    for node in starts.indices {
      sum += starts[node]
      starts[node] = sum
    }
    var leaving = [Int32](repeating: 0, count: edges.count * 2)
    for half in stride(from: edges.count * 2 - 1, through: 0, by: -1) {
      let node = Int(originNode(of: half))
      starts[node] -= 1
      leaving[Int(starts[node])] = Int32(half)
    }
    for node in points.indices where starts[node] < starts[node + 1] {
      let range = Int(starts[node])..<Int(starts[node + 1])
      if range.count > 2 { sortByDirection(&leaving[range]) }
      for position in range {
        let before = position == range.lowerBound ? range.upperBound - 1 : position - 1
        next[Int(leaving[position] ^ 1)] = leaving[before]
      }
    }
  }

  /// Sorts half-edges that leave one point counter-clockwise.
  private func sortByDirection(_ leaving: inout ArraySlice<Int32>) {
    leaving.sort { left, right in
      let (one, two) = (direction(of: left), direction(of: right))
      if one.isUpper != two.isUpper { return one.isUpper }
      let turn = one.cross(two)
      return turn == 0 ? left < right : turn > 0
    }
  }

  private func direction(of half: Int32) -> SIMD2<Double> { origin(of: Int(half ^ 1)) - origin(of: Int(half)) }

  private mutating func traceCycles() {
    for start in next.indices where cycleOf[start] < 0 {
      let cycle = Int32(firstOf.count)
      let anchor = origin(of: start)
      var twice = 0.0
      var half = start
      var previous = SIMD2<Double>()
      repeat {
        cycleOf[half] = cycle
        half = Int(next[half])
        let point = origin(of: half) - anchor
        twice += previous.cross(point)
        previous = point
      } while half != start
      firstOf.append(Int32(start))
      areas.append(twice / 2)
    }
  }
}

extension SIMD2<Double> {
  /// Whether the direction points to the north, or straight to the east.
  fileprivate var isUpper: Bool { y > 0 || (y == 0 && x > 0) }
}
