private import Glibc

/// The equal-area plane in which every area is the official ellipsoidal area on CGCS2000.
///
/// With L the longitude, B the latitude and F(B) the area of a strip of one radian from the equator to B, a point is
/// (k·(L − 105°), F(B)/k), where k is the length of a radian of longitude at 35° N: areas are exact everywhere, lengths
/// only at 35°.  Lengths in metres need the local scale: see ``Plane/scale(at:)``.
///
/// Source: the trapezoid formula of 国土调查办发〔2008〕32号 is a difference of two values of F, so a sum of its
/// trapezoids, each taken to a fixed meridian at the mean longitude of its edge's ends, is the shoelace area here.
/// That is the usual reading; the circular's own text on dividing a polygon was not at hand.  F is taken in its closed
/// form, from which the circular's series differs by at most 1e-10.  Edges are straight in (L, F(B)): a geodesic
/// between the same ends, as PROJ and PostGIS take it, encloses another area when edges are long.
public enum Plane {
  /// Longitude of the vertical axis, degrees.
  static let centralMeridian = 105.0
  /// Metres per radian of longitude at 35° N.
  static let parallelRadius = Ellipsoid.parallelRadius(sine: sin(35 * radiansPerDegree))

  static let radiansPerDegree = Double.pi / 180

  /// The point of the plane, metres, at a place given in degrees on CGCS2000; infinite and NaN stay so.
  public static func point(longitude: Double, latitude: Double) -> SIMD2<Double> {
    let sine = sin(latitude * radiansPerDegree)
    return point(longitude: longitude, sineOfLatitude: sine)
  }

  /// Metres of the plane per degree of longitude.
  static let easting = radiansPerDegree * parallelRadius

  static func point(longitude: Double, sineOfLatitude sine: Double) -> SIMD2<Double> {
    SIMD2(
      (longitude - centralMeridian) * easting,
      Ellipsoid.zone(sine: sine) / parallelRadius
    )
  }

  /// The place in degrees on CGCS2000 of a point of the plane, to 1e-12°; beyond the poles, the pole.
  public static func geographic(_ point: SIMD2<Double>) -> (longitude: Double, latitude: Double) {
    let sine = Ellipsoid.sine(zone: point.y * parallelRadius)
    return (
      centralMeridian + point.x / parallelRadius / radiansPerDegree,
      asin(sine) / radiansPerDegree
    )
  }

  /// True metres per metre of the plane from west to east; from south to north it is the inverse.
  public static func scale(at point: SIMD2<Double>) -> Double {
    Ellipsoid.parallelRadius(sine: Ellipsoid.sine(zone: point.y * parallelRadius)) / parallelRadius
  }

  /// True length in metres of a straight edge, by the scale at its middle.
  static func length(from start: SIMD2<Double>, to end: SIMD2<Double>) -> Double {
    let scale = scale(at: (start + end) / 2)
    let step = end - start
    guard scale > 0 else { return abs(step.y) }
    let east = step.x * scale
    let north = step.y / scale
    return (east * east + north * north).squareRoot()
  }
}
