/// Edges that have one shape on one side and the other shape on the other.
func commonBorder(_ left: Shape, _ right: Shape) -> Lines { SharedEdges(left, right)?.common ?? Lines() }

/// The same, and the rim of the left one where the shapes lie apart or overlap by no more than some true metres.
///
/// Grounds that were drawn by two hands never have the very same edges.  Returns `nil` when an overlay fails.
func commonBorder(_ left: Shape, _ right: Shape, apart metres: Double) -> Lines? {
  // In the plane a metre is up to one and a half from west to east or from south to north.
  let reach = 2 * metres
  guard let leftBounds = left.bounds?.grown(by: reach), let rightBounds = right.bounds, leftBounds.meets(rightBounds),
    let edges = SharedEdges(left, right)
  else { return Lines() }
  let (near, other) = edges.neighbours(within: reach)
  guard !near.isEmpty else { return edges.common }
  guard let band = Overlay.buffer(other, metres: metres), let along = Overlay.clip([near], to: band),
    let stretches = Overlay.merged(along)
  else { return nil }
  var border = edges.common
  // Where the rims only cross or part, they run beside each other no further than this.
  for stretch in stretches where stretch.length > 4 * metres { border.append(stretch.points) }
  return border
}

/// The edges of two shapes, cut where they meet.
private struct SharedEdges {
  private static let step: Int32 = 1 << 16
  private let arrangement: Arrangement
  private(set) var common = Lines()

  /// Returns `nil` for shapes that are too large.
  init?(_ left: Shape, _ right: Shape) {
    var boundary = BoundaryEdges(capacity: left.points.count + right.points.count)
    guard boundary.add(left, weight: 1, source: 0), boundary.add(right, weight: Self.step, source: 1) else {
      return nil
    }
    arrangement = boundary.arrangement()
    common = Lines(parts: edges { $0 == Self.step - 1 })
  }

  private func edges(_ holds: (Int32) -> Bool) -> [[SIMD2<Double>]] {
    arrangement.edges.filter { holds(abs($0.weight)) }.map {
      [arrangement.points[Int($0.from)], arrangement.points[Int($0.to)]]
    }
  }

  /// The edges of the left shape alone and those of the right one alone whose rectangles come near each other.
  func neighbours(within reach: Double) -> (left: Lines, right: Lines) {
    let (left, right) = (edges { $0 == 1 }, edges { $0 == Self.step })
    let index = BoundsIndex(right.map { Bounds($0) })
    var met: Set<Int> = []
    let near = left.filter { edge in
      let found = Bounds(edge).map { index.items(meeting: $0.grown(by: reach)) } ?? []
      met.formUnion(found)
      return !found.isEmpty
    }
    return (Lines(parts: near), Lines(parts: met.sorted().map { right[$0] }))
  }
}
