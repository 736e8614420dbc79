import Glibc
import Testing

@testable import Spatial

@Suite("等积平面")
struct PlaneTests {
  static let squared = 2 / 298.257222101 - 1 / (298.257222101 * 298.257222101)

  /// Area of a strip of one radian from the equator to a latitude in closed form.
  static func closedForm(_ latitude: Double) -> Double {
    let s = sin(latitude * .pi / 180)
    let e = squared.squareRoot()
    return 6_378_137 * 6_378_137 * (1 - squared) / 2 * (s / (1 - squared * s * s) + atanh(e * s) / e)
  }

  /// The trapezoid formula of 国土调查办发〔2008〕32号 between two parallels, for a difference of longitude in degrees.
  static func trapezoid(width: Double, from low: Double, to high: Double) -> Double {
    let e2 = squared
    let (e4, e6, e8) = (e2 * e2, e2 * e2 * e2, e2 * e2 * e2 * e2)
    let a = 1 + 3 * e2 / 6 + 30 * e4 / 80 + 35 * e6 / 112 + 630 * e8 / 2304
    let b = e2 / 6 + 15 * e4 / 80 + 21 * e6 / 112 + 420 * e8 / 2304
    let c = 3 * e4 / 80 + 7 * e6 / 112 + 180 * e8 / 2304
    let d = e6 / 112 + 45 * e8 / 2304
    let f = 5 * e8 / 2304
    let step = (high - low) * .pi / 180
    let mean = (high + low) / 2 * .pi / 180
    var sum = a * sin(step / 2) * cos(mean) - b * sin(3 * step / 2) * cos(3 * mean)
    sum += c * sin(5 * step / 2) * cos(5 * mean) - d * sin(7 * step / 2) * cos(7 * mean)
    sum += f * sin(9 * step / 2) * cos(9 * mean)
    return 2 * 6_378_137 * 6_378_137 * (1 - e2) * width * .pi / 180 * sum
  }

  @Test("平面面积等于官方梯形公式，也等于闭式", arguments: [3.0, 12, 18, 25.5, 31, 35, 40, 47.5, 53])
  func areaOfACell(latitude: Double) {
    for side in [0.001, 0.1, 1, 5] {
      let corners = [(100, latitude), (100 + side, latitude), (100 + side, latitude + side), (100, latitude + side)]
      let area = Shape(rings: [corners.map { Plane.point(longitude: $0.0, latitude: $0.1) }]).area
      let official = Self.trapezoid(width: side, from: latitude, to: latitude + side)
      let closed =
        (Self.closedForm(latitude + side) - Self.closedForm(latitude)) * side * .pi / 180
      #expect(abs(area / official - 1) < 1e-9)
      #expect(abs(area / closed - 1) < 1e-9)
    }
  }

  @Test("来回换算不差 1e-12 度", arguments: [-89.9, -30, 0, 3.2, 18, 35, 44.123456, 53.55, 80])
  func roundTrip(latitude: Double) {
    let place = Plane.geographic(Plane.point(longitude: 87.654321, latitude: latitude))
    #expect(abs(place.longitude - 87.654321) < 1e-12)
    #expect(abs(place.latitude - latitude) < 1e-12)
  }

  @Test("一百米的边在哪里都是一百米", arguments: [4.0, 18, 35, 47, 53])
  func lengths(latitude: Double) {
    let radians = latitude * .pi / 180
    let root = 1 - Self.squared * sin(radians) * sin(radians)
    let metresPerDegreeEast = 6_378_137 / root.squareRoot() * cos(radians) * .pi / 180
    let metresPerDegreeNorth = 6_378_137 * (1 - Self.squared) / (root * root.squareRoot()) * .pi / 180
    let start = Plane.point(longitude: 111, latitude: latitude)
    let east = Plane.point(longitude: 111 + 100 / metresPerDegreeEast, latitude: latitude)
    let north = Plane.point(longitude: 111, latitude: latitude + 100 / metresPerDegreeNorth)
    #expect(abs(Plane.length(from: start, to: east) - 100) < 1e-3)
    #expect(abs(Plane.length(from: start, to: north) - 100) < 1e-3)
    #expect(abs(Plane.scale(at: start) * Plane.parallelRadius * .pi / 180 - metresPerDegreeEast) < 1e-6)
  }

  @Test("无穷和非数不引起崩溃")
  func notFinite() {
    for value in [Double.nan, .infinity, -.infinity, 1e300] {
      let place = Plane.geographic(SIMD2(value, value))
      #expect(place.longitude.isNaN || abs(place.longitude) > 1e9)
      #expect(Plane.point(longitude: value, latitude: 30).x.isFinite == (value == 1e300))
      _ = Plane.scale(at: SIMD2(value, value))
      _ = GaussKruger(centralMeridian: value, falseEasting: value).geographic(easting: value, northing: value)
      _ = GaussKruger(centralMeridian: 105, falseEasting: 0).planePoint(easting: value, northing: value)
    }
  }
}
