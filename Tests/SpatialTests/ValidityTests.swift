import TestKit
import Testing

@testable import Spatial

@Suite("不经 GEOS 的有效性判断")
struct ValidityTests {
  /// What GEOS says, asked directly.
  private func isValid(_ shape: Shape) throws -> Bool {
    guard let context = GEOSContext(), let geometry = context.geometry(of: shape) else { throw GEOSFailure() }
    defer { context.destroy(geometry) }
    return context.invalidity(of: geometry) == nil
  }

  private struct GEOSFailure: Error {}

  @Test("凸的环不论从哪个角写起、离原点多远，都看得出好；倒着写、绕两圈、折回的看不出", arguments: draws(40))
  func convexRings(seed: Int) {
    var random = SplitMix64(9500 + seed)
    let centre = SIMD2(random.real(-400_000...400_000), random.real(-4e6...4e6))
    let ring = random.star(at: centre, radius: 500, corners: 7 + random.below(20), ragged: 0)
    for first in ring.indices {
      let turned = Array(ring[first...] + ring[..<first])
      #expect(StarRing.isSeenFromMean(turned[...]))
      #expect(!StarRing.isSeenFromMean(Array(turned.reversed())[...]))
      #expect(!StarRing.isSeenFromMean((turned + turned)[...]))
      #expect(!StarRing.isSeenFromMean((turned + [turned[0], turned[1]])[...]))
    }
  }

  @Test("随机的星：好的都认得出来，坏的没有一个放过", arguments: draws(60))
  func stars(seed: Int) throws {
    var random = SplitMix64(9000 + seed)
    let polygons = random.stars(corners: 9 + random.below(200), ragged: 0.3)
    let shape = Shape(polygons: polygons)
    #expect(try shape.isSurelyValid == isValid(shape))
    // One corner, somewhere else.
    var broken = shape
    let place = random.below(broken.points.count)
    broken.points[place] += SIMD2(random.real(-150...150), random.real(-150...150))
    if broken.isSurelyValid { #expect(try isValid(broken)) }
    // A hole, or another polygon, moved anywhere.
    var moved = polygons
    let index = random.below(moved.count)
    let ring = random.below(moved[index].count)
    let step = SIMD2(random.real(-300...300), random.real(-60...60))
    moved[index][ring] = moved[index][ring].map { $0 + step }
    let other = Shape(polygons: moved)
    #expect(try other.isSurelyValid == isValid(other))
  }

  @Test("格子图：角碰角的洞与块不误判", arguments: draws(60))
  func cells(seed: Int) throws {
    var random = SplitMix64(9500 + seed)
    let size = 2 + random.below(9)
    let shape = GridMap.shape(rows: random.grid(width: size, height: size), cellMetres: 10)
    guard !shape.isEmpty else { return }
    #expect(shape.isSurelyValid)
    #expect(try isValid(shape))
  }

  @Test("两个洞首尾相碰把多边形切成两半，不算有效")
  func chainOfHoles() throws {
    let outer: [SIMD2<Double>] = [[0, 0], [20, 0], [20, 10], [0, 10]]
    let left: [SIMD2<Double>] = [[0, 5], [10, 7], [5, 3]]
    let right: [SIMD2<Double>] = [[10, 7], [20, 5], [15, 3]]
    let closed = Shape(rings: [outer + [[0, 5]], left, right])
    #expect(!closed.isSurelyValid)
    let cut: [SIMD2<Double>] = [[0, 0], [20, 0], [20, 5], [20, 10], [0, 10], [0, 5]]
    #expect(!Shape(rings: [cut, left, right]).isSurelyValid)
    #expect(try !isValid(Shape(rings: [cut, left, right])))
    #expect(Shape(rings: [cut, left]).isSurelyValid)
  }

  @Test("分块多项式与原公式给出同一点", arguments: 1...40)
  func patches(seed: Int) throws {
    var random = SplitMix64(9900 + seed)
    let zone = GaussKruger(centralMeridian: 111, falseEasting: 37_500_000)
    var patched = PatchedZone(zone)
    var parallels = PatchedParallels()
    for _ in 0..<200 {
      let point = SIMD2(37_500_000 + random.real(-400_000...400_000), random.real(-1_000_000...6_500_000))
      let points = try #require([point].withUnsafeBytes { placed($0) { patched.project($0, onto: &$1) } })
      let expected = zone.planePoint(easting: point.x, northing: point.y)
      #expect(abs(points[0].x - expected.x) < 1e-8 && abs(points[0].y - expected.y) < 1e-8)
      let degrees = SIMD2(random.real(-180...180), random.real(-89...89))
      let place = Plane.point(longitude: degrees.x, latitude: degrees.y)
      let found = try #require([degrees].withUnsafeBytes { placed($0) { parallels.project($0, onto: &$1) } })
      #expect(abs(found[0].x - place.x) < 1e-8 && abs(found[0].y - place.y) < 1e-8)
    }
  }

  @Test("离中央经线远的、近极的、到头的点，分块多项式要么给出原公式的点，要么不给", arguments: 1...20)
  func farPatches(seed: Int) throws {
    var random = SplitMix64(9970 + seed)
    let zone = GaussKruger(centralMeridian: 111, falseEasting: 500_000)
    var patched = PatchedZone(zone)
    for _ in 0..<200 {
      let point = SIMD2(500_000 + random.real(-1_050_000...1_050_000), random.real(-9_990_000...9_990_000))
      let place = zone.geographic(easting: point.x, northing: point.y)
      let found = [point].withUnsafeBytes { placed($0) { patched.project($0, onto: &$1) } }
      guard abs(point.x - 500_000) < 1_000_000, abs(place.longitude - 111) < 12 else {
        #expect(found == nil, "\(point)")
        continue
      }
      let expected = Plane.point(longitude: place.longitude, latitude: place.latitude)
      let made = try #require(found)[0]
      #expect(abs(made.x - expected.x) < 1e-6 && abs(made.y - expected.y) < 1e-6, "\(point)")
    }
  }

  @Test("一点落在哪里，与同它一起读的点无关，带的边上也是")
  func pointsAlone() throws {
    var random = SplitMix64(9950)
    let rims = [-90, -45, 0, 30, 30.0625, 90].map { SIMD2(105.5, $0) }
    let all = rims + (0..<101).map { _ in SIMD2(random.real(-180...180), random.real(-90...90)) }
    var parallels = PatchedParallels()
    let together = try #require(all.withUnsafeBytes { placed($0) { parallels.project($0, onto: &$1) } })
    for (point, place) in zip(all, together) {
      var fresh = PatchedParallels()
      #expect([point].withUnsafeBytes { placed($0) { fresh.project($0, onto: &$1) } } == [place])
      // The same band, met from above and from below.
      for other in [point - SIMD2(0, 0.001), point + SIMD2(0, 0.001)] where abs(other.y) <= 90 {
        let pair = [other, point].withUnsafeBytes { placed($0) { fresh.project($0, onto: &$1) } }
        #expect(pair?.last == place)
      }
    }
    for wrong in [SIMD2(180.1, 30), SIMD2(105, 90.1), SIMD2(.nan, 30), SIMD2(105, .infinity)] {
      let ring = [SIMD2(105.0, 30.0), wrong, SIMD2(105.1, 30.01)]
      #expect(ring.withUnsafeBytes { placed($0) { parallels.project($0, onto: &$1) } } == nil)
    }
  }

  /// The points that a way into the plane makes of others; `nil` where it gives up.
  private func placed(
    _ raw: UnsafeRawBufferPointer,
    _ project: (UnsafeRawBufferPointer, inout [SIMD2<Double>]) -> Bool
  ) -> [SIMD2<Double>]? {
    var points: [SIMD2<Double>] = []
    return project(raw, &points) ? points : nil
  }
}
