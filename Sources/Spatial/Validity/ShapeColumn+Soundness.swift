extension ShapeColumn {
  /// Adds a shape that is made in place, behind the polygons that are there.
  ///
  /// - Parameter make: Adds polygons by ``Shape/closeRing(isOuter:)`` and ``Shape/closePolygon()`` and returns their area,
  ///   or gives up.
  /// - Returns: `false`, with nothing added, when it gave up or the shape is not valid beyond doubt.
  public mutating func appendSound(_ make: (inout Shape) -> Double?) -> Bool {
    append(make) { $0.isSurelyValid($1) }
  }

  /// Whether a shape is valid beyond doubt: see ``Shape/isSurelyValid``.
  private func isSurelyValid(_ index: Int) -> Bool {
    let rings = rings(of: index)
    guard rings.count == 1 else { return self[index].isSurelyValid }
    let ring = polygons.ring(rings.lowerBound)
    if StarRing.isSeenFromMean(polygons.points[ring]) { return true }
    guard ring.count <= RingRuns.mostPoints else { return self[index].isSurelyValid }
    return polygons.points[ring].allSatisfy(\.isOnEarth) && RingRuns(polygons.points, [ring]).areApart
  }
}
