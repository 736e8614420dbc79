/// 容差: what is smaller or narrower is a sliver.
public struct Tolerance: Hashable, Sendable {
  /// m²; pieces of at most this area are slivers.
  public var area: Double?
  /// True metres; pieces of at most this mean width are slivers, but for parts of them that are wider (``sorted(_:)``).
  public var width: Double?

  public init(area: Double? = nil, width: Double? = nil) {
    self.area = area
    self.width = width
  }

  /// What area and perimeter say about a piece.
  enum Size {
    case real
    case sliver
    /// On the whole; a part may be wide.
    case narrow
  }

  /// From an area in m², rounded to 0.01 m², and a perimeter in metres, computed when the area does not decide; a piece
  /// of at most 0.01 m², the unit of areas, always is a sliver.
  func size(area: Double, perimeter: @autoclosure () -> Double) -> Size {
    if area <= max(self.area ?? 0, 0.01) { return .sliver }
    guard let width else { return .real }
    let perimeter = perimeter()
    guard perimeter > 0 else { return .sliver }
    if 2 * area > width * perimeter { return .real }
    // Of all shapes with a mean width the disc is the smallest.
    return area <= .pi * width * width ? .sliver : .narrow
  }
}
