import TestKit
import Testing

@testable import Spatial

@Suite("两个图形的比较")
struct ComparisonTests {
  static let tolerances = [
    Tolerance(), Tolerance(area: 5), Tolerance(width: 0.4), Tolerance(area: 2, width: 0.8),
  ]

  /// Holds the way over boundaries to the one over GEOS.
  private func hold(_ expected: Shape, _ own: Shape, seed: Int) throws {
    #expect(expected.flaws.filter { $0 != .empty }.isEmpty && own.flaws.filter { $0 != .empty }.isEmpty)
    for tolerance in Self.tolerances {
      let fast = try #require(BoundaryComparison.compare(expected: expected, own: own, tolerance: tolerance))
      let slow = try #require(overlayComparison(expected: expected, own: own, tolerance: tolerance))
      for (left, right) in [(fast.missing, slow.missing), (fast.excess, slow.excess)] {
        #expect(left.count == right.count, "seed \(seed)")
        for (piece, other) in zip(byPlace(left), byPlace(right)) {
          #expect(abs(piece.area - other.area) < 0.011, "seed \(seed)")
          #expect(abs(piece.perimeter - other.perimeter) < 1e-4, "seed \(seed)")
          #expect(piece.shape.flaws.isEmpty)
        }
      }
      for (left, right) in [(fast.missingSlivers, slow.missingSlivers), (fast.excessSlivers, slow.excessSlivers)] {
        #expect(left.count == right.count, "seed \(seed)")
        #expect(abs(left.area - right.area) <= 0.011 * Double(1 + left.count))
      }
    }
  }

  private func byPlace(_ pieces: [Piece]) -> [Piece] {
    pieces.sorted { left, right in
      (left.bounds.low.x, left.bounds.low.y, left.bounds.high.x, left.bounds.high.y)
        < (right.bounds.low.x, right.bounds.low.y, right.bounds.high.x, right.bounds.high.y)
    }
  }

  @Test("随机图形：与 GEOS 的结果一致", arguments: draws(30))
  func unrelated(seed: Int) throws {
    var random = SplitMix64(seed)
    let expected = Shape(polygons: random.stars(corners: 9 + random.below(60), ragged: 0.4))
    let own = Shape(polygons: random.stars(corners: 9 + random.below(60), ragged: 0.4))
    try hold(expected, own, seed: seed)
  }

  @Test("重新描绘的边界：与 GEOS 的结果一致", arguments: draws(30))
  func redrawn(seed: Int) throws {
    var random = SplitMix64(1000 + seed)
    let polygons = random.stars(corners: 8 + random.below(60), ragged: 0.1)
    let own = Shape(polygons: random.redrawn(polygons, within: 0.5))
    try hold(Shape(polygons: polygons), own, seed: seed)
  }

  @Test("格子：边重合、角相触，与 GEOS 的结果一致", arguments: draws(30))
  func grids(seed: Int) throws {
    var random = SplitMix64(2000 + seed)
    let size = 2 + random.below(10)
    let expected = GridMap.shape(rows: random.grid(width: size, height: size), cellMetres: 3.7)
    let own = GridMap.shape(rows: random.grid(width: size, height: size), cellMetres: seed % 2 == 0 ? 3.7 : 5)
    try hold(expected, own, seed: seed)
  }

  @Test("图形从哪一点写起、先写哪一块都不影响结果")
  func orderOfPoints() throws {
    var random = SplitMix64(7)
    let polygons = random.stars(corners: 40, ragged: 0.3)
    let own = Shape(polygons: random.redrawn(polygons, within: 2))
    let turned = polygons.reversed().map { $0.map(begunElsewhere) }
    let first = comparison(expected: Shape(polygons: polygons), own: own, tolerance: Tolerance(area: 1))
    let second = comparison(expected: Shape(polygons: turned), own: own, tolerance: Tolerance(area: 1))
    #expect(try #require(first).missing.count > 0)
    #expect(first == second)
  }

  private func begunElsewhere(_ ring: [SIMD2<Double>]) -> [SIMD2<Double>] {
    Array(ring.dropFirst(2)) + Array(ring.prefix(2))
  }

  @Test("碎片只计数，不丢失：各部分之和等于面积之差")
  func slivers() throws {
    var random = SplitMix64(11)
    let polygons = random.stars(corners: 200, ragged: 0.05)
    let expected = Shape(polygons: polygons)
    let own = Shape(polygons: random.redrawn(polygons, within: 0.3))
    let result = try #require(comparison(expected: expected, own: own, tolerance: Tolerance(width: 0.5)))
    #expect(result.missing.isEmpty && result.excess.isEmpty)
    #expect(result.sliverCount > 50)
    let difference = expected.area - own.area
    let parts = result.missingSlivers.area - result.excessSlivers.area
    #expect(abs(parts - difference) < 0.005 * Double(result.sliverCount))
  }

  @Test("面积正好等于容差的算碎片，多一个单位就不算")
  func atTheTolerance() throws {
    let cell = GridMap.shape(rows: [[true]], cellMetres: 10)
    let at = try #require(comparison(expected: cell, own: Shape(), tolerance: Tolerance(area: 100)))
    #expect(at.missing.isEmpty && at.missingSlivers.count == 1 && at.sliverArea == 100)
    let below = try #require(comparison(expected: cell, own: Shape(), tolerance: Tolerance(area: 99.99)))
    #expect(below.missing.count == 1 && below.sliverCount == 0)
    // A square of ten metres has a mean width of five.
    let wide = try #require(comparison(expected: Shape(), own: cell, tolerance: Tolerance(width: 5.001)))
    #expect(wide.excess.isEmpty && wide.excessSlivers.count == 1)
    let narrow = try #require(comparison(expected: Shape(), own: cell, tolerance: Tolerance(width: 4.99)))
    #expect(narrow.excess.map(\.area) == [100])
  }

  @Test("一模一样的图形没有差别，相接的图斑不必先合并")
  func same() throws {
    let left = GridMap.shape(rows: [[true, false]], cellMetres: 10)
    let right = GridMap.shape(rows: [[false, true]], cellMetres: 10)
    var both = left
    both.append(right)
    #expect(comparison(expected: left, own: left, tolerance: Tolerance()) == SpatialComparison())
    #expect(comparison(expected: both, own: both.normalized, tolerance: Tolerance()) == SpatialComparison())
    let more = try #require(comparison(expected: both, own: Shape(), tolerance: Tolerance()))
    #expect(more.missing.map(\.area) == [200])
    let swapped = try #require(comparison(expected: left, own: right, tolerance: Tolerance()))
    #expect(swapped.missing.map(\.area) == [100] && swapped.excess.map(\.area) == [100])
  }

  @Test("交集、差集、并集：沿边界走出来的与 GEOS 的一致", arguments: draws(25))
  func overlays(seed: Int) throws {
    var random = SplitMix64(4000 + seed)
    let polygons = random.stars(corners: 9 + random.below(60), ragged: 0.3)
    let size = 2 + random.below(6)
    let map = GridMap.shape(rows: random.grid(width: size, height: size), cellMetres: 3.7)
    let others = [
      Shape(polygons: random.stars(corners: 9 + random.below(60), ragged: 0.3)),
      Shape(polygons: random.redrawn(polygons, within: 0.1)),
      Shape(polygons: polygons),
      Shape(),
    ]
    for other in others { try hold(Shape(polygons: polygons), other) }
    try hold(map, GridMap.shape(rows: random.grid(width: size, height: size), cellMetres: 3.7))
  }

  private func hold(_ shape: Shape, _ other: Shape) throws {
    let windowed = WindowedShape(other)
    try hold(
      BoundaryOverlay.combine(shape, with: windowed, keepingCommon: true),
      GEOSOverlay.intersection(shape, other)
    )
    try hold(
      BoundaryOverlay.combine(shape, with: windowed, keepingCommon: false),
      GEOSOverlay.difference(shape, other)
    )
    try hold(BoundaryOverlay.union([shape, other]), GEOSOverlay.union([shape, other]))
  }

  private func hold(_ fast: Shape?, _ slow: Shape?) throws {
    let (fast, slow) = (try #require(fast), try #require(slow))
    #expect(abs(fast.area - slow.area) < 0.01)
    #expect(fast.flaws.allSatisfy { $0 == .empty })
    #expect(fast.pieces.count { $0.area > 0.01 } == slow.pieces.count { $0.area > 0.01 })
  }

  @Test("窗口：锯齿的尖碰到窗口的边和角，剪下来的面积也一致", arguments: draws(25))
  func teeth(seed: Int) throws {
    var random = SplitMix64(7400 + seed)
    for _ in 0..<10 {
      let tops = (0..<10).map { SIMD2(Double($0), 1 + Double(random.below(4))) }
      let turns = random.below(4)
      let ring = ([SIMD2(0, 0), SIMD2(9, 0)] + tops.reversed()).map { corner in
        (0..<turns).reduce(corner) { place, _ in SIMD2(-place.y, place.x) } * 16
      }
      let shape = Shape(rings: [ring])
      let low = SIMD2(Double(random.below(18) - 9), Double(random.below(18) - 9)) * 16
      let high = low + SIMD2(Double(1 + random.below(9)), Double(1 + random.below(9))) * 16
      let corners = [low, SIMD2(high.x, low.y), high, SIMD2(low.x, high.y)]
      let expected = try #require(GEOSOverlay.intersection(shape, Shape(rings: [corners])))
      let cut = WindowedShape(shape).cut(to: Bounds(low: low, high: high))
      #expect(abs(cut.area - expected.area) < 0.01, "\(ring) in \(corners)")
    }
  }

  @Test("窗口：剪下来的面积与 GEOS 对矩形的交集一致", arguments: draws(25))
  func windows(seed: Int) throws {
    var random = SplitMix64(7000 + seed)
    let shape = Shape(polygons: random.stars(corners: 9 + random.below(300), ragged: 0.3))
    let windowed = WindowedShape(shape)
    for _ in 0..<20 {
      // Rims through corners of the shape, too.
      let places = [shape.points[random.below(shape.points.count)], shape.points[random.below(shape.points.count)]]
      let free = SIMD2(random.real(-130...800), random.real(3_899_870...3_900_120))
      let low = random.below(2) == 0 ? free : pointwiseMin(places[0], places[1])
      let high = random.below(2) == 0 ? pointwiseMax(places[0], places[1]) : low + SIMD2(random.real(1...400), 50)
      guard low.x < high.x, low.y < high.y else { continue }
      let window = Bounds(low: low, high: high)
      let corners = [low, SIMD2(window.high.x, low.y), window.high, SIMD2(low.x, window.high.y)]
      let expected = try #require(GEOSOverlay.intersection(shape, Shape(rings: [corners])))
      #expect(abs(windowed.cut(to: window).area - expected.area) < 0.01)
    }
  }
}
