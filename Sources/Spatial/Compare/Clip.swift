extension Overlay {
  /// 裁剪: what a valid shape and a valid area both cover, from their boundaries, without an overlay.
  ///
  /// The same as ``intersection(_:_:)`` and several times faster; that one is what decides when the shapes turn out not to
  /// be valid.
  public static func clip(_ shape: Shape, to area: Shape) -> Shape? {
    guard let shapeBounds = shape.bounds, let areaBounds = area.bounds, shapeBounds.meets(areaBounds) else {
      return Shape()
    }
    let inside = shape.polygons(meeting: areaBounds)
    let around = area.polygons(meeting: shapeBounds)
    return boundaryClip(inside, to: around) ?? intersection(inside, around)
  }

  /// `nil` when what the faces count does not add up to the areas of the shapes.
  static func boundaryClip(_ shape: Shape, to area: Shape) -> Shape? {
    let step = 1 << 16
    var boundary = BoundaryEdges(capacity: shape.points.count + area.points.count)
    guard boundary.add(shape, weight: 1, source: 0), boundary.add(area, weight: Int32(step), source: 1) else {
      return nil
    }
    guard let pieces = FacePieces(boundary.arrangement()) else { return nil }
    var clipped = Shape()
    var shapeArea = 0.0
    var areaArea = 0.0
    for (cycle, count) in pieces.all {
      guard [1, step, step + 1].contains(count) else { return nil }
      if count != step { shapeArea += pieces.exactArea(of: cycle) }
      if count != 1 { areaArea += pieces.exactArea(of: cycle) }
      if count == step + 1 { clipped.append(pieces.shape(of: cycle)) }
    }
    let isComplete = [(shapeArea, shape.area), (areaArea, area.area)].allSatisfy {
      abs($0 - $1) <= 0.01 + 1e-9 * abs($1)
    }
    return isComplete ? clipped : nil
  }
}
