private import Foundation
@testable internal import PlanData
internal import RuleDSL
internal import Spatial
internal import TestKit
internal import Testing
internal import Transmission

@Suite("边在画它的坐标系里是直的")
struct DrawnSidesTests {
  /// A polygon of five to nine corners around a place, some kilometres wide, in the system's own coordinates.
  private static func polygon(_ random: inout SplitMix64, _ middle: SIMD2<Double>, _ unit: Double) -> [SIMD2<Double>]
  {
    let count = 5 + random.below(5)
    return (0..<count).map { corner in
      let angle = (Double(corner) + Double.random(in: 0.1...0.9, using: &random)) / Double(count) * 2 * .pi
      let reach = Double.random(in: 4_000...20_000, using: &random) * unit
      return middle + reach * SIMD2(cos(angle), sin(angle))
    }
  }

  /// The same ring with more corners on its sides.
  private static func withMore(_ ring: [SIMD2<Double>], _ random: inout SplitMix64) -> [SIMD2<Double>] {
    ring.indices.flatMap { place -> [SIMD2<Double>] in
      let (start, end) = (ring[place], ring[(place + 1) % ring.count])
      let shares = (0..<random.below(4)).map { _ in Double.random(in: 0.05...0.95, using: &random) }.sorted()
      return [start] + shares.map { start + (end - start) * $0 }
    }
  }

  private static func geojson(_ rings: [[SIMD2<Double>]], _ epsg: Int) -> String {
    let closed = rings.map { ring in
      "[" + (ring + ring.prefix(1)).map { "[\($0.x),\($0.y)]" }.joined(separator: ",") + "]"
    }
    return #"""
      {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::\#(epsg)"}},"features":[
      {"type":"Feature","properties":{"MJ":1},"geometry":{"type":"Polygon","coordinates":[\#(closed.joined(separator: ","))]}}]}
      """#
  }

  /// What a layer of one polygon draws, and what is wrong with it.
  private static func read(_ rings: [[SIMD2<Double>]], _ epsg: Int) throws -> (shape: Shape, flaws: [FeatureFlaw]) {
    let folder = try TemporaryFolder()
    try folder.write("code,name,tier,parent_code\n150100,甲市,市级,\n", to: "units.csv")
    try folder.write(geojson(rings, epsg), to: "150100/STBHHX.geojson")
    let map = try loadPlanSet(at: folder.path, program: MapVocabulary.program, jobs: 1).map
    guard case .known(let parts) = map.layer(1, of: 0, .current) else { return (Shape(), []) }
    return (parts.first?.shapes.polygons ?? Shape(), map.reading.featureFlaws)
  }

  @Test("边上多几个点，不漏也不多；移开六十厘米就看得出", arguments: [4546, 4524, 4508, 32649], 0..<6)
  func extraCorners(epsg: Int, seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed * 7 + epsg))
    let easting = Double.random(in: 380_000...620_000, using: &random) + (epsg == 4524 ? 36_000_000 : 0)
    let middle = SIMD2(easting, Double.random(in: 2_600_000...5_200_000, using: &random))
    let ring = Self.polygon(&random, middle, 1)
    let whole = try Self.read([ring], epsg)
    let more = try Self.read([Self.withMore(ring, &random)], epsg)
    #expect(whole.flaws.isEmpty && more.flaws.isEmpty)
    let tolerance = Tolerance(area: 1, width: 0.01)
    let same = try #require(comparison(expected: whole.shape, own: more.shape, tolerance: tolerance))
    #expect(same.missing.isEmpty && same.excess.isEmpty)
    // Hairlines of a tenth of a millimetre, and only where a corner was added.
    #expect(same.missingSlivers.area + same.excessSlivers.area < 0.1)
    let moved = try Self.read([Self.withMore(ring, &random).map { $0 + SIMD2(0.6, 0) }], epsg)
    let other = try #require(comparison(expected: whole.shape, own: moved.shape, tolerance: tolerance))
    #expect(!other.missing.isEmpty && !other.excess.isEmpty)
  }

  @Test("洞的一角正在长边上不算自相交，伸出半米就算", arguments: [4546, 4524], [true, false])
  func holes(epsg: Int, isNorth: Bool) throws {
    let corner = SIMD2(epsg == 4524 ? 36_440_000.0 : 440_000, 4_430_000)
    let outer = [SIMD2(0.0, 0), SIMD2(20_000, 0), SIMD2(20_000, 6_000), SIMD2(0, 6_000)].map { corner + $0 }
    for (depth, flaws) in [(0.0, 0), (-0.5, 1), (0.5, 0)] {
      let tip = SIMD2(9_000.0, isNorth ? 6_000 - depth : depth)
      let hole = [tip, SIMD2(8_000, 3_000), SIMD2(10_000, 3_000)].map { $0 == tip ? corner + tip : corner + $0 }
      let read = try Self.read([outer, hole], epsg)
      #expect(read.flaws.map { ShapeInspection($0.kind) } == Array(repeating: .invalid, count: flaws))
      let planar = 120_000_000 - (3_000 - depth) * 1_000
      #expect(abs(area(of: read.shape) - planar) < planar * 0.002)
    }
  }

  @Test("一个洞角都不在的长边，面积与先切细再投影的相同")
  func areas() throws {
    let ring = [SIMD2(480_000.0, 4_400_000), SIMD2(510_000, 4_405_000), SIMD2(505_000, 4_430_000)]
    let fine = ring.indices.flatMap { place in
      (0..<3_000).map { ring[place] + (ring[(place + 1) % 3] - ring[place]) * Double($0) / 3_000 }
    }
    let (coarse, exact) = (try Self.read([ring], 4546), try Self.read([fine], 4546))
    #expect(abs(area(of: coarse.shape) - area(of: exact.shape)) < 2)
    #expect(exact.shape.points.count == 9_000)
  }
}
