/// 容差: what is smaller or narrower is a sliver.
public struct Tolerance: Hashable, Sendable {
  /// m²; pieces of at most this area are slivers.
  public var area: Double?
  /// True metres; pieces of at most this mean width are slivers.
  public var width: Double?

  public init(area: Double? = nil, width: Double? = nil) {
    self.area = area
    self.width = width
  }

  /// Whether a piece is a sliver; one of at most 0.01 m², the unit of areas, always is.
  public func isSliver(_ piece: Piece) -> Bool {
    isSliver(area: piece.area, perimeter: piece.perimeter)
  }

  /// The same of one polygon.
  public func isSliver(_ polygon: Shape) -> Bool {
    isSliver(area: roundedArea(polygon.area), perimeter: polygon.perimeter)
  }

  /// The same from an area in m², rounded to 0.01 m², and a perimeter in metres, asked for when the area does not decide.
  func isSliver(area: Double, perimeter: @autoclosure () -> Double) -> Bool {
    if area <= max(self.area ?? 0, 0.01) { return true }
    guard let width else { return false }
    let perimeter = perimeter()
    return perimeter > 0 ? 2 * area / perimeter <= width : true
  }
}
