/// The ellipsoid of CGCS2000.
enum Ellipsoid {
  /// Semi-major axis, metres.
  static let semiMajor = 6_378_137.0
  static let flattening = 1 / 298.257222101
  /// Square of the first eccentricity.
  static let eccentricitySquared = flattening * (2 - flattening)
  /// Square of the semi-minor axis, m².
  static let semiMinorSquared = semiMajor * semiMajor * (1 - eccentricitySquared)

  /// Coefficients of F/b² as a series in odd powers of sin B: (n + 1) / (2n + 1) · e²ⁿ.
  ///
  /// The closed form a²(1 − e²)/2 · (s/(1 − e²s²) + artanh(es)/e), expanded; the ninth term is below 1e-17.
  private static let zoneSeries: [Double] = {
    var power = 1.0
    return (0..<9).map { index in
      defer { power *= eccentricitySquared }
      return Double(index + 1) / Double(2 * index + 1) * power
    }
  }()

  /// F(B): the area in m² between the equator and the parallel with a given sine, for one radian of longitude.
  static func zone(sine: Double) -> Double {
    let square = sine * sine
    var sum = 0.0
    for coefficient in zoneSeries.reversed() { sum = sum * square + coefficient }
    return semiMinorSquared * sine * sum
  }

  /// Sine of the latitude with the given ``zone(sine:)``; beyond the poles, the pole's.
  static func sine(zone: Double) -> Double {
    guard zone.isFinite else { return zone }
    let target = zone / semiMinorSquared
    var sine = max(-1, min(1, target / (1 + 2 / 3 * eccentricitySquared)))
    // Newton: the slope is 1/(1 − e²s²)²; the error starts at e⁴ and squares with every step.
    for _ in 0..<4 {
      let root = 1 - eccentricitySquared * sine * sine
      let step = (Self.zone(sine: sine) - zone) / semiMinorSquared * root * root
      sine = max(-1, min(1, sine - step))
      if abs(step) < 1e-17 { break }
    }
    return sine
  }

  /// Radius in metres of the parallel with a given sine of latitude: N cos B.
  static func parallelRadius(sine: Double) -> Double {
    semiMajor * ((1 - sine * sine) / (1 - eccentricitySquared * sine * sine)).squareRoot()
  }
}
