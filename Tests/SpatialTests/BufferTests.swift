import Testing

@testable import Spatial

@Suite("缓冲")
struct BufferTests {
  /// A place so many true metres east of another.
  private func east(of place: (longitude: Double, latitude: Double), metres: Double) -> SIMD2<Double> {
    let point = Plane.point(longitude: place.longitude, latitude: place.latitude)
    return point + SIMD2(metres / Plane.scale(at: point), 0)
  }

  private func covers(_ shape: Shape, _ point: SIMD2<Double>) throws -> Bool {
    let dot = Shape(polygons: [[[(-1, -1), (1, -1), (1, 1), (-1, 1)].map { point + SIMD2($0.0, $0.1) / 100 }]])
    return try #require(Overlay.intersection(shape, dot)).area > 0
  }

  @Test("一条三十度长的线，两头的宽度也是真的米数", arguments: [20.5, 27, 35, 43, 49.5])
  func tallLine(latitude: Double) throws {
    let latitudes = stride(from: 20.0, through: 50, by: 0.5)
    let line = Lines(parts: [latitudes.map { Plane.point(longitude: 110, latitude: $0) }])
    let strip = try #require(Overlay.buffer(line, metres: 1000))
    #expect(try covers(strip, east(of: (110, latitude), metres: 999)))
    #expect(try !covers(strip, east(of: (110, latitude), metres: 1001)))
    #expect(abs(strip.area / line.length - 2000) < 2)
  }

  @Test("十度高的面，南北两边都外扩同样的米数，洞缩小同样的米数")
  func tallPolygon() throws {
    func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [SIMD2<Double>] {
      [(west, south), (east, south), (east, north), (west, north)]
        .map { Plane.point(longitude: $0.0, latitude: $0.1) }
    }
    let shape = Shape(polygons: [[box(100, 30, 101, 40), box(100.4, 31, 100.6, 39).reversed()]])
    let grown = try #require(Overlay.buffer(shape, metres: 500))
    for latitude in [30.5, 35, 39.5] {
      #expect(try covers(grown, east(of: (101, latitude), metres: 499)))
      #expect(try !covers(grown, east(of: (101, latitude), metres: 501)))
    }
    for latitude in [31.5, 38.5] {
      #expect(try covers(grown, east(of: (100.4, latitude), metres: 499)))
      #expect(try !covers(grown, east(of: (100.4, latitude), metres: 501)))
    }
    #expect(grown.flaws.isEmpty)
    #expect(grown.polygonEnds.count == 1 && grown.ringEnds.count == 2)
  }
}
