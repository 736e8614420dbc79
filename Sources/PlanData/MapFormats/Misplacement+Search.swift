internal import Spatial
internal import Transmission

extension Misplacement {
  /// The first point that is not where its system says, and what it looks like; `nil` where every such point is no place
  /// at all, however it is taken.
  static func first(in points: [SIMD2<Double>], _ system: CoordinateSystem) -> (kind: Self, point: SIMD2<Double>)? {
    points.lazy.compactMap { point in kind(of: point, system).map { (kind: $0, point: point) } }.first
  }

  private static func kind(of point: SIMD2<Double>, _ system: CoordinateSystem) -> Self? {
    guard point.x.isFinite, point.y.isFinite else { return nil }
    switch system {
    case .geographic, .worldGeographic: return kind(ofDegrees: point)
    case .gaussKruger(let meridian, let easting, _):
      return kind(of: point, GaussKruger(centralMeridian: meridian, falseEasting: easting))
    case .foreign, .notUnderstood, .missing: return .outsideChina
    }
  }

  private static func kind(ofDegrees point: SIMD2<Double>) -> Self? {
    if Reach.china.holds(longitude: point.x, latitude: point.y) { return nil }
    if Reach.china.holds(longitude: point.y, latitude: point.x) { return .swapped }
    // The least northing of China is more than 200 km.
    if max(abs(point.x), abs(point.y)) > 100_000 { return .metres }
    return Reach.earth.holds(longitude: point.x, latitude: point.y) ? .outsideChina : nil
  }

  private static func kind(of point: SIMD2<Double>, _ zone: GaussKruger) -> Self? {
    if holds(point, zone) { return nil }
    if abs(point.x) <= 360, abs(point.y) <= 360 { return .degrees }
    let other = SIMD2(point.y, point.x)
    if holds(other, zone) { return .swapped }
    for (place, isSwapped) in [(point, false), (other, true)] {
      let number = (place.x / 1_000_000).rounded(.down)
      guard (13...45).contains(number), number != (zone.falseEasting / 1_000_000).rounded(.down) else { continue }
      // Zones of 6° are numbered from 13 to 23, those of 3° from 25 to 45.
      let meridian = number < 24 ? number * 6 - 3 : number * 3
      let own = GaussKruger(centralMeridian: meridian, falseEasting: number * 1_000_000 + 500_000)
      if holds(place, own) { return isSwapped ? .swapped : .otherZone(Int(number)) }
    }
    return .outsideZone
  }

  private static func holds(_ point: SIMD2<Double>, _ zone: GaussKruger) -> Bool {
    guard abs(point.x - zone.falseEasting) < 500_000, abs(point.y) < 9_900_000 else { return false }
    let place = zone.geographic(easting: point.x, northing: point.y)
    return Reach.china.holds(longitude: place.longitude, latitude: place.latitude)
  }
}
