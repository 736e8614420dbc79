/// 接边: whether the lines of two neighbours meet where the upper line crosses their common border.
///
/// Holds a GEOS context: for one thread.
public struct EdgeMatching: ~Copyable {
  /// One side of a border: the ground of a unit and what its plan draws there.
  public struct Side {
    public var ground: Shape
    public var drawn: Shape

    public init(ground: Shape, drawn: Shape) {
      self.ground = ground
      self.drawn = drawn
    }
  }

  /// Below this many metres borders and lines cannot be distinguished.
  private static let least = 0.001

  private let upper: Shape
  private let windowedUpper: WindowedShape
  private let tolerance: Tolerance
  /// True metres.
  private let width: Double
  private let context: GEOSContext

  /// Takes the shape whose crossings have to meet, by how much a plan may stray from it, and what it may leave out.
  ///
  /// Where the upper shape only runs along a border, it does not cross.  Returns `nil` when GEOS gives up.
  public init?(upper: Shape, tolerance: Tolerance) {
    guard let context = GEOSContext() else { return nil }
    self.upper = upper
    windowedUpper = WindowedShape(upper)
    self.tolerance = tolerance
    width = max(tolerance.width ?? 0, Self.least)
    self.context = context
  }

  /// The stretches of the common border inside the upper shape that only one side reaches.
  ///
  /// A side reaches a point of the border when it draws something within the tolerance of it, and lacks it when it draws
  /// nothing within twice the tolerance: both may stray.  So a stretch comes out shorter by a few times the tolerance;
  /// one no longer than the tolerance is none, and neither is one beside which the side that lacks it leaves out no more
  /// than a sliver.  Where neither side reaches the border nothing is reported.
  ///
  /// - Returns: Stretches that do not hang together, the longest first; `nil` when an overlay fails.
  public func gaps(_ left: Side, _ right: Side) -> [Lines]? {
    guard let border = commonBorder(left.ground, right.ground, apart: width) else { return nil }
    guard !border.isEmpty else { return [] }
    // Where both draw up to the very same edges, they meet.
    let open = border.without(edgesOf: commonBorder(left.drawn, right.drawn))
    guard !open.isEmpty else { return [] }
    guard let touched = inside(open) else { return nil }
    guard let bounds = touched.bounds else { return [] }
    guard let strip = Overlay.buffer(touched, metres: 4 * width),
      let core = grown(upper.polygons(meeting: bounds), by: -width, in: strip),
      let crossing = Overlay.clip(touched, to: core)
    else { return nil }
    var gaps: [(length: Double, stretch: Lines)] = []
    for (reaching, lacking) in [(left, right), (right, left)] {
      guard let reach = grown(reaching.drawn, by: width, in: strip),
        let lack = grown(lacking.drawn, by: 2 * width, in: strip),
        let reached = Overlay.clip(crossing, to: reach), let alone = Overlay.difference(reached, lack),
        let stretches = Overlay.merged(alone)
      else { return nil }
      let side = WindowedSide(lacking)
      for (length, stretch) in stretches.map({ ($0.length, $0) }) where length > width {
        guard let isReal = isReal(stretch, side) else { return nil }
        if isReal { gaps.append((length, stretch)) }
      }
    }
    return gaps.sorted { $1.length < $0.length }.map(\.stretch)
  }

  /// The parts of a border inside the upper shape, of which only what is near is looked at: each part that touches its rim
  /// may cost as much as that is large.
  private func inside(_ border: Lines) -> Lines? {
    guard let bounds = border.bounds else { return Lines() }
    let near = upper.polygons(meeting: bounds)
    guard !near.isEmpty else { return Lines() }
    guard let geometry = near.validGeometry(in: context) else { return nil }
    defer { context.destroy(geometry) }
    guard let prepared = context.prepared(geometry) else { return nil }
    defer { context.destroy(prepared: prepared) }
    return context.overlaid(.intersection, border, geometry, prepared, atOnce: true)
  }

  /// A side that is looked up at every stretch.
  private struct WindowedSide {
    let ground: WindowedShape
    let drawn: WindowedShape

    init(_ side: Side) { (ground, drawn) = (WindowedShape(side.ground), WindowedShape(side.drawn)) }
  }

  /// Whether a side leaves out more than slivers of the upper shape beside a stretch, as far as ten metres show.
  private func isReal(_ stretch: Lines, _ side: WindowedSide) -> Bool? {
    guard let window = Overlay.buffer(stretch, metres: 10), let near = Overlay.intersection(window, windowedUpper),
      let asked = Overlay.intersection(near, side.ground), let left = Overlay.difference(asked, side.drawn),
      let beside = Overlay.buffer(stretch, metres: 2 * width)
    else { return nil }
    for piece in left.pieces.flatMap({ tolerance.sorted($0).real }) {
      guard let touching = Overlay.intersection(piece.shape, beside) else { return nil }
      if !touching.isEmpty { return true }
    }
    return false
  }

  private func grown(_ shape: Shape, by metres: Double, in strip: Shape) -> Shape? {
    guard let part = Overlay.intersection(shape, strip) else { return nil }
    return part.isEmpty ? part : Overlay.buffer(part, metres: metres)
  }
}

extension Lines {
  /// The parts that are no edge of other lines, in either direction.
  fileprivate func without(edgesOf other: Lines) -> Lines {
    var edges: Set<[SIMD2<Double>]> = []
    for index in other.ends.indices { edges.insert(other.edge(index)) }
    var rest = Lines()
    for index in ends.indices where !edges.contains(edge(index)) { rest.append(points[part(index)]) }
    return rest
  }

  private func edge(_ index: Int) -> [SIMD2<Double>] {
    points[part(index)].sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  }
}
