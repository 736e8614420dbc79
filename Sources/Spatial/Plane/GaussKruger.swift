private import Glibc

/// A transverse Mercator zone on CGCS2000: scale one on its meridian, northings from the equator.
///
/// Source of the series: C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85
/// (2011), equations 35 and 36; to the sixth power of the third flattening.
public struct GaussKruger: Hashable, Sendable {
  /// Degrees.
  public var centralMeridian: Double
  /// Metres; with the zone number in front where the coordinates have it: 38 500 000.
  public var falseEasting: Double

  public init(centralMeridian: Double, falseEasting: Double) {
    self.centralMeridian = centralMeridian
    self.falseEasting = falseEasting
  }

  /// The place in degrees of a point of the zone, within 1e-9° up to 6° from the meridian.
  public func geographic(easting: Double, northing: Double) -> (longitude: Double, latitude: Double) {
    let place = spherical(easting: easting, northing: northing)
    return (centralMeridian + place.longitude / Plane.radiansPerDegree, atan(place.tangent) / Plane.radiansPerDegree)
  }

  /// The same place as a point of ``Plane``, without the detour over degrees of latitude.
  public func planePoint(easting: Double, northing: Double) -> SIMD2<Double> {
    let place = spherical(easting: easting, northing: northing)
    return Plane.point(
      longitude: centralMeridian + place.longitude / Plane.radiansPerDegree,
      sineOfLatitude: place.tangent / (1 + place.tangent * place.tangent).squareRoot()
    )
  }

  /// Easting and northing in metres of a place given in degrees, within 1e-6 m up to 6° from the meridian.
  public func projected(longitude: Double, latitude: Double) -> SIMD2<Double> {
    let tangent = tan(latitude * Plane.radiansPerDegree)
    let conformal = Self.conformal(tangent: tangent)
    let distance = (longitude - centralMeridian) * Plane.radiansPerDegree
    let xi = atan2(conformal, cos(distance))
    let across = cos(distance)
    let eta = asinh(sin(distance) / (conformal * conformal + across * across).squareRoot())
    var plane = SIMD2(eta, xi)
    for (index, coefficient) in Self.forwardSeries.enumerated() {
      let multiple = 2 * Double(index + 1)
      plane.x += coefficient * cos(multiple * xi) * sinh(multiple * eta)
      plane.y += coefficient * sin(multiple * xi) * cosh(multiple * eta)
    }
    return plane * Self.rectifyingRadius + SIMD2(falseEasting, 0)
  }

  /// Longitude from the central meridian in radians, and the tangent of the latitude.
  private func spherical(easting: Double, northing: Double) -> (longitude: Double, tangent: Double) {
    let xi = northing / Self.rectifyingRadius
    let eta = (easting - falseEasting) / Self.rectifyingRadius
    var sphereXi = xi
    var sphereEta = eta
    for (index, coefficient) in Self.inverseSeries.enumerated() {
      let multiple = 2 * Double(index + 1)
      sphereXi -= coefficient * sin(multiple * xi) * cosh(multiple * eta)
      sphereEta -= coefficient * cos(multiple * xi) * sinh(multiple * eta)
    }
    let width = sinh(sphereEta)
    let height = cos(sphereXi)
    let conformal = sin(sphereXi) / (width * width + height * height).squareRoot()
    return (atan2(width, height), Self.tangent(conformal: conformal))
  }

  /// Tangent of the latitude whose conformal latitude has the given tangent; Karney (2011), equations 19 to 21.
  private static func tangent(conformal: Double) -> Double {
    guard conformal.isFinite else { return conformal }
    let square = Ellipsoid.eccentricitySquared
    var tangent = conformal / (1 - square)
    for _ in 0..<5 {
      let secant = (1 + tangent * tangent).squareRoot()
      let guess = Self.conformal(tangent: tangent)
      let slope = (1 - square) * secant / (1 + (1 - square) * tangent * tangent)
      let step = (conformal - guess) / (1 + guess * guess).squareRoot() / slope
      tangent += step
      if abs(step) <= 1e-15 * max(1, abs(tangent)) { break }
    }
    return tangent
  }

  /// Tangent of the conformal latitude of the latitude with the given tangent; Karney (2011), equations 7 to 9.
  private static func conformal(tangent: Double) -> Double {
    let eccentricity = Ellipsoid.eccentricitySquared.squareRoot()
    let secant = (1 + tangent * tangent).squareRoot()
    let sigma = sinh(eccentricity * atanh(eccentricity * tangent / secant))
    return tangent * (1 + sigma * sigma).squareRoot() - sigma * secant
  }

  /// Third flattening.
  private static let n = Ellipsoid.flattening / (2 - Ellipsoid.flattening)

  /// Radius in metres of the circle as long as a meridian.
  private static let rectifyingRadius =
    Ellipsoid.semiMajor / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64 + n * n * n * n * n * n / 256)

  /// Coefficients of the sines of 2, 4 … 12 times the coordinates.
  private static let inverseSeries = inverseFractions.map(value)
  private static let forwardSeries = forwardFractions.map(value)

  private static func value(_ fractions: [(Int, Int)]) -> Double {
    fractions.reversed().reduce(0) { $0 * n + Double($1.0) / Double($1.1) } * n
  }

  /// Numerators and denominators by rising powers of n, from the first; Karney (2011), equation 35.
  private static let forwardFractions: [[(Int, Int)]] = [
    [(1, 2), (-2, 3), (5, 16), (41, 180), (-127, 288), (7891, 37800)],
    [(0, 1), (13, 48), (-3, 5), (557, 1440), (281, 630), (-1_983_433, 1_935_360)],
    [(0, 1), (0, 1), (61, 240), (-103, 140), (15061, 26880), (167_603, 181_440)],
    [(0, 1), (0, 1), (0, 1), (49561, 161_280), (-179, 168), (6_601_661, 7_257_600)],
    [(0, 1), (0, 1), (0, 1), (0, 1), (34729, 80640), (-3_418_889, 1_995_840)],
    [(0, 1), (0, 1), (0, 1), (0, 1), (0, 1), (212_378_941, 319_334_400)],
  ]

  /// The same; equation 36.
  private static let inverseFractions: [[(Int, Int)]] = [
    [(1, 2), (-2, 3), (37, 96), (-1, 360), (-81, 512), (96199, 604_800)],
    [(0, 1), (1, 48), (1, 15), (-437, 1440), (46, 105), (-1_118_711, 3_870_720)],
    [(0, 1), (0, 1), (17, 480), (-37, 840), (-209, 4480), (5569, 90720)],
    [(0, 1), (0, 1), (0, 1), (4397, 161_280), (-11, 504), (-830_251, 7_257_600)],
    [(0, 1), (0, 1), (0, 1), (0, 1), (4583, 161_280), (-108_847, 3_991_680)],
    [(0, 1), (0, 1), (0, 1), (0, 1), (0, 1), (20_648_693, 638_668_800)],
  ]
}
