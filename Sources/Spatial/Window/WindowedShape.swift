/// A shape made ready to be cut to windows: stretches of its rings with rectangles around them.
///
/// A large polygon is indexed once and then cut many times, each time at the cost of what lies near the window.
public struct WindowedShape: Sendable {
  private static let stretchLength = 32

  let shape: Shape
  private let rings: [Bounds?]
  /// Rectangles around stretches of edges, by ring.
  private let stretches: [Bounds?]
  /// Where the stretches of each ring begin, and one more.
  private let stretchStarts: [Int]

  public init(_ shape: Shape) {
    self.shape = shape
    var rings: [Bounds?] = []
    var stretches: [Bounds?] = []
    var starts = [0]
    for index in shape.ringEnds.indices {
      let ring = shape.ring(index)
      var whole: Bounds?
      for start in stride(from: ring.lowerBound, to: ring.upperBound, by: Self.stretchLength) {
        let end = min(start + Self.stretchLength, ring.upperBound)
        var bounds = Bounds(shape.points[start..<end])
        // The edge that leads on belongs to the stretch.
        let next = shape.points[end == ring.upperBound ? ring.lowerBound : end]
        bounds = bounds?.union(Bounds(low: next, high: next))
        stretches.append(bounds)
        whole = bounds.map { whole?.union($0) ?? $0 } ?? whole
      }
      rings.append(whole)
      starts.append(stretches.count)
    }
    self.rings = rings
    self.stretches = stretches
    stretchStarts = starts
  }

  public var bounds: Bounds? {
    rings.compactMap(\.self).reduce(nil as Bounds?) { $0?.union($1) ?? $1 }
  }

  /// What lies in a window, rings that run along its rim where the shape goes on outside.
  ///
  /// The rings are right for counting what covers a place; which of them are holes in which is not recorded.
  func cut(to window: Bounds) -> Shape {
    var cut = WindowCut(window)
    for (index, bounds) in rings.enumerated() {
      guard let bounds, bounds.meets(window) else { continue }
      let ring = shape.ring(index)
      if window.holds(bounds) {
        cut.add(shape.points[ring])
        continue
      }
      forEachEdge(of: index, where: { $0.meets(window) }) { cut.addEdge(from: $0, to: $1) }
      cut.endRing()
    }
    return cut.finish { covers($0) }
  }

  /// Whether the shape covers a point.
  private func covers(_ point: SIMD2<Double>) -> Bool {
    func isLevel(_ bounds: Bounds) -> Bool {
      bounds.low.y <= point.y && point.y <= bounds.high.y && bounds.high.x >= point.x
    }
    var isInside = false
    for (index, bounds) in rings.enumerated() where bounds.map(isLevel) ?? false {
      forEachEdge(of: index, where: isLevel) { from, to in
        guard (from.y > point.y) != (to.y > point.y) else { return }
        let x = from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x)
        if x > point.x { isInside.toggle() }
      }
    }
    return isInside
  }

  /// The edges of a ring in those stretches whose rectangles a test takes.
  @inline(__always)
  private func forEachEdge(
    of index: Int,
    where isNear: (Bounds) -> Bool,
    _ body: (SIMD2<Double>, SIMD2<Double>) -> Void
  ) {
    let ring = shape.ring(index)
    for stretch in stretchStarts[index]..<stretchStarts[index + 1] {
      guard let bounds = stretches[stretch], isNear(bounds) else { continue }
      let start = ring.lowerBound + (stretch - stretchStarts[index]) * Self.stretchLength
      for place in start..<min(start + Self.stretchLength, ring.upperBound) {
        body(shape.points[place], shape.points[place + 1 == ring.upperBound ? ring.lowerBound : place + 1])
      }
    }
  }
}

extension Bounds {
  func holds(_ other: Bounds) -> Bool {
    low.x < other.low.x && low.y < other.low.y && other.high.x < high.x && other.high.y < high.y
  }
}
