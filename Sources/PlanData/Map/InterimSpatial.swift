internal import Glibc
internal import Spatial

// Stands in for what module Spatial will export under the same names; when it does, this file is deleted and nothing
// else changes.  Ellipsoid CGCS2000: a = 6378137 m, f = 1/298.257222101.

private let semiMajor = 6_378_137.0
private let flattening = 1 / 298.257_222_101
private let squaredEccentricity = flattening * (2 - flattening)

extension Plane {
  static let radius: Double = {
    let sine = sin(35 * Double.pi / 180)
    return semiMajor * cos(35 * Double.pi / 180) / (1 - squaredEccentricity * sine * sine).squareRoot()
  }()

  static func point(longitude: Double, latitude: Double) -> SIMD2<Double> {
    SIMD2(radius * (longitude - 105) * .pi / 180, strip(sin(latitude * .pi / 180)) / radius)
  }

  static func geographic(_ point: SIMD2<Double>) -> (longitude: Double, latitude: Double) {
    let target = point.y * radius
    var latitude = asin(max(-1, min(1, target / strip(1))))
    for _ in 0..<20 {
      let root = 1 - squaredEccentricity * sin(latitude) * sin(latitude)
      let slope = semiMajor * semiMajor * (1 - squaredEccentricity) * cos(latitude) / (root * root)
      let step = (strip(sin(latitude)) - target) / slope
      guard step.isFinite, abs(step) > 1e-16 else { break }
      latitude -= step
    }
    return (point.x / radius * 180 / .pi + 105, latitude * 180 / .pi)
  }

  private static func strip(_ sine: Double) -> Double {
    let eccentricity = squaredEccentricity.squareRoot()
    return semiMajor * semiMajor * (1 - squaredEccentricity) / 2
      * (sine / (1 - squaredEccentricity * sine * sine) + atanh(eccentricity * sine) / eccentricity)
  }
}

extension Shape {
  mutating func append(polygon rings: [[SIMD2<Double>]]) {
    for (index, ring) in rings.enumerated() {
      let start = points.count
      for point in ring where points.count == start || points[points.count - 1] != point { points.append(point) }
      while points.count > start + 1, points[points.count - 1] == points[start] { points.removeLast() }
      if (signedArea(points[start...]) < 0) != (index > 0) { points[start...].reverse() }
      ringEnds.append(points.count)
    }
    if !rings.isEmpty { polygonEnds.append(ringEnds.count) }
  }

  private func signedArea(_ ring: ArraySlice<SIMD2<Double>>) -> Double {
    guard let origin = ring.first, var last = ring.last else { return 0 }
    return ring.reduce(0) { sum, point in
      defer { last = point }
      let (left, right) = (last - origin, point - origin)
      return sum + (left.x * right.y - left.y * right.x) / 2
    }
  }
}

/// Inverse Gauss–Krüger to the fourth power of n, after Karney (2011), equation 36.
struct GaussKruger {
  var centralMeridian: Double
  var falseEasting: Double

  func geographic(easting: Double, northing: Double) -> (longitude: Double, latitude: Double) {
    let n = flattening / (2 - flattening)
    let rectifying = semiMajor / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64)
    let series = [
      n / 2 - 2 * n * n / 3 + 37 * n * n * n / 96 - n * n * n * n / 360,
      n * n / 48 + n * n * n / 15 - 437 * n * n * n * n / 1440,
      17 * n * n * n / 480 - 37 * n * n * n * n / 840,
      4397 * n * n * n * n / 161_280,
    ]
    let (xi, eta) = (northing / rectifying, (easting - falseEasting) / rectifying)
    var (sphereXi, sphereEta) = (xi, eta)
    for (index, coefficient) in series.enumerated() {
      let multiple = 2 * Double(index + 1)
      sphereXi -= coefficient * sin(multiple * xi) * cosh(multiple * eta)
      sphereEta -= coefficient * cos(multiple * xi) * sinh(multiple * eta)
    }
    let conformal = asin(sin(sphereXi) / cosh(sphereEta))
    let longitude = centralMeridian + atan2(sinh(sphereEta), cos(sphereXi)) * 180 / .pi
    return (longitude, latitude(conformal: conformal) * 180 / .pi)
  }

  private func latitude(conformal: Double) -> Double {
    let eccentricity = squaredEccentricity.squareRoot()
    let isometric = atanh(sin(conformal))
    var sine = sin(conformal)
    for _ in 0..<12 { sine = tanh(isometric + eccentricity * atanh(eccentricity * sine)) }
    return asin(sine)
  }
}

/// Flaws as module Spatial names them; only crossings of a ring with itself are found here, in small rings.
enum Flaw {
  case empty
  case tooFewPoints(at: SIMD2<Double>?)
  case notFinite(points: Int)
  case repeatedPoints(count: Int, at: SIMD2<Double>)
  case spike(at: SIMD2<Double>)
  case invalid(reason: String, at: SIMD2<Double>?)
}

extension Shape {
  var flaws: [Flaw] {
    guard points.count < 2000 else { return [] }
    var start = 0
    for end in ringEnds {
      let ring = Array(points[start..<end]) + points[start..<end].prefix(1)
      start = end
      for first in ring.indices.dropLast() {
        for second in ring.indices.dropLast() where second > first + 1 {
          guard let place = crossing(ring[first], ring[first + 1], ring[second], ring[second + 1]) else { continue }
          return [.invalid(reason: "Self-intersection", at: place)]
        }
      }
    }
    return []
  }
}

/// Where two edges cross between their ends.
private func crossing(
  _ start: SIMD2<Double>,
  _ end: SIMD2<Double>,
  _ otherStart: SIMD2<Double>,
  _ otherEnd: SIMD2<Double>
) -> SIMD2<Double>? {
  let (along, other, gap) = (end - start, otherEnd - otherStart, otherStart - start)
  let cross = along.x * other.y - along.y * other.x
  let share = (gap.x * other.y - gap.y * other.x) / cross
  let otherShare = (gap.x * along.y - gap.y * along.x) / cross
  return share > 0 && share < 1 && otherShare > 0 && otherShare < 1 ? start + share * along : nil
}
