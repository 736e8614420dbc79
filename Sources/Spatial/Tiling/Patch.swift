/// Polygons that mostly lie side by side, as far as it takes to know what they cover together: the edges that no other
/// of them has the other way round, and their area.
public struct Patch: Sendable {
  /// `nil` where it cannot be decided.
  let rim: UnsharedEdges?
  /// Ellipsoidal, m²; what several polygons cover counts several times.
  let area: Double

  /// - Parameter shapes: Valid ones (``Shape/flaws``).
  public init(of shapes: ShapeColumn) {
    rim = UnsharedEdges(of: shapes.polygons)
    area = (0..<shapes.count).reduce(0) { $0 + shapes.area(of: $1) }
  }

  /// Edges that are kept.
  public var edgeCount: Int { rim?.edges.count ?? 0 }
}
