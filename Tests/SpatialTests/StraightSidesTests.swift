private import Foundation
internal import Spatial
internal import TestKit
internal import Testing

@Suite("直边")
struct StraightSidesTests {
  private let zone = GaussKruger(centralMeridian: 111, falseEasting: 500_000)

  @Test("三十公里以内的边，各段离画的那条线不到十分之一毫米", arguments: 0..<60)
  func deviation(seed: Int) throws {
    var random = SplitMix64(4400 + seed)
    let start = SIMD2(500_000 + random.real(-250_000...250_000), random.real(700_000...5_900_000))
    let angle = random.real(0...(2 * .pi))
    let end = start + random.real(100...30_000) * SIMD2(cos(angle), sin(angle))
    let points = cut([start, end])
    #expect(points.first == start && points.last == end)
    for (one, other) in zip(points, points.dropFirst()) {
      let middle = plane((one + other) / 2)
      let scale = SIMD2(Plane.scale(at: middle), 1 / Plane.scale(at: middle))
      let (chord, off) = ((plane(other) - plane(one)) * scale, (middle - plane(one)) * scale)
      let across = (chord.x * off.y - chord.y * off.x) / (chord * chord).sum().squareRoot()
      #expect(abs(across) < 1e-4)
    }
  }

  @Test("同一条直线上的边，从哪里断开都切在同样的地方", arguments: 0..<60)
  func canonical(seed: Int) {
    var random = SplitMix64(4400 + seed)
    let start = SIMD2(500_000 + random.real(-100_000...100_000), random.real(2_000_000...5_000_000))
    let angle = random.real(0...(2 * .pi))
    let way = random.real(3_000...30_000) * SIMD2(cos(angle), sin(angle))
    let corner = start + way * random.real(0.1...0.9)
    let whole = Set(cut([start, start + way]))
    let parts = Set(cut([start, corner, start + way]))
    let back = Set(cut([start + way, start]))
    // Rounding puts one in some thousand on another grain.
    #expect(whole.symmetricDifference(back).count <= 2)
    #expect(parts.symmetricDifference(whole).count <= 1 + 4)
    #expect(whole.count > 50)
  }

  @Test("经纬度里的斜边，各段离画的那条线不到千分之一米，切在同样的地方；沿着经线、纬线的和短的不切", arguments: 0..<60)
  func degrees(seed: Int) {
    var random = SplitMix64(4490 + seed)
    let sides = StraightSides(metresPerUnit: nil)
    let cut = { (points: [SIMD2<Double>]) in
      points.withUnsafeBytes { sides.cut($0, isRing: false) } ?? points
    }
    let start = SIMD2(random.real(75...132), random.real(18...52.5))
    let way = SIMD2(random.real(-0.3...0.3), random.real(0.03...0.3))
    let points = cut([start, start + way])
    for (one, other) in zip(points, points.dropFirst()) {
      let (first, last) = (onPlane(one), onPlane(other))
      let scale = SIMD2(Plane.scale(at: first), 1 / Plane.scale(at: first))
      let (chord, off) = ((last - first) * scale, (onPlane((one + other) / 2) - first) * scale)
      #expect(abs(chord.x * off.y - chord.y * off.x) / (chord * chord).sum().squareRoot() < 1e-3)
    }
    #expect(points.count > 20)
    let parts = Set(cut([start, start + way * 0.37, start + way]))
    #expect(parts.symmetricDifference(points).count <= 1 + 4)
    for straight in [SIMD2(0, 0.3), SIMD2(0.3, 0), SIMD2(0.3, 0.009)] {
      #expect(cut([start, start + straight]).count == 2)
    }
  }

  private func onPlane(_ point: SIMD2<Double>) -> SIMD2<Double> {
    Plane.point(longitude: point.x, latitude: point.y)
  }

  @Test("短边、不是数字的和远在天边的坐标不切，也不停不下来")
  func untouched() {
    let sides = StraightSides()
    for points: [SIMD2<Double>] in [
      [], [SIMD2(1, 2)], [SIMD2(0, 0), SIMD2(40, -40), SIMD2(20, -20)], [SIMD2(.nan, 0), SIMD2(1, .infinity)],
    ] {
      #expect(points.withUnsafeBytes { sides.cut($0, isRing: true) }?.count ?? points.count == points.count)
    }
    for far in [1e12, 1e300, Double.infinity] {
      let points = [SIMD2(0.0, 0), SIMD2(far, 1), SIMD2(0, far)]
      #expect(points.withUnsafeBytes { sides.cut($0, isRing: true) }?.count == 3)
    }
    // A star over half the Earth is cut, and less finely.
    let star = (0..<4_000).map { SIMD2(Double($0 % 2) * 9e8, Double($0)) }
    let count = star.withUnsafeBytes { sides.cut($0, isRing: true) }?.count ?? 0
    #expect((500_000...1_200_000).contains(count))
  }

  @Test("以千米为单位的坐标按同样的米数切")
  func units() {
    let points = [SIMD2(500.0, 4_000), SIMD2(501, 4_000.5)]
    let count = points.withUnsafeBytes { StraightSides(metresPerUnit: 1_000).cut($0, isRing: false) }?.count
    #expect(count == cut(points.map { $0 * 1_000 }).count)
  }

  private func cut(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
    points.withUnsafeBytes { StraightSides().cut($0, isRing: false) } ?? points
  }

  private func plane(_ point: SIMD2<Double>) -> SIMD2<Double> {
    zone.planePoint(easting: point.x, northing: point.y)
  }
}
