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
  guard let along = edges.beside(within: metres, reach: reach), let stretches = Overlay.merged(along) else {
    return nil
  }
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

  /// What of the edges of the left shape alone lies within a distance of those of the right one alone.
  ///
  /// - Parameters:
  ///   - metres: The distance, true metres.
  ///   - reach: At least as far in the plane.
  /// - Returns: `nil` where the plane has no scale.
  func beside(within metres: Double, reach: Double) -> Lines? {
    let right = edges { $0 == Self.step }
    let index = BoundsIndex(right.map { Bounds($0) })
    var lines = Lines()
    for edge in edges({ $0 == 1 }) {
      guard let bounds = Bounds(edge) else { continue }
      let near = index.items(meeting: bounds.grown(by: reach))
      guard !near.isEmpty else { continue }
      guard let factors = Overlay.trueMetres(at: bounds.middle) else { return nil }
      let (start, end) = (edge[0], edge[1])
      let parts = near.compactMap { item in
        Capsule(start: right[item][0] * factors, end: right[item][1] * factors, radius: metres)
          .part(of: start * factors, end * factors)
      }
      for part in joined(parts) {
        // Ends of edges stay what they are, so that the next edge goes on there.
        let place = { (share: Double) in share == 0 ? start : share == 1 ? end : start + (end - start) * share }
        if part.lowerBound < part.upperBound { lines.append([place(part.lowerBound), place(part.upperBound)]) }
      }
    }
    return lines
  }
}

/// What any of some ranges covers, as ranges that lie apart, in order.
private func joined(_ ranges: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
  var whole: [ClosedRange<Double>] = []
  for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
    if let last = whole.last, range.lowerBound <= last.upperBound {
      whole[whole.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    } else {
      whole.append(range)
    }
  }
  return whole
}
