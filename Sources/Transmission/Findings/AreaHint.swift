internal import Spatial

/// What a stated area that is not the measured one turns out to be: the usual mistakes.
public enum AreaHint: Hashable, Codable, Sendable {
  /// Computed from degrees as if they were lengths.
  case squareDegrees
  case hectares
  case mu
  case squareKilometres
  /// In a Gauss–Krüger zone instead of on the ellipsoid.
  case planar(centralMeridian: Double)

  /// Takes the stated area in m² and the longitude of a point inside in degrees.
  init?(stated: Double, _ shape: Shape, at longitude: Double) {
    let measured = shape.area
    guard measured > 1 else { return nil }
    let units: [(Self, Double)] = [(.hectares, 10_000), (.mu, 2000.0 / 3), (.squareKilometres, 1_000_000)]
    if let (hint, _) = units.first(where: { abs(stated * $0.1 - measured) <= measured / 100 }) {
      self = hint
    } else if let meridian = Self.meridian(stated, shape, measured, longitude) {
      self = .planar(centralMeridian: meridian)
    } else if measured > 100, abs(stated - shape.squareDegrees) <= max(0.005, shape.squareDegrees / 100) {
      // Small areas in square degrees are 0.00 in print.
      self = .squareDegrees
    } else {
      return nil
    }
  }

  /// The middle of the zone in which the shape has the stated area: of 3°, or else of 6°.
  private static func meridian(_ stated: Double, _ shape: Shape, _ measured: Double, _ longitude: Double) -> Double? {
    let meridians = [(longitude / 3).rounded() * 3, (longitude / 6).rounded(.down) * 6 + 3]
    return meridians.first { meridian in
      let planar = shape.area(in: GaussKruger(centralMeridian: meridian, falseEasting: 500_000))
      return abs(stated - planar) <= 0.01 + abs(stated - measured) / 50
    }
  }
}
