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

  /// The same edges, cut where one of source 0 meets one of source 1; on request, where any two meet.
  ///
  /// - Returns: The edges, and by point whether one was cut there; `nil` when none meet.
  static func cut(
    _ edges: [Edge],
    nodes: inout NodeTable,
    withinSources: Bool
  ) -> (edges: [Edge], isCut: [Bool])? {
    var noding = Noding(withinSources: withinSources)
    noding.find(in: edges, nodes: &nodes)
    guard !noding.cuts.isEmpty else { return nil }
    var isCut = [Bool](repeating: false, count: nodes.points.count)
    for cut in noding.cuts { isCut[Int(cut.node)] = true }
    return (noding.apply(to: edges), isCut)
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
    let grid = SegmentGrid(shared, count: split.count, segment: segment)
    var seen = [Int32](repeating: -1, count: split.count)
    for other in others {
      let start = points[Int(edges[other].from)]
      let end = points[Int(edges[other].to)]
      grid.forEachNear(start, end) { index in
        if seen[index] == Int32(other) || (withinSources && split[index] >= other) { return }
        seen[index] = Int32(other)
        let edge = edges[split[index]]
        guard Self.isNear(points[Int(edge.from)], points[Int(edge.to)], start, end) else { return }
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

  /// Cuts a pair of edges that come near one another where they meet.
  private mutating func meet(_ left: Int, _ right: Int, _ edges: [Edge], _ nodes: inout NodeTable) {
    let (first, second) = (edges[left], edges[right])
    let (a, b) = (nodes.points[Int(first.from)], nodes.points[Int(first.to)])
    let (c, d) = (nodes.points[Int(second.from)], nodes.points[Int(second.to)])
    let ofSecond = Sides(of: c, d, from: a, b)
    let ofFirst = Sides(of: a, b, from: c, d)
    if ofSecond.areBeside || ofFirst.areBeside { return }
    if ofSecond.areOpposite, ofFirst.areOpposite {
      let node = nodes.number(of: a + (b - a) * ofFirst.share)
      cuts.append(Cut(edge: Int32(left), node: node, share: ofFirst.share))
      cuts.append(Cut(edge: Int32(right), node: node, share: ofSecond.share))
      return
    }
    if ofSecond.isFirstOn { cut(left, a, b, at: second.from, c) }
    if ofSecond.isSecondOn { cut(left, a, b, at: second.to, d) }
    if ofFirst.isFirstOn { cut(right, c, d, at: first.from, a) }
    if ofFirst.isSecondOn { cut(right, c, d, at: first.to, b) }
  }

  /// Whether the rectangles around two edges come within reach of one another.
  @inline(__always)
  private static func isNear(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>, _ d: SIMD2<Double>) -> Bool {
    if min(a.x, b.x) > max(c.x, d.x) + reach || min(c.x, d.x) > max(a.x, b.x) + reach { return false }
    return min(a.y, b.y) <= max(c.y, d.y) + reach && min(c.y, d.y) <= max(a.y, b.y) + reach
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

/// On which sides of a line two points lie.
private struct Sides {
  private let first: Double
  private let second: Double
  /// Up to this a point is on the line.
  private let margin: Double

  @inline(__always)
  init(of first: SIMD2<Double>, _ second: SIMD2<Double>, from start: SIMD2<Double>, _ end: SIMD2<Double>) {
    let along = end - start
    self.first = along.cross(first - start)
    self.second = along.cross(second - start)
    margin = Noding.reach * (abs(along.x) + abs(along.y))
  }

  var isFirstOn: Bool { abs(first) <= margin }
  var isSecondOn: Bool { abs(second) <= margin }
  /// Both on one side, neither on the line.
  var areBeside: Bool { min(first, second) > margin || max(first, second) < -margin }
  /// Neither on the line, unless they are on one side.
  var areOpposite: Bool { !isFirstOn && !isSecondOn }
  /// Where the line between the two crosses, from the first to the second.
  var share: Double { first / (first - second) }
}
