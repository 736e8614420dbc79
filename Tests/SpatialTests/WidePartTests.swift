import Foundation
import TestKit
import Testing

@testable import Spatial

@Suite("细条上挂着的块")
struct WidePartTests {
  /// A strip of cells with a block of so many cells a side on it.
  private func piece(strip: Int, block: Int) throws -> Piece {
    let rows = (0...block).map { row in
      (0..<strip).map { row == block || ($0 >= strip / 2 && $0 < strip / 2 + block) }
    }
    return try #require(GridMap.shape(rows: rows, cellMetres: 1).pieces.first)
  }

  @Test("整块平均宽度在容差以内：宽的部分算一块，细条算碎屑，合起来面积不变", arguments: [4, 6, 9])
  func block(side: Int) throws {
    let piece = try self.piece(strip: 40 * side * side, block: side)
    #expect(piece.meanWidth < 1.1)
    let sorted = Tolerance(area: 1, width: 1.2).sorted(piece)
    let real = try #require(sorted.real.first)
    #expect(sorted.real.count == 1)
    // The corners are rounded, and the strip under the block belongs to it.
    #expect(abs(real.area - Double(side * (side + 1))) < 1.5)
    #expect(real.meanWidth > 1.2)
    #expect(abs(real.area + sorted.sliver - piece.area) < 0.011)
  }

  @Test("没有宽的部分、宽的部分不比容差大的，都是碎屑")
  func slivers() throws {
    let strip = try piece(strip: 500, block: 1)
    #expect(Tolerance(width: 1.2).sorted(strip).real.isEmpty)
    #expect(Tolerance(width: 1.2).sorted(strip).sliver == strip.area)
    let block = try piece(strip: 500, block: 4)
    #expect(Tolerance(area: 25, width: 1.2).isSliver(block))
    #expect(!Tolerance(area: 15, width: 1.2).isSliver(block))
    #expect(!Tolerance(area: 15, width: 1.2).isSliver(block.shape))
  }

  @Test("整块平均就比容差宽的，不断开")
  func wide() throws {
    let block = try piece(strip: 500, block: 4)
    #expect(Tolerance(area: 15, width: 0.9).sorted(block).real == [block])
    #expect(Tolerance(area: 15).sorted(block).real == [block])
  }

  /// The limit below which no part is looked for.
  @Test("各种大小的圆：平均宽度比容差大就算，不大就不算", arguments: 1...30)
  func discs(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(900 + seed))
    let radius = random.real(0.2...3)
    let ring = (0..<200).map { step -> SIMD2<Double> in
      let angle = Double(step) * .pi / 100
      return SIMD2(radius * cos(angle), 4e6 + radius * sin(angle))
    }
    let disc = try #require(Shape(rings: [ring]).pieces.first)
    for width in [0.3, 0.8, 1.1, 1.9] {
      #expect(Tolerance(width: width).isSliver(disc) == (disc.meanWidth <= width))
    }
  }
}

@Suite("最宽的一处")
struct WidestPartTests {
  /// A block on a hairline of some kilometres, which runs around a square.
  private func piece(block: Double, hairline: Double, length: Double) throws -> Piece {
    let ring = [
      SIMD2(0, 0), SIMD2(length, 0), SIMD2(length, hairline), SIMD2(block, hairline), SIMD2(block, block),
      SIMD2(0, block),
    ]
    return try #require(Shape(rings: [ring.map { $0 + SIMD2(500_000, 3_700_000) }]).pieces.first)
  }

  @Test("挂在细线上的块，说的是块", arguments: [0.005, 0.05, 0.5], [3_000.0, 20_000])
  func blocks(hairline: Double, length: Double) throws {
    let whole = try piece(block: 200, hairline: hairline, length: length)
    let part = whole.widestPart
    #expect(abs(part.meanWidth - 100) < 3)
    #expect(whole.meanWidth < 30)
    #expect((500_000...500_200).contains(part.point.x) && (3_700_000...3_700_200).contains(part.point.y))
  }

  @Test("方块、长条、处处一样细的线不变")
  func plain() throws {
    for (block, length, hairline) in [(200.0, 200.0, 100.0), (5, 5_000, 2.5), (0.5, 4_000, 0.499)] {
      let whole = try piece(block: block, hairline: hairline, length: length)
      #expect(whole.widestPart == whole)
    }
  }
}
