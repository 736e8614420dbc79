/// Overlays through GEOS: for shapes that are not valid, and the second opinion in tests.
enum GEOSOverlay {
  static func intersection(_ left: Shape, _ right: Shape) -> Shape? {
    guard let leftBounds = left.bounds, let rightBounds = right.bounds, leftBounds.meets(rightBounds) else {
      return Shape()
    }
    return apply(.intersection, left.polygons(meeting: rightBounds), right.polygons(meeting: leftBounds))
  }

  static func difference(_ left: Shape, _ right: Shape) -> Shape? {
    guard let bounds = left.bounds else { return Shape() }
    return apply(.difference, left, right.polygons(meeting: bounds))
  }

  static func union(_ shapes: [Shape]) -> Shape? {
    guard let context = GEOSContext() else { return nil }
    var all = Shape()
    for shape in shapes {
      guard let valid = shape.validated(in: context) else { return nil }
      all.append(valid.shape)
    }
    guard let geometry = context.geometry(of: all) else { return nil }
    defer { context.destroy(geometry) }
    guard let result = context.union(of: geometry) else { return nil }
    defer { context.destroy(result) }
    return context.shape(of: result)
  }

  private static func apply(_ operation: GEOSContext.Operation, _ left: Shape, _ right: Shape) -> Shape? {
    guard let context = GEOSContext(), let leftGeometry = left.validGeometry(in: context) else { return nil }
    defer { context.destroy(leftGeometry) }
    guard let rightGeometry = right.validGeometry(in: context) else { return nil }
    defer { context.destroy(rightGeometry) }
    guard let result = context.apply(operation, leftGeometry, rightGeometry) else { return nil }
    defer { context.destroy(result) }
    return context.shape(of: result)
  }
}
