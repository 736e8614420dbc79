/// The edges of shapes that are to be cut against one another.
struct BoundaryEdges {
  private(set) var nodes: NodeTable
  private(set) var edges: [Edge] = []
  /// By point: whether it came more than once.
  private var isShared: [Bool] = []

  init(capacity: Int) {
    nodes = NodeTable(capacity: capacity)
    edges.reserveCapacity(capacity)
  }

  /// Adds the rings of a shape.
  ///
  /// - Parameters:
  ///   - shape: Rings with their inside on the left.
  ///   - weight: What the inside counts.
  ///   - source: 0 or 1.
  /// - Returns: Whether the shape could be taken: rings of three points, coordinates on the earth.
  mutating func add(_ shape: Shape, weight: Int32, source: Int32) -> Bool {
    guard edges.count + shape.points.count < 1 << 28 else { return false }
    for index in shape.ringEnds.indices {
      let ring = shape.points[shape.ring(index)]
      guard ring.count >= 3, let last = ring.last else { return false }
      var previous = number(of: last)
      for point in ring {
        guard point.isOnEarth else { return false }
        let number = number(of: point)
        edges.append(Edge(from: previous, to: number, weight: weight, source: source))
        previous = number
      }
    }
    return true
  }

  /// Moves every point to the nearest whole multiple of a step, metres.
  mutating func snap(to step: Double) {
    var snapped = NodeTable(capacity: nodes.points.count)
    let numbers = nodes.points.map { snapped.number(of: ($0 / step).rounded(.toNearestOrEven) * step) }
    edges = edges.map { edge in
      Edge(from: numbers[Int(edge.from)], to: numbers[Int(edge.to)], weight: edge.weight, source: edge.source)
    }
    nodes = snapped
    isShared = Array(repeating: true, count: nodes.points.count)
  }

  private mutating func number(of point: SIMD2<Double>) -> Int32 {
    let number = nodes.number(of: point)
    if Int(number) < isShared.count { isShared[Int(number)] = true } else { isShared.append(false) }
    return number
  }

  /// Adds an edge between points on the earth, with an inside that counts 1 on its left.
  mutating func add(from start: SIMD2<Double>, to end: SIMD2<Double>) {
    edges.append(Edge(from: number(of: start), to: number(of: end), weight: 1, source: 0))
  }

  /// The faces between the edges, those that cancel left out; edges of one source are cut only on request.
  ///
  /// May be called again, for edges that rounding has bent across others.
  mutating func arrangement(withinSources: Bool = false) -> Arrangement {
    edges = edges.cancelled { isShared[Int($0)] }
    if let cut = Noding.cut(edges, nodes: &nodes, withinSources: withinSources) {
      edges = cut.edges.cancelled { cut.isCut[Int($0)] }
      isShared = Array(repeating: true, count: nodes.points.count)
    }
    return Arrangement(points: nodes.points, edges: edges)
  }
}
