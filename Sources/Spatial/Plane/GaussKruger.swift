private import Glibc

/// A transverse Mercator zone on CGCS2000: scale one on its meridian, northings from the equator.
///
/// Source of the series: C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85
/// (2011), equation 36; to the sixth power of the third flattening.
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
    let eccentricity = square.squareRoot()
    var tangent = conformal / (1 - square)
    for _ in 0..<5 {
      let secant = (1 + tangent * tangent).squareRoot()
      let sigma = sinh(eccentricity * atanh(eccentricity * tangent / secant))
      let guess = tangent * (1 + sigma * sigma).squareRoot() - sigma * secant
      let slope = (1 - square) * secant / (1 + (1 - square) * tangent * tangent)
      let step = (conformal - guess) / (1 + guess * guess).squareRoot() / slope
      tangent += step
      if abs(step) <= 1e-15 * max(1, abs(tangent)) { break }
    }
    return tangent
  }

  /// Third flattening.
  private static let n = Ellipsoid.flattening / (2 - Ellipsoid.flattening)

  /// Radius in metres of the circle as long as a meridian.
  private static let rectifyingRadius =
    Ellipsoid.semiMajor / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64 + n * n * n * n * n * n / 256)

  /// Coefficients of the sines of 2, 4 … 12 times the coordinates.
  private static let inverseSeries: [Double] = fractions.map { row in
    row.reversed().reduce(0) { $0 * n + Double($1.0) / Double($1.1) } * n
  }

  /// Numerators and denominators by rising powers of n, from the first.
  private static let fractions: [[(Int, Int)]] = [
    [(1, 2), (-2, 3), (37, 96), (-1, 360), (-81, 512), (96199, 604_800)],
    [(0, 1), (1, 48), (1, 15), (-437, 1440), (46, 105), (-1_118_711, 3_870_720)],
    [(0, 1), (0, 1), (17, 480), (-37, 840), (-209, 4480), (5569, 90720)],
    [(0, 1), (0, 1), (0, 1), (4397, 161_280), (-11, 504), (-830_251, 7_257_600)],
    [(0, 1), (0, 1), (0, 1), (0, 1), (4583, 161_280), (-108_847, 3_991_680)],
    [(0, 1), (0, 1), (0, 1), (0, 1), (0, 1), (20_648_693, 638_668_800)],
  ]
}
