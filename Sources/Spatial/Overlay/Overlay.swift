/// Operations on shapes: of valid ones from their boundaries, of others through GEOS.
///
/// Calls may come from any thread.  Total: `nil` says that GEOS gave up, which no finite input is known to bring about.
/// Invalid input is repaired first (``repaired(_:)``), overlapping parts of one shape being united; ``Shape/flaws`` says
/// whether that happened.
public enum Overlay {
  /// What both cover.
  public static func intersection(_ left: Shape, _ right: Shape) -> Shape? {
    guard let leftBounds = left.bounds, let rightBounds = right.bounds, leftBounds.meets(rightBounds) else {
      return Shape()
    }
    // The one with fewer points is taken polygon by polygon.
    let (inner, outer) = left.points.count <= right.points.count ? (left, right) : (right, left)
    return intersection(inner, WindowedShape(outer))
  }

  /// What both cover, for one that is compared many times.
  public static func intersection(_ shape: Shape, _ other: WindowedShape) -> Shape? {
    BoundaryOverlay.combine(shape, with: other, keepingCommon: true)
      ?? GEOSOverlay.intersection(shape, other.shape)
  }

  /// What the left one covers and the right one does not.
  public static func difference(_ left: Shape, _ right: Shape) -> Shape? {
    difference(left, WindowedShape(right))
  }

  /// What the left one covers and the right one, which is compared many times, does not.
  public static func difference(_ shape: Shape, _ other: WindowedShape) -> Shape? {
    BoundaryOverlay.combine(shape, with: other, keepingCommon: false) ?? GEOSOverlay.difference(shape, other.shape)
  }

  /// What either covers.
  public static func union(_ left: Shape, _ right: Shape) -> Shape? {
    union([left, right])
  }

  /// What any of them covers.
  public static func union(_ shapes: [Shape]) -> Shape? {
    BoundaryOverlay.union(shapes) ?? GEOSOverlay.union(shapes)
  }

  /// What any shape of any of the columns covers; each by itself has to be valid (``Shape/flaws``).
  public static func union(_ columns: [ShapeColumn]) -> Shape? {
    BoundaryOverlay.union(columns)
      ?? GEOSOverlay.union(columns.flatMap { column in (0..<column.count).map { column[$0] } })
  }

  /// Everything within a distance of the shape; with a negative one, what lies deeper inside than that.
  ///
  /// Metres are true ones, to 0.1 %: what is tall grows by what lies within the distance of its rim (``buffer(_:metres:)``
  /// of lines); only what shrinks is measured by the scale at its middle.
  public static func buffer(_ shape: Shape, metres: Double) -> Shape? {
    guard metres.isFinite, let context = GEOSContext() else { return nil }
    guard let valid = shape.validated(in: context)?.shape else { return nil }
    var parts: [Shape] = []
    for index in valid.polygonEnds.indices {
      let polygon = valid.polygon(index)
      let isTall = metres > 0 && polygon.bounds.map { $0.height > Lines.bandHeight } ?? false
      guard let part = isTall ? buffer(polygon.rim, metres: metres) : buffer(polygon, metres: metres, in: context)
      else { return nil }
      parts += isTall ? [polygon, part] : [part]
    }
    return union(parts)
  }

  /// The shape as a valid one, and whether anything had to be repaired; `nil` when GEOS gave up.
  public static func repaired(_ shape: Shape) -> (shape: Shape, isRepaired: Bool)? {
    guard let context = GEOSContext() else { return nil }
    return shape.validated(in: context)
  }
}

extension Overlay {
  /// Buffers one polygon in coordinates that are true metres at its middle.
  private static func buffer(_ polygon: Shape, metres: Double, in context: borrowing GEOSContext) -> Shape? {
    guard let bounds = polygon.bounds else { return Shape() }
    guard let factors = trueMetres(at: bounds.middle) else { return nil }
    var scaled = polygon
    for index in scaled.points.indices { scaled.points[index] *= factors }
    return buffer(context.geometry(of: scaled), metres: metres, scaledBy: factors, in: context)
  }

  /// Metres of a place by metres of the plane; `nil` at the poles and beyond.
  static func trueMetres(at point: SIMD2<Double>) -> SIMD2<Double>? {
    let scale = Plane.scale(at: point)
    return scale > 0 ? SIMD2(scale, 1 / scale) : nil
  }

  /// Buffers a geometry in scaled coordinates, which is destroyed then, and takes the result back to the plane.
  static func buffer(
    _ geometry: OpaquePointer?,
    metres: Double,
    scaledBy factors: SIMD2<Double>,
    in context: borrowing GEOSContext
  ) -> Shape? {
    guard let geometry else { return nil }
    defer { context.destroy(geometry) }
    guard let result = context.buffer(geometry, distance: metres) else { return nil }
    defer { context.destroy(result) }
    var shape = context.shape(of: result)
    for index in shape.points.indices { shape.points[index] /= factors }
    return shape
  }
}

extension Shape {
  /// All rings as closed lines.
  fileprivate var rim: Lines {
    Lines(parts: ringEnds.indices.map { points[ring($0)] + points[ring($0)].prefix(1) }.map(Array.init))
  }

  /// The polygons whose bounds meet a rectangle.
  func polygons(meeting bounds: Bounds) -> Shape {
    polygons(polygonEnds.indices.filter { self.bounds(ofPolygon: $0)?.meets(bounds) ?? false })
  }

  func validGeometry(in context: borrowing GEOSContext) -> OpaquePointer? {
    guard let geometry = context.geometry(of: self) else { return nil }
    return context.valid(geometry)?.geometry
  }

  func validated(in context: borrowing GEOSContext) -> (shape: Shape, isRepaired: Bool)? {
    if isSurelyValid { return (self, false) }
    guard let geometry = context.geometry(of: self), let valid = context.valid(geometry) else { return nil }
    defer { context.destroy(valid.geometry) }
    let hasLostPoints = points.contains { !$0.isOnEarth } || ringEnds.indices.contains { ring($0).count < 3 }
    let isRepaired = valid.isRepaired || hasLostPoints
    return (isRepaired ? context.shape(of: valid.geometry) : self, isRepaired)
  }
}
