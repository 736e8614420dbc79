import Glibc

/// Geodesics on CGCS2000 by the formulas of Vincenty (Survey Review 23, 1975).
///
/// The second opinion on lengths, and what PROJ, PostGIS and DuckDB take as the edge between two corners.
enum Geodesic {
  static let semiMajor = 6_378_137.0
  static let flattening = 1 / 298.257222101
  static let semiMinor = semiMajor * (1 - flattening)

  /// Degrees.
  typealias Place = (longitude: Double, latitude: Double)

  /// Metres from one place to another, and the azimuth at the start in radians; to less than a millimetre.
  static func inverse(_ start: Place, _ end: Place) -> (distance: Double, azimuth: Double) {
    let (from, to) = (reduced(start.latitude), reduced(end.latitude))
    let difference = (end.longitude - start.longitude) * .pi / 180
    var lambda = difference
    var line = Line(from, to, lambda)
    guard line.sigma > 0 else { return (0, 0) }
    for _ in 0..<200 {
      let next = difference + line.correction
      let isSettled = abs(next - lambda) < 1e-15
      lambda = next
      line = Line(from, to, lambda)
      if isSettled { break }
    }
    let square = line.cosSquaredAlpha * (semiMajor * semiMajor / (semiMinor * semiMinor) - 1)
    let (a, b) = series(square)
    let distance = semiMinor * a * (line.sigma - bend(line.sigma, line.cosMiddle, b))
    let azimuth = atan2(cos(to) * sin(lambda), cos(from) * sin(to) - sin(from) * cos(to) * cos(lambda))
    return (distance, azimuth)
  }

  /// The place at a distance in metres and an azimuth in radians.
  static func direct(_ start: Place, _ distance: Double, _ azimuth: Double) -> Place {
    let from = reduced(start.latitude)
    let sigma1 = atan2(tan(from), cos(azimuth))
    let sinAlpha = cos(from) * sin(azimuth)
    let cosSquared = 1 - sinAlpha * sinAlpha
    let (a, b) = series(cosSquared * (semiMajor * semiMajor / (semiMinor * semiMinor) - 1))
    var sigma = distance / (semiMinor * a)
    for _ in 0..<200 {
      let next = distance / (semiMinor * a) + bend(sigma, cos(2 * sigma1 + sigma), b)
      let isSettled = abs(next - sigma) < 1e-15
      sigma = next
      if isSettled { break }
    }
    let middle = cos(2 * sigma1 + sigma)
    let across = sin(from) * sin(sigma) - cos(from) * cos(sigma) * cos(azimuth)
    let latitude = atan2(
      sin(from) * cos(sigma) + cos(from) * sin(sigma) * cos(azimuth),
      (1 - flattening) * (sinAlpha * sinAlpha + across * across).squareRoot()
    )
    let lambda = atan2(sin(sigma) * sin(azimuth), cos(from) * cos(sigma) - sin(from) * sin(sigma) * cos(azimuth))
    let c = flattening / 16 * cosSquared * (4 + flattening * (4 - 3 * cosSquared))
    let turn = sigma + c * sin(sigma) * (middle + c * cos(sigma) * (2 * middle * middle - 1))
    let longitude = lambda - (1 - c) * flattening * sinAlpha * turn
    return (start.longitude + longitude * 180 / .pi, latitude * 180 / .pi)
  }

  /// The geodesic between two places as many short pieces, without its end.
  static func path(_ start: Place, _ end: Place, pieces: Int) -> [Place] {
    let (distance, azimuth) = inverse(start, end)
    return (0..<pieces).map { direct(start, distance * Double($0) / Double(pieces), azimuth) }
  }

  private static func reduced(_ latitude: Double) -> Double {
    atan((1 - flattening) * tan(latitude * .pi / 180))
  }

  private static func series(_ square: Double) -> (a: Double, b: Double) {
    (
      1 + square / 16384 * (4096 + square * (-768 + square * (320 - 175 * square))),
      square / 1024 * (256 + square * (-128 + square * (74 - 47 * square)))
    )
  }

  private static func bend(_ sigma: Double, _ middle: Double, _ b: Double) -> Double {
    let square = middle * middle
    let sine = sin(sigma)
    let inner = cos(sigma) * (2 * square - 1) - b / 6 * middle * (4 * sine * sine - 3) * (4 * square - 3)
    return b * sine * (middle + b / 4 * inner)
  }

  /// The great circle on the auxiliary sphere for a guess of the longitudes' difference there.
  private struct Line {
    var sigma = 0.0
    var cosSquaredAlpha = 1.0
    var cosMiddle = 0.0
    var correction = 0.0

    init(_ from: Double, _ to: Double, _ lambda: Double) {
      let east = cos(to) * sin(lambda)
      let north = cos(from) * sin(to) - sin(from) * cos(to) * cos(lambda)
      let sine = (east * east + north * north).squareRoot()
      let cosine = sin(from) * sin(to) + cos(from) * cos(to) * cos(lambda)
      sigma = atan2(sine, cosine)
      guard sine > 0 else { return }
      let sinAlpha = cos(from) * cos(to) * sin(lambda) / sine
      cosSquaredAlpha = 1 - sinAlpha * sinAlpha
      cosMiddle = cosSquaredAlpha > 0 ? cosine - 2 * sin(from) * sin(to) / cosSquaredAlpha : 0
      let c = flattening / 16 * cosSquaredAlpha * (4 + flattening * (4 - 3 * cosSquaredAlpha))
      let turn = sigma + c * sine * (cosMiddle + c * cosine * (2 * cosMiddle * cosMiddle - 1))
      correction = (1 - c) * flattening * sinAlpha * turn
    }
  }
}
