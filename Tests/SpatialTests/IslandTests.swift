import TestKit
import Testing

@testable import Spatial

@Suite("互不相干的几群多边形")
struct IslandTests {
  /// Valid shapes of many corners, scattered so that some overlap and others are far from all.
  private func scattered(_ random: inout SplitMix64, count: Int) -> [Shape] {
    (0..<count).map { _ in
      let centre = SIMD2(random.real(0...1500), 3_900_000 + random.real(0...1500))
      return Shape(rings: [random.star(at: centre, radius: 100, corners: 150 + random.below(100), ragged: 0.02)])
    }
  }

  @Test("每块恰在一群之中，不同群的外框互不相碰", arguments: draws(20))
  func groups(seed: Int) throws {
    var random = SplitMix64(11_000 + seed)
    let shapes = scattered(&random, count: 2 + random.below(30))
    let islands = Island.split(shapes)
    let parts = islands.map { island in shapes.indices.map { island.part(of: $0) } }
    for (place, shape) in shapes.enumerated() {
      #expect(parts.map { $0[place] }.filter { !$0.isEmpty } == [shape])
    }
    for (place, island) in islands.enumerated() {
      for one in island.all.pieces {
        for two in islands[(place + 1)...].flatMap(\.all.pieces) { #expect(!one.bounds.meets(two.bounds)) }
      }
      // None could be split further.
      #expect(Island.split([island.all]).count == 1)
    }
  }

  @Test("并集与比较：与 GEOS 对全体的结果一致", arguments: draws(12))
  func overlays(seed: Int) throws {
    var random = SplitMix64(12_000 + seed)
    let shapes = scattered(&random, count: 4 + random.below(16))
    let united = try #require(BoundaryOverlay.union([column(shapes[..<3]), column(shapes[3...])]))
    let other = try #require(GEOSOverlay.union(shapes))
    #expect(abs(united.area - other.area) < 0.01 && united.pieces.count == other.pieces.count)
    #expect(united.flaws.isEmpty && united.isSurelyValid)
    let all = column(shapes[...]).polygons
    #expect(all.isSurelyValid == all.flaws.isEmpty)
    let expected = try #require(GEOSOverlay.union(Array(shapes[..<(shapes.count / 2)])))
    let own = try #require(GEOSOverlay.union(Array(shapes[(shapes.count / 2)...])))
    let tolerance = Tolerance(area: 1)
    let fast = try #require(BoundaryComparison.compare(expected: expected, own: own, tolerance: tolerance))
    let slow = try #require(overlayComparison(expected: expected, own: own, tolerance: tolerance))
    #expect(fast.missing.map(\.area) == slow.missing.map(\.area))
    #expect(fast.excess.map(\.area) == slow.excess.map(\.area))
    #expect(fast.missingSlivers.count == slow.missingSlivers.count)
  }

  @Test("一个要素的几块自成一群，不再检查；两个要素相叠则合并")
  func features() throws {
    var random = SplitMix64(1)
    let centres = [SIMD2(0.0, 3_900_000), SIMD2(50, 3_900_000), SIMD2(1000, 3_900_000)]
    let stars = centres.map { Shape(rings: [random.star(at: $0, radius: 100, corners: 200, ragged: 0.02)]) }
    let united = try #require(BoundaryOverlay.union([column(stars[...])]))
    #expect(united.pieces.count == 2)
    let columns = [column(stars[..<2]), column(stars[2...])]
    #expect(BoundaryOverlay.union(columns) == united)
    for place in 0..<3 { #expect(column(stars[...]).shape(of: place) == place) }
  }

  private func column(_ shapes: ArraySlice<Shape>) -> ShapeColumn {
    var column = ShapeColumn()
    for shape in shapes { column.append(shape) }
    return column
  }
}
