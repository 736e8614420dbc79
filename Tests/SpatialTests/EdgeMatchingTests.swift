import TestKit
import Testing

@testable import Spatial

@Suite("接边")
struct EdgeMatchingTests {
  /// A rectangle by metres east and north of the corner of drawn maps.
  private static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Shape {
    Shape(rings: [
      [(west, south), (east, south), (east, north), (west, north)].map { GridMap.corner + SIMD2($0.0, $0.1) }
    ])
  }

  private static let west = box(0, 0, 100, 100)
  private static let east = box(100, 0, 200, 100)
  private static let upper = box(50, 20, 150, 40)

  private static func gaps(_ left: Shape, _ right: Shape, upper: Shape = upper, tolerance: Double = 0.1) -> [Double]?
  {
    guard let matching = EdgeMatching(upper: upper, tolerance: Tolerance(area: 1, width: tolerance)) else {
      return nil
    }
    return matching.gaps(.init(ground: west, drawn: left), .init(ground: east, drawn: right))?
      .map { ($0.length * 100).rounded() / 100 }
  }

  @Test("两边都画到边界，没有缺口；只有一边画到，缺口就是那一段")
  func meeting() throws {
    let left = Self.box(50, 20, 100, 40)
    #expect(Self.gaps(left, Self.box(100, 20, 150, 40)) == [])
    let alone = try #require(Self.gaps(left, Shape()))
    #expect(alone.count == 1 && abs(alone[0] - 19.8) < 0.05)
    let part = try #require(Self.gaps(left, Self.box(100, 20, 150, 33)))
    #expect(part.count == 1 && abs(part[0] - 6.7) < 0.05)
    #expect(Self.gaps(Shape(), Shape()) == [])
  }

  @Test("离边界、错开不过容差的算接上，过了的不算")
  func tolerance() throws {
    let left = Self.box(50, 20, 100, 40)
    #expect(Self.gaps(left, Self.box(100.05, 20.05, 150, 40)) == [])
    let apart = try #require(Self.gaps(left, Self.box(100.5, 20, 150, 40)))
    #expect(apart.count == 1 && apart[0] > 19)
    let shifted = try #require(Self.gaps(left, Self.box(100, 20.5, 150, 40)))
    #expect(shifted.count == 1 && abs(shifted[0] - 0.2) < 0.05)
    #expect(Self.gaps(left, Self.box(100, 20.5, 150, 40), tolerance: 1) == [])
  }

  @Test("两边的行政区之间有缝、有重叠，不过容差的仍是公共边界，过了的不是", arguments: [-0.08, 0, 0.08, 0.3])
  func groundsApart(gap: Double) throws {
    let left = EdgeMatching.Side(ground: Self.west, drawn: Self.box(50, 20, 100, 40))
    let ground = Self.box(100 + gap, 0, 200, 100)
    for (start, expected) in [(100 + gap, []), (110, gap < 0.1 ? [10.0] : [])] {
      let right = EdgeMatching.Side(ground: ground, drawn: Self.box(start, 20, 150, 40))
      let found = EdgeMatching(upper: Self.upper, tolerance: Tolerance(area: 1, width: 0.1))?.gaps(left, right)
      #expect(found?.map { ($0.length / 2).rounded() } == expected)
    }
  }

  @Test("没有画到边界，漏掉的只是碎屑，不算缺口")
  func slivers() throws {
    let left = Self.box(50, 20, 100, 40)
    // The upper line reaches 0.3 m beyond the border along 2 m, 0.6 m² that the neighbour need not draw.
    #expect(Self.gaps(left, Shape(), upper: Self.box(50, 20, 100.3, 22)) == [])
    let real = try #require(Self.gaps(left, Shape(), upper: Self.box(50, 20, 100.3, 30)))
    #expect(real.count == 1 && abs(real[0] - 9.8) < 0.05)
  }

  @Test("上级的线不穿过边界的地方不查")
  func onlyCrossings() throws {
    let left = Self.box(50, 20, 100, 40)
    // The upper line ends at the border.
    #expect(Self.gaps(left, Shape(), upper: Self.box(50, 20, 100, 40)) == [])
    #expect(Self.gaps(left, Shape(), upper: Self.box(0, 60, 200, 80)) == [])
    #expect(Self.gaps(left, Shape(), upper: Shape()) == [])
    // What a lower plan draws beyond the upper line need not meet.
    let wide = try #require(Self.gaps(Self.box(50, 0, 100, 100), Shape()))
    #expect(wide.count == 1 && abs(wide[0] - 20) < 0.5)
  }

  @Test("两边互有缺口时都列出来，长的在前")
  func severalGaps() throws {
    let gaps = try #require(Self.gaps(Self.box(50, 20, 100, 28), Self.box(100, 35, 150, 40)))
    #expect(gaps.count == 2 && abs(gaps[0] - 8) < 0.3 && abs(gaps[1] - 5) < 0.3)
  }

  @Test("公共边：顶点不一一对应也找得到，隔开的没有")
  func borders() throws {
    let split = Shape(rings: [
      [(100.0, 0.0), (200, 0), (200, 100), (100, 100), (100, 60), (100, 30)].map {
        GridMap.corner + SIMD2($0.0, $0.1)
      }
    ])
    let border = commonBorder(Self.west, split)
    #expect(border.points.allSatisfy { $0.x == GridMap.corner.x + 100 })
    let height = (border.points.map(\.y).max() ?? 0) - (border.points.map(\.y).min() ?? 0)
    #expect(abs(height - 100) < 1e-6)
    #expect(commonBorder(Self.west, Self.box(101, 0, 200, 100)).isEmpty)
    #expect(commonBorder(Self.west, Self.box(50, 0, 200, 100)).isEmpty)
  }

  @Test("两边各画各的五千个顶点，错开不过容差的是公共边界")
  func drawnByTwoHands() throws {
    var generator = SplitMix64(7)
    /// The border from south to north, each corner up to a centimetre beside a wave.
    func border() -> [SIMD2<Double>] {
      (0...5000).map { step in
        let north = Double(step) / 5 + (step % 5000 == 0 ? 0 : generator.real(-0.01...0.01))
        return GridMap.corner + SIMD2(100 + 3 * Double(step / 12 % 2) + generator.real(-0.01...0.01), north)
      }
    }
    let (left, right) = (border(), border())
    let corner = { (east: Double, north: Double) in GridMap.corner + SIMD2(east, north) }
    let west = Shape(rings: [[corner(0, 0)] + left + [corner(0, 1000)]])
    let east = Shape(rings: [[corner(200, 1000)] + right.reversed() + [corner(200, 0)]])
    let matching = EdgeMatching(upper: Self.box(50, 200, 150, 800), tolerance: Tolerance(area: 1, width: 0.1))
    let both = matching?.gaps(.init(ground: west, drawn: west), .init(ground: east, drawn: east))
    #expect(both?.count == 0)
    let found = matching?.gaps(.init(ground: west, drawn: west), .init(ground: east, drawn: Shape()))
    let alone = try #require(found)
    // 600 m to the north, and 3 m across of it at every 2.4 metres.
    let length = alone.reduce(0) { $0 + $1.length }
    #expect(length > 1250 && length < 1500)
  }

  @Test("随意画的两边，缺口的总长与数格子一致", arguments: draws(20))
  func agreesWithCounting(seed: Int) throws {
    var generator = SplitMix64(seed)
    let (height, half, side, width) = (12, 3, 10.0, 0.1)
    let left = generator.grid(width: half, height: height).map { $0 + [false, false, false] }
    let right = generator.grid(width: half, height: height).map { [false, false, false] + $0 }
    let upper = generator.grid(width: 2 * half, height: height)
    func ground(_ isLeft: Bool) -> Shape {
      let row = (0..<2 * half).map { ($0 < half) == isLeft }
      return GridMap.shape(rows: Array(repeating: row, count: height), cellMetres: side)
    }
    let upperShape = GridMap.shape(rows: upper, cellMetres: side)
    let matching = EdgeMatching(upper: upperShape, tolerance: Tolerance(width: width))
    let found = matching?.gaps(
      .init(ground: ground(true), drawn: GridMap.shape(rows: left, cellMetres: side)),
      .init(ground: ground(false), drawn: GridMap.shape(rows: right, cellMetres: side))
    )
    let gaps = try #require(found)
    let alone = (0..<height).filter { row in
      upper[row][half - 1] && upper[row][half] && left[row][half - 1] != right[row][half]
    }
    let total = gaps.reduce(0) { $0 + $1.length }
    // Each row may lose twice the tolerance at both ends, and has the plane's scale.
    let most = Double(alone.count) * side * 1.001
    #expect(total <= most && total >= Double(alone.count) * (side * 0.999 - 4 * width) - 0.01)
    #expect(gaps.count <= alone.count)
  }
}
