import Glibc
import TestKit
import Testing

@testable import Spatial

@Suite("线和点")
struct LineTests {
  private static func lines(_ places: [Geodesic.Place]) -> Lines {
    Lines(parts: [places.map { Plane.point(longitude: $0.longitude, latitude: $0.latitude) }])
  }

  /// A square of the plane, metres.
  private static func square(_ low: Double, _ high: Double) -> Shape {
    Shape(rings: [[SIMD2(low, low), SIMD2(high, low), SIMD2(high, high), SIMD2(low, high)]])
  }

  @Test(
    "长度与大地线相差：一公里以内不到 1e-8，十分之一度不到 1e-6",
    arguments: [18.0, 30, 40, 53],
    [(0.001, 1e-8), (0.01, 1e-8), (0.1, 1e-6)]
  )
  func geodesics(latitude: Double, step: (degrees: Double, margin: Double)) {
    for degrees in stride(from: 0.0, to: 360, by: 45) {
      let end: Geodesic.Place = (
        110 + step.degrees * sin(degrees * .pi / 180), latitude + step.degrees * cos(degrees * .pi / 180)
      )
      let length = Self.lines([(110, latitude), end]).length
      let expected = Geodesic.inverse((110, latitude), end).distance
      #expect(abs(length / expected - 1) < step.margin)
    }
  }

  @Test("大地线的正算反算互相印证，也与赤道和子午线的闭式一致")
  func secondOpinion() {
    let start: Geodesic.Place = (110, 40)
    for azimuth in stride(from: 0.1, to: 6, by: 0.7) {
      let end = Geodesic.direct(start, 123_456, azimuth)
      #expect(abs(Geodesic.inverse(start, end).distance - 123_456) < 1e-4)
    }
    let degree = Geodesic.inverse((110, 0), (111, 0)).distance
    #expect(abs(degree - 6_378_137 * .pi / 180) < 1e-6)
  }

  @Test("长度是各段之和，点没有长度")
  func sums() {
    let road = Self.lines([(110, 40), (110.01, 40), (110.01, 40.01)])
    let parts = Self.lines([(110, 40), (110.01, 40)]).length + Self.lines([(110.01, 40), (110.01, 40.01)]).length
    #expect(abs(road.length - parts) < 1e-9)
    #expect(Self.lines([(110, 40)]).length == 0)
    #expect(Lines().length == 0 && Lines(parts: [[]]).isEmpty)
    #expect(Lines(parts: [[SIMD2(.nan, 0), SIMD2(0, 0)]]).length.isNaN)
  }

  @Test("裁剪留下面内和边上的部分，差集留下面外的部分")
  func cuts() throws {
    let area = Self.square(0, 10)
    let features = [
      Lines(parts: [[SIMD2(-5, 5), SIMD2(15, 5)]]), Lines(parts: [[SIMD2(1, 1), SIMD2(2, 2)]]),
      Lines(parts: [[SIMD2(20, 0), SIMD2(30, 0)]]), Lines(parts: [[SIMD2(-5, -5), SIMD2(0, 0)]]),
      Lines(parts: [[SIMD2(0, 0), SIMD2(10, 0)]]), Lines(parts: [[SIMD2(5, 5)]]), Lines(parts: [[SIMD2(50, 5)]]),
    ]
    let inside = try #require(Overlay.clip(features, to: area))
    #expect(inside.map(\.points.count) == [2, 2, 2, 1])
    #expect(Set(inside[0].points) == [SIMD2(0, 5), SIMD2(10, 5)])
    let beyond = try #require(Overlay.difference(features, area))
    #expect(beyond.map(\.ends.count) == [2, 1, 1, 1])
    #expect(try #require(Overlay.clip(features, to: Shape())).isEmpty)
    #expect(Overlay.difference(features, Shape()) == features)
  }

  @Test("裁剪和差集合起来就是全长")
  func complement() throws {
    var generator = SplitMix64(7)
    for _ in 0..<50 {
      let path = (0..<12).map { _ in SIMD2(generator.real(-5...15), generator.real(-5...15)) }
      let lines = [Lines(parts: [path])]
      let area = Self.square(0, 10)
      let inside = try #require(Overlay.clip(lines, to: area)).reduce(0) { $0 + $1.length }
      let beyond = try #require(Overlay.difference(lines, area)).reduce(0) { $0 + $1.length }
      #expect(abs(inside + beyond - lines[0].length) < 1e-6)
    }
  }

  @Test("画成格的线从格心到格心，点在格心")
  func grid() {
    let rows = [[true, true, false], [false, true, true]]
    let lines = GridMap.lines(rows: rows, cellMetres: 100)
    #expect(lines.ends == [2, 4, 6])
    #expect(abs(lines.length - 300) < 0.1)
    #expect(GridMap.lines(rows: [[true]], cellMetres: 100).isEmpty)
    #expect(GridMap.points(rows: rows, cellMetres: 100).count == 4)
    #expect(GridMap.points(rows: rows, cellMetres: -1).isEmpty)
  }
}
