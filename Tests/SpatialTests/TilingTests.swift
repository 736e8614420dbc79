import TestKit
import Testing

@testable import Spatial

@Suite("图斑铺满一块地")
struct TilingTests {
  @Test("随机的格子图：空隙、重叠和越界等于数出来的格子", arguments: draws(30))
  func grids(seed: Int) throws {
    var random = SplitMix64(7000 + seed)
    let (width, height) = (1 + random.below(9), 1 + random.below(9))
    let maps = (0..<(1 + random.below(5))).map { _ in random.grid(width: width, height: height) }
    let ground = random.grid(width: width, height: height)
    let features = maps.map { GridMap.shape(rows: $0, cellMetres: 30) }
    let region = GridMap.shape(rows: ground, cellMetres: 30)
    var cells = (gaps: 0, overlaps: 0, excess: 0, anywhere: 0)
    for row in 0..<height {
      for column in 0..<width {
        let count = maps.count { $0[row][column] }
        if count > 1 { cells.anywhere += 1 }
        switch (ground[row][column], count) {
        case (true, 0): cells.gaps += 1
        case (true, 2...): cells.overlaps += 1
        case (false, 1...): cells.excess += 1
        default: break
        }
      }
    }
    var together = Shape()
    for feature in features { together.append(feature) }
    for features in [features, [together]] {
      let found = try #require(Tiling(of: features, over: region, tolerance: Tolerance()))
      #expect(found.gaps.total == Double(cells.gaps) * 900)
      #expect(found.overlaps.total == Double(cells.overlaps) * 900)
      #expect(found.excess.total == Double(cells.excess) * 900)
      #expect(found.slivers.count == 0)
    }
    let unknown = try #require(Tiling(of: features, over: nil, tolerance: Tolerance()))
    #expect(unknown.overlaps.total == Double(cells.anywhere) * 900)
    #expect(unknown.gaps.isEmpty && unknown.excess.isEmpty)
  }

  /// A square cut again and again: edges of one part end on edges of another, as drawn layers have it.
  private func cut(_ random: inout SplitMix64, times: Int) -> [Shape] {
    var parts = [Shape(rings: [[[0, 4e6], [1000, 4e6], [1000, 4_001_000], [0, 4_001_000]]])]
    for _ in 0..<times {
      let place = random.below(parts.count)
      let part = parts[place]
      guard let point = part.pointInside else { continue }
      let along = SIMD2(random.real(-1...1), random.real(-1...1))
      let far = [point - along * 9000, point + along * 9000]
      let half = Shape(rings: [
        far + [far[1] + SIMD2(-along.y, along.x) * 9000, far[0] + SIMD2(-along.y, along.x) * 9000]
      ])
      guard let left = GEOSOverlay.intersection(part, half), let right = GEOSOverlay.difference(part, half),
        left.area > 1, right.area > 1
      else { continue }
      parts.replaceSubrange(place...place, with: [left, right])
    }
    return parts
  }

  /// What GEOS finds by overlaying whole shapes.
  private func expectation(
    _ features: [Shape],
    _ region: Shape
  ) throws -> (gaps: Double, overlaps: Double, excess: Double) {
    let all = try #require(GEOSOverlay.union(features))
    var twice: [Shape] = []
    for (place, one) in features.enumerated() {
      for other in features[(place + 1)...] { twice.append(try #require(GEOSOverlay.intersection(one, other))) }
    }
    let common = try #require(GEOSOverlay.union(twice))
    return (
      try #require(GEOSOverlay.difference(region, all)).area,
      try #require(GEOSOverlay.intersection(common, region)).area,
      try #require(GEOSOverlay.difference(all, region)).area
    )
  }

  @Test("随机切开的地块，有的挪动、漏掉、重复：面积与 GEOS 的叠加一致", arguments: Array(draws(30)) + [1094, 3189])
  func cutUp(seed: Int) throws {
    var random = SplitMix64(9000 + seed)
    let ground = Shape(rings: [[[0, 4e6], [1000, 4e6], [1000, 4_001_000], [0, 4_001_000]]])
    var parts = cut(&random, times: 4 + random.below(40))
    let sound = try #require(Tiling(of: parts, over: ground, tolerance: Tolerance(area: 0.05)))
    #expect(sound.gaps.isEmpty && sound.overlaps.isEmpty && sound.excess.isEmpty)
    for _ in 0..<(1 + random.below(4)) {
      let place = random.below(parts.count)
      switch random.below(4) {
      case 0: parts.remove(at: place)
      case 1: parts.append(parts[place])
      case 2: parts[place] = Shape(rings: [parts[place].points.map { $0 + SIMD2(random.real(0.1...9), 3) }])
      default: parts.append(Shape(rings: [random.star(at: [500, 4_000_500], radius: 300, corners: 30, ragged: 0.4)]))
      }
      if parts.isEmpty { break }
    }
    parts = try parts.map { try #require(Overlay.repaired($0)).shape }
    let expected = try expectation(parts, ground)
    let found = try #require(Tiling(of: parts, over: ground, tolerance: Tolerance()))
    let margin = 0.02 * Double(1 + found.gaps.count + found.overlaps.count + found.excess.count + found.slivers.count)
    #expect(abs(found.gaps.total - expected.gaps) < margin)
    #expect(abs(found.overlaps.total - expected.overlaps) < margin)
    #expect(abs(found.excess.total - expected.excess) < margin)
  }

  @Test("次序不同，结果的字节一样；容差以内的只计数")
  func order() throws {
    var random = SplitMix64(5)
    let ground = Shape(rings: [[[0, 4e6], [1000, 4e6], [1000, 4_001_000], [0, 4_001_000]]])
    var parts = cut(&random, times: 30)
    parts.removeLast()
    parts.append(Shape(rings: [[[10, 4_000_010], [10.5, 4_000_010], [10.5, 4_000_011], [10, 4_000_011]]]))
    let found = try #require(Tiling(of: parts, over: ground, tolerance: Tolerance(area: 1)))
    #expect(found.gaps.count == 1 && found.overlaps.isEmpty && found.excess.isEmpty)
    #expect(found.slivers.count == 1 && found.slivers.area == 0.5)
    let turned = try #require(
      Tiling(of: parts.reversed(), over: ground, tolerance: Tolerance(area: 1))
    )
    #expect(turned == found)
  }

  @Test("没有图斑、没有地、残缺的图形都有结果")
  func odd() throws {
    let square = Shape(rings: [RobustnessTests.square])
    #expect(Tiling(of: [Shape](), over: square, tolerance: Tolerance())?.gaps.total == 100)
    #expect(Tiling(of: [square], over: Shape(), tolerance: Tolerance())?.excess.total == 100)
    #expect(Tiling(of: [Shape](), over: nil, tolerance: Tolerance())?.gaps.isEmpty == true)
    for first in RobustnessTests.odd {
      for second in RobustnessTests.odd {
        let found = Tiling(of: [Shape(rings: first), square], over: Shape(rings: second), tolerance: Tolerance())
        #expect(found.map { $0.gaps.total.isFinite } ?? true)
      }
    }
  }
}

extension [Piece] {
  fileprivate var total: Double { roundedArea(reduce(0) { $0 + $1.area }) }
}

extension Tiling {
  fileprivate init?(of features: [Shape], over region: Shape?, tolerance: Tolerance) {
    let patches = features.map { feature in
      var column = ShapeColumn()
      column.append(feature)
      return Patch(of: column)
    }
    self.init(of: patches, over: region, tolerance: tolerance)
  }
}
