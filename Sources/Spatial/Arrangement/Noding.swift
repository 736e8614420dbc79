/// Finds where edges of two sources meet and cuts them there.
struct Noding {
  /// Points nearer than this to an edge lie on it, metres: some ten times the spacing of numbers in the plane.
  static let reach = 1e-8

  private var cuts: [Cut] = []
  private let withinSources: Bool

  private init(withinSources: Bool) { self.withinSources = withinSources }

  private struct Cut {
    var edge: Int32
    var node: Int32
    /// Where on the edge, from 0 to 1.
    var share: Double
  }

  /// The same edges, cut where one of source 0 meets one of source 1; if asked for, where any two meet.
  static func cut(_ edges: [Edge], nodes: inout NodeTable, withinSources: Bool) -> [Edge] {
    var noding = Noding(withinSources: withinSources)
    noding.find(in: edges, nodes: &nodes)
    return noding.apply(to: edges)
  }

  private mutating func find(in edges: [Edge], nodes: inout NodeTable) {
    let split = edges.indices.filter { withinSources || edges[$0].source == 0 }
    let others = edges.indices.filter { withinSources || edges[$0].source != 0 }
    guard let first = bounds(of: split, edges, nodes), let second = bounds(of: others, edges, nodes),
      first.meets(second)
    else { return }
    let shared = Bounds(low: pointwiseMax(first.low, second.low), high: pointwiseMin(first.high, second.high))
    let points = nodes.points
    let segment = { (index: Int) in
      (points[Int(edges[split[index]].from)], points[Int(edges[split[index]].to)])
    }
    let total = split.indices.reduce(0.0) { sum, index in
      let (start, end) = segment(index)
      return sum + abs(end.x - start.x) + abs(end.y - start.y)
    }
    let frame = GridFrame(bounds: shared, count: split.count, meanLength: total / Double(split.count))
    let grid = SegmentGrid(frame, count: split.count, segment: segment)
    var seen = [Int32](repeating: -1, count: split.count)
    for other in others {
      let start = points[Int(edges[other].from)]
      let end = points[Int(edges[other].to)]
      grid.forEachNear(start, end) { index in
        if seen[index] == Int32(other) || (withinSources && split[index] >= other) { return }
        seen[index] = Int32(other)
        meet(split[index], other, edges, &nodes)
      }
    }
  }

  private func bounds(of indices: [Int], _ edges: [Edge], _ nodes: NodeTable) -> Bounds? {
    guard let first = indices.first else { return nil }
    let start = nodes.points[Int(edges[first].from)]
    var bounds = Bounds(low: start, high: start)
    for index in indices {
      let (from, to) = (nodes.points[Int(edges[index].from)], nodes.points[Int(edges[index].to)])
      bounds.low = pointwiseMin(bounds.low, pointwiseMin(from, to))
      bounds.high = pointwiseMax(bounds.high, pointwiseMax(from, to))
    }
    return bounds
  }

  /// Cuts a pair of edges where they meet.
  private mutating func meet(_ left: Int, _ right: Int, _ edges: [Edge], _ nodes: inout NodeTable) {
    let (first, second) = (edges[left], edges[right])
    let a = nodes.points[Int(first.from)]
    let b = nodes.points[Int(first.to)]
    let c = nodes.points[Int(second.from)]
    let d = nodes.points[Int(second.to)]
    let reach = Self.reach
    if min(a.x, b.x) > max(c.x, d.x) + reach || min(c.x, d.x) > max(a.x, b.x) + reach { return }
    if min(a.y, b.y) > max(c.y, d.y) + reach || min(c.y, d.y) > max(a.y, b.y) + reach { return }
    let sideC = (b - a).cross(c - a)
    let sideD = (b - a).cross(d - a)
    let margin = reach * (abs(b.x - a.x) + abs(b.y - a.y))
    if min(sideC, sideD) > margin || max(sideC, sideD) < -margin { return }
    let sideA = (d - c).cross(a - c)
    let sideB = (d - c).cross(b - c)
    let otherMargin = reach * (abs(d.x - c.x) + abs(d.y - c.y))
    if min(sideA, sideB) > otherMargin || max(sideA, sideB) < -otherMargin { return }

    let isApart = abs(sideC) > margin && abs(sideD) > margin && abs(sideA) > otherMargin && abs(sideB) > otherMargin
    if isApart {
      let share = sideA / (sideA - sideB)
      let node = nodes.number(of: a + (b - a) * share)
      cuts.append(Cut(edge: Int32(left), node: node, share: share))
      cuts.append(Cut(edge: Int32(right), node: node, share: sideC / (sideC - sideD)))
      return
    }
    if abs(sideC) <= margin { cut(left, a, b, at: second.from, c) }
    if abs(sideD) <= margin { cut(left, a, b, at: second.to, d) }
    if abs(sideA) <= otherMargin { cut(right, c, d, at: first.from, a) }
    if abs(sideB) <= otherMargin { cut(right, c, d, at: first.to, b) }
  }

  /// Cuts an edge at a point next to its line, when the point lies between its ends.
  private mutating func cut(
    _ edge: Int,
    _ start: SIMD2<Double>,
    _ end: SIMD2<Double>,
    at node: Int32,
    _ point: SIMD2<Double>
  ) {
    let along = end - start
    let share = ((point - start) * along).sum() / (along * along).sum()
    guard share > 0, share < 1, point != start, point != end else { return }
    cuts.append(Cut(edge: Int32(edge), node: node, share: share))
  }

  private mutating func apply(to edges: [Edge]) -> [Edge] {
    if cuts.isEmpty { return edges }
    cuts.sort { ($0.edge, $0.share, $0.node) < ($1.edge, $1.share, $1.node) }
    var result: [Edge] = []
    result.reserveCapacity(edges.count + cuts.count)
    var next = 0
    for (index, edge) in edges.enumerated() {
      var from = edge.from
      while next < cuts.count, Int(cuts[next].edge) == index {
        result.append(Edge(from: from, to: cuts[next].node, weight: edge.weight, source: edge.source))
        from = cuts[next].node
        next += 1
      }
      result.append(Edge(from: from, to: edge.to, weight: edge.weight, source: edge.source))
    }
    return result
  }
}
