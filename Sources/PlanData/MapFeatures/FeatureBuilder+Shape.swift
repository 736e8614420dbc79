internal import RuleDSL
internal import Spatial
internal import Transmission

extension FeatureBuilder {
  /// What a feature draws: polygons, or else lines and points.
  struct Drawing {
    var shape = Shape()
    var lines = Lines()
  }

  /// With every mistake that it can have; `nil` when the feature has to be left out, which was reported then.
  mutating func drawing(of bytes: RawFeature.Bytes, _ number: Int) -> Drawing? {
    switch bytes {
    case .null: report(.missing, number)
    case .corrupt: report(.corrupt, number)
    case .wkb(let wkb):
      do throws(WKBFlaw) {
        return try drawing(WKBReader.read(wkb), number)
      } catch {
        report(.corrupt, number)
      }
    }
    return nil
  }

  private mutating func drawing(_ raw: RawGeometry, _ number: Int) -> Drawing? {
    if raw.hasHeights, !hasHeights {
      hasHeights = true
      flaws.append(MapFlaw(.heights, file: binding.file, layer: binding.table.name))
    }
    guard !raw.points.isEmpty || !raw.linePoints.isEmpty else {
      report(.missing, number)
      return nil
    }
    guard raw.kinds == [layer.geometry] else {
      let first = raw.points.first ?? raw.linePoints.first
      report(.wrongGeometry(expected: layer.geometry), number, at: first.flatMap { place(of: $0) })
      return nil
    }
    let isPolygon = layer.geometry == .polygon
    let points = isPolygon ? raw.points : raw.linePoints
    guard projector.planePoints(points) != nil else {
      let misplaced = projector.misplacement(of: points).map { found in
        FeatureFlaw.Kind.misplaced(found.kind, x: shortDigits(found.point.x), y: shortDigits(found.point.y))
      }
      report(misplaced ?? .offTheEarth, number)
      return nil
    }
    if raw.hasCurves { report(.curves, number, at: points.first.flatMap { place(of: $0) }) }
    guard isPolygon else {
      let parts = zip([0] + raw.lineEnds, raw.lineEnds).map { Array(points[$0..<$1]) }
      return Drawing(lines: Lines(parts: parts.compactMap { projector.planeSides($0, isRing: false) }))
    }
    return assembled(raw, number).map { Drawing(shape: $0) }
  }

  /// The polygons in the plane.
  ///
  /// Whether they are sound is a question of the layer's own coordinates.
  private mutating func assembled(_ raw: RawGeometry, _ number: Int) -> Shape? {
    var own = Shape()
    var (start, ring) = (0, 0)
    for polygonEnd in raw.polygonEnds {
      var rings: [[SIMD2<Double>]?] = []
      for end in raw.ringEnds[ring..<polygonEnd] {
        rings.append(sound(raw.points[start..<end], number))
        start = end
      }
      ring = polygonEnd
      // Without its outer ring a polygon is nothing; without a hole it is still itself.
      if rings.first.map({ $0 != nil }) ?? false { own.append(polygon: rings.compactMap(\.self)) }
    }
    let flaws = own.flaws
    for flaw in flaws { report(flaw, number) }
    // Areas and comparisons take every shape as a valid one.
    if !flaws.isEmpty, let mended = Overlay.repaired(own) { own = mended.shape }
    let shape = mapped(own)
    return shape.isEmpty ? nil : shape
  }

  /// A sound shape of the layer's own coordinates, taken into the plane.
  ///
  /// A corner that lies on a side may lie a hair beside it there, which is mended.
  private mutating func mapped(_ own: Shape) -> Shape {
    var shape = Shape()
    var (start, ring) = (0, 0)
    for polygonEnd in own.polygonEnds {
      var rings: [[SIMD2<Double>]] = []
      for end in own.ringEnds[ring..<polygonEnd] {
        if let placed = projector.planeSides(Array(own.points[start..<end]), isRing: true) { rings.append(placed) }
        start = end
      }
      ring = polygonEnd
      shape.append(polygon: rings)
    }
    return Overlay.repaired(shape)?.shape ?? shape
  }

  /// The points of a ring; `nil` for one without area, which was reported then.
  private mutating func sound(_ ring: ArraySlice<SIMD2<Double>>, _ number: Int) -> [SIMD2<Double>]? {
    guard hasArea(ring) else {
      report(.flatRing, number, at: ring.first.flatMap { place(of: $0) })
      return nil
    }
    if ring.first != ring.last { report(.openRing, number, at: ring.first.flatMap { place(of: $0) }) }
    return Array(ring)
  }

  /// A point of the layer's own coordinates in the plane.
  mutating func place(of point: SIMD2<Double>) -> SIMD2<Double>? { projector.planePoints([point])?.first }
}

/// Whether a ring has three points that do not lie on one line.
private func hasArea(_ ring: ArraySlice<SIMD2<Double>>) -> Bool {
  guard let origin = ring.first, let far = ring.first(where: { $0 != origin }) else { return false }
  let along = far - origin
  return ring.contains { point in
    let across = point - origin
    return along.x * across.y != along.y * across.x
  }
}
