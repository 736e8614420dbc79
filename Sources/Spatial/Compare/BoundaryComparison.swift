/// The comparison without overlays of whole shapes.
///
/// Edges that both shapes have cancel; the rest is cut where the shapes cross, and the faces in between are what is
/// missing or in excess.  A face counts +1 where only the expected shape lies, -1 where only the own one does.
enum BoundaryComparison {
  /// - Returns: `nil` when the shapes are not valid, so far as that shows, or too large; overlays have to decide.
  static func compare(expected: Shape, own: Shape, tolerance: Tolerance) -> SpatialComparison? {
    var boundary = BoundaryEdges(capacity: expected.points.count + own.points.count)
    guard boundary.add(expected, weight: 1, source: 0), boundary.add(own, weight: -1, source: 1) else { return nil }
    let arrangement = boundary.arrangement()
    if arrangement.edges.isEmpty { return SpatialComparison() }
    guard let pieces = FacePieces(arrangement) else { return nil }
    // What is missing less what is in excess is the difference of the areas, whatever was cut where.
    let balance = pieces.balance - (expected.area - own.area)
    guard abs(balance) <= 0.01 + 1e-9 * (abs(expected.area) + abs(own.area)) else { return nil }
    return report(pieces, tolerance: tolerance)
  }

  private static func report(_ pieces: FacePieces, tolerance: Tolerance) -> SpatialComparison? {
    var comparison = SpatialComparison()
    for (cycle, count) in pieces.all {
      guard abs(count) == 1 else { return nil }
      let area = pieces.area(of: cycle)
      if tolerance.isSliver(area: area, perimeter: pieces.perimeter(of: cycle)) {
        comparison.add(sliver: area, isMissing: count > 0)
      } else if let piece = Piece(pieces.shape(of: cycle)) {
        comparison.add(piece, isMissing: count > 0)
      }
    }
    return comparison.ordered()
  }
}
