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

  @Test("随机的星：好的都认得出来，坏的没有一个放过", arguments: 1...200)
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

  @Test("格子图：角碰角的洞与块不误判", arguments: 1...200)
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
  func patches(seed: Int) {
    var random = SplitMix64(9900 + seed)
    let zone = GaussKruger(centralMeridian: 111, falseEasting: 37_500_000)
    var patched = PatchedZone(zone)
    var parallels = PatchedParallels()
    for _ in 0..<200 {
      let point = SIMD2(37_500_000 + random.real(-400_000...400_000), random.real(-1_000_000...6_500_000))
      var points = [point]
      #expect(patched.project(&points, from: 0))
      let expected = zone.planePoint(easting: point.x, northing: point.y)
      #expect(abs(points[0].x - expected.x) < 1e-8 && abs(points[0].y - expected.y) < 1e-8)
      var degrees = [SIMD2(random.real(-180...180), random.real(-89...89))]
      let place = Plane.point(longitude: degrees[0].x, latitude: degrees[0].y)
      #expect(parallels.project(&degrees, from: 0))
      #expect(abs(degrees[0].x - place.x) < 1e-8 && abs(degrees[0].y - place.y) < 1e-8)
    }
  }
}
