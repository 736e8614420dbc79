/// The comparison without overlays of whole shapes.
///
/// Edges that both shapes have cancel; the rest is cut where the shapes cross, and the faces in between are what is
/// missing or in excess.  A face counts +1 where only the expected shape lies, -1 where only the own one does.
enum BoundaryComparison {
  /// - Returns: `nil` when the shapes are not valid, so far as that shows, or too large; overlays have to decide.
  static func compare(expected: Shape, own: Shape, tolerance: Tolerance) -> SpatialComparison? {
    var comparison = SpatialComparison()
    for island in Island.split([expected, own]) {
      guard comparison.addPieces(between: island.part(of: 0), island.part(of: 1), tolerance) else { return nil }
    }
    return comparison.ordered()
  }
}

extension SpatialComparison {
  /// Returns `false` where the counts make no sense.
  fileprivate mutating func addPieces(between expected: Shape, _ own: Shape, _ tolerance: Tolerance) -> Bool {
    var boundary = BoundaryEdges(capacity: expected.points.count + own.points.count)
    guard boundary.add(expected, weight: 1, source: 0), boundary.add(own, weight: -1, source: 1) else { return false }
    let arrangement = boundary.arrangement()
    if arrangement.edges.isEmpty { return true }
    guard let pieces = FacePieces(arrangement) else { return false }
    // What is missing less what is in excess is the difference of the areas, whatever was cut where.
    let balance = pieces.balance - (expected.area - own.area)
    guard abs(balance) <= 0.01 + 1e-9 * (abs(expected.area) + abs(own.area)) else { return false }
    for (cycle, count) in pieces.all {
      guard abs(count) == 1 else { return false }
      let area = pieces.area(of: cycle)
      if tolerance.size(area: area, perimeter: pieces.perimeter(of: cycle)) == .sliver {
        add(sliver: area, isMissing: count > 0)
      } else if let piece = Piece(pieces.shape(of: cycle)) {
        add(piece, tolerance, isMissing: count > 0)
      }
    }
    return true
  }
}
