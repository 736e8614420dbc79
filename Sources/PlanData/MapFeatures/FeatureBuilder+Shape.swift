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
      let place = first.flatMap { projector.planePoints([$0])?.first }
      report(.wrongGeometry(expected: layer.geometry), number, at: place)
      return nil
    }
    let isPolygon = layer.geometry == .polygon
    guard let points = projector.planePoints(isPolygon ? raw.points : raw.linePoints) else {
      report(.offTheEarth, number)
      return nil
    }
    if raw.hasCurves { report(.curves, number, at: points.first) }
    guard isPolygon else {
      return Drawing(lines: Lines(parts: zip([0] + raw.lineEnds, raw.lineEnds).map { Array(points[$0..<$1]) }))
    }
    return assembled(raw, points, number).map { Drawing(shape: $0) }
  }

  private mutating func assembled(_ raw: RawGeometry, _ points: [SIMD2<Double>], _ number: Int) -> Shape? {
    var shape = Shape()
    var (start, ring) = (0, 0)
    for polygonEnd in raw.polygonEnds {
      var rings: [[SIMD2<Double>]?] = []
      for end in raw.ringEnds[ring..<polygonEnd] {
        rings.append(sound(start..<end, raw, points, number))
        start = end
      }
      ring = polygonEnd
      // Without its outer ring a polygon is nothing; without a hole it is still itself.
      if rings.first.map({ $0 != nil }) ?? false { shape.append(polygon: rings.compactMap(\.self)) }
    }
    let flaws = shape.flaws
    for flaw in flaws { report(flaw, number) }
    // Areas and comparisons take every shape as a valid one.
    if !flaws.isEmpty, let mended = Overlay.repaired(shape) { shape = mended.shape }
    return shape.isEmpty ? nil : shape
  }

  /// The points of a ring; `nil` for one without area, which was reported then.
  private mutating func sound(
    _ range: Range<Int>,
    _ raw: RawGeometry,
    _ points: [SIMD2<Double>],
    _ number: Int
  ) -> [SIMD2<Double>]? {
    guard hasArea(points[range]) else {
      report(.flatRing, number, at: points[range].first)
      return nil
    }
    if raw.points[range].first != raw.points[range].last { report(.openRing, number, at: points[range].first) }
    return Array(points[range])
  }
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
