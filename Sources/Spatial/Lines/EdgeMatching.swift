/// 接边: whether the lines of two neighbours meet where the upper line crosses their common border.
public enum EdgeMatching {
  /// One side of a border: the ground of a unit and what its plan draws there.
  public struct Side {
    public var ground: Shape
    public var drawn: Shape

    public init(ground: Shape, drawn: Shape) {
      self.ground = ground
      self.drawn = drawn
    }
  }

  /// Below this many metres borders and lines cannot be told apart.
  private static let least = 0.001

  /// The stretches of the common border inside the upper shape that only one side reaches.
  ///
  /// A side reaches a point of the border when it draws something within the tolerance of it; stretches no longer than
  /// the tolerance are none, and each comes out shorter by up to twice the tolerance.  Where neither side reaches the border nothing is reported: both lack it.
  ///
  /// Where the upper shape only runs along the border, it does not cross.  The tolerance is in true metres.
  ///
  /// - Returns: Stretches that do not hang together, the longest first; `nil` when an overlay fails.
  public static func gaps(_ left: Side, _ right: Side, upper: Shape, tolerance: Double) -> [Lines]? {
    let width = max(tolerance, least)
    guard let leftBounds = left.ground.bounds, let rightBounds = right.ground.bounds, leftBounds.meets(rightBounds)
    else { return [] }
    let common = Bounds(
      low: pointwiseMax(leftBounds.low, rightBounds.low),
      high: pointwiseMin(leftBounds.high, rightBounds.high)
    )
    let near = upper.polygons(meeting: common)
    guard !near.isEmpty, let border = commonBorder(left.ground, right.ground) else { return [] }
    guard let touched = Overlay.clip([border], to: near)?.first else { return [] }
    guard let strip = Overlay.buffer(touched, metres: 4 * width),
      let core = part(of: near, in: strip, grownBy: -width),
      let crossing = Overlay.clip([touched], to: core),
      let one = part(of: left.drawn, in: strip, grownBy: width),
      let other = part(of: right.drawn, in: strip, grownBy: width)
    else { return nil }
    var gaps: [Lines] = []
    for (reaching, lacking) in [(one, other), (other, one)] {
      guard let reached = Overlay.clip(crossing, to: reaching), let alone = Overlay.difference(reached, lacking),
        let stretches = Overlay.merged(alone)
      else { return nil }
      gaps += stretches.filter { $0.length > width }
    }
    return gaps.sorted { $1.length < $0.length }
  }

  private static func part(of shape: Shape, in strip: Shape, grownBy metres: Double) -> Shape? {
    guard let part = Overlay.clip(shape, to: strip) else { return nil }
    return part.isEmpty ? part : Overlay.buffer(part, metres: metres)
  }

  /// Edges that have one shape on one side and the other shape on the other; `nil` when the shapes are too large.
  static func commonBorder(_ left: Shape, _ right: Shape) -> Lines? {
    let step: Int32 = 1 << 16
    var boundary = BoundaryEdges(capacity: left.points.count + right.points.count)
    guard boundary.add(left, weight: 1, source: 0), boundary.add(right, weight: step, source: 1) else { return nil }
    let arrangement = boundary.arrangement()
    var lines = Lines()
    for edge in arrangement.edges where edge.weight == step - 1 {
      lines.append([arrangement.points[Int(edge.from)], arrangement.points[Int(edge.to)]])
    }
    return lines.isEmpty ? nil : lines
  }
}
