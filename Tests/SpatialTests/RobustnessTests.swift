import TestKit
import Testing

@testable import Spatial

@Suite("奇怪的图形不引起崩溃")
struct RobustnessTests {
  static let square: [SIMD2<Double>] = [[0, 0], [10, 0], [10, 10], [0, 10]]

  static let odd: [[[SIMD2<Double>]]] = [
    [],
    [[]],
    [[[1, 1]]],
    [[[1, 1], [2, 2]]],
    [[[1, 1], [1, 1], [1, 1]]],
    [[[0, 0], [5, 0], [10, 0]]],
    [[[0, 0], [10, 10], [10, 0], [0, 10]]],
    [[[0, 0], [10, 0], [20, 0], [10, 0], [10, 10], [0, 10]]],
    [square, square],
    [square, [[20, 20], [30, 20], [30, 30]]],
    [square, [[0, 0], [5, 5], [0, 5]]],
    [square + [[.nan, 3]]],
    [square + [[.infinity, -.infinity]]],
    [[[.nan, .nan], [.nan, 0], [0, .nan]]],
    [square.map { $0 * 1e300 }],
    [square.map { $0 * 1e-300 }],
    [[[-0.0, 0.0], [0.0, -0.0], [10, 0], [10, 10]]],
  ]

  @Test("零面积、自相交、非数、无穷：每个操作都有结果", arguments: odd.indices)
  func everything(index: Int) {
    let first = Shape(rings: Self.odd[index])
    for other in Self.odd + [[[[3, 3], [13, 3], [13, 13], [3, 13]]]] {
      let second = Shape(rings: other)
      for result in [
        Overlay.intersection(first, second), Overlay.difference(first, second), Overlay.union(first, second),
      ] {
        #expect(result.map { $0.area.isFinite && $0.area > -1e-6 } ?? true)
      }
      let compared = comparison(expected: first, own: second, tolerance: Tolerance(width: 0.1))
      #expect(compared.map { $0.missing.allSatisfy { $0.area > 0 } } ?? true)
    }
    #expect(Overlay.buffer(first, metres: 5).map { $0.area >= 0 } ?? true)
    #expect(first.pieces.allSatisfy { $0.shape.polygonEnds.count == 1 })
  }

  @Test("每种毛病都认得出来，并指出地方")
  func flaws() {
    #expect(Shape().flaws == [.empty])
    #expect(Shape(rings: Self.odd[2]).flaws == [.tooFewPoints(at: [1, 1])])
    #expect(Shape(rings: Self.odd[6]).flaws == [.invalid(reason: "Self-intersection", at: [5, 5])])
    #expect(Shape(rings: Self.odd[7]).flaws.contains(.spike(at: [20, 0])))
    #expect(Shape(rings: Self.odd[11]).flaws == [.offTheEarth(points: 1)])
    #expect(Shape(rings: [Self.square]).flaws.isEmpty)
    var twice = Shape(rings: [Self.square])
    twice.append(Shape(rings: [Self.square.map { $0 + 5 }]))
    #expect(twice.flaws.count == 1)
  }

  @Test("蝴蝶结修好以后是两个三角形，重叠的部分合并")
  func repairs() throws {
    let bow = try #require(Overlay.repaired(Shape(rings: Self.odd[6])))
    #expect(bow.isRepaired && abs(bow.shape.area - 50) < 1e-9 && bow.shape.flaws.isEmpty)
    var twice = Shape(rings: [Self.square])
    twice.append(Shape(rings: [Self.square.map { $0 + 5 }]))
    #expect(abs(try #require(Overlay.repaired(twice)).shape.area - 175) < 1e-9)
    #expect(try #require(Overlay.repaired(Shape(rings: [Self.square]))).isRepaired == false)
    let triangle = try #require(Overlay.repaired(Shape(rings: [[[0, 0], [10, 0], [0, 10]]])))
    #expect(!triangle.isRepaired && triangle.shape.area == 50)
  }

  @Test("方向和重复的点由图形自己理顺")
  func normal() {
    let backwards = Array(Self.square.reversed())
    let hole: [SIMD2<Double>] = [[2, 2], [2, 2], [8, 2], [8, 8], [2, 8], [2, 2]]
    let shape = Shape(rings: [backwards + [[0, 10]], hole])
    #expect(shape.area == 100 - 36 && shape.points.count == 8 && shape.flaws.isEmpty)
    #expect(shape.pieces.count == 1 && shape.pointInside.map { $0.x < 2 || $0.x > 8 } ?? false)
  }

  @Test("几处一样宽、有角正在半高的图形，坐标差十分之一毫米，位置不换地方")
  func steadyPlace() throws {
    let kite: [SIMD2<Double>] = [[0, 0], [5, 4], [4, 10], [1, 5]]
    for sign in [-1e-4, 0, 1e-4] {
      var pair = Shape(rings: [kite.map { SIMD2($0.x, $0.y == 5 ? 5 + sign : $0.y) }])
      pair.append(Shape(rings: [kite.map { SIMD2($0.x * (1 + sign / 10) + 20, $0.y) }]))
      let point = try #require(pair.pointInside)
      #expect(abs(point.x - 3.4583) < 0.001 && abs(point.y - 7.5) < 0.001, "\(point)")
    }
  }

  @Test("缓冲十米：面积多出周长乘十和一个圆")
  func buffer() throws {
    for latitude in [20.0, 35, 50] {
      let origin = Plane.point(longitude: 100, latitude: latitude)
      let square = Shape(rings: [Self.square.map { origin + $0 * 100 }])
      let grown = try #require(Overlay.buffer(square, metres: 10))
      let expected = square.area + 10 * square.perimeter + Double.pi * 100
      #expect(abs(grown.area - expected) < expected * 1e-4)
      let shrunk = try #require(Overlay.buffer(square, metres: -10))
      #expect(abs(shrunk.area - (square.area - 10 * square.perimeter + 400)) < expected * 1e-4)
    }
  }

  @Test("五万个顶点、一千个洞：各部分之和等于整体")
  func huge() throws {
    var random = SplitMix64(5)
    let outer = random.star(at: [0, 4e6], radius: 20_000, corners: 40_000, ragged: 0.002)
    let holes = (0..<1000).map { hole in
      let centre = SIMD2(Double(hole % 32) * 800 - 12_400, Double(hole / 32) * 800 - 12_400 + 4e6)
      return random.star(at: centre, radius: 150, corners: 10, ragged: 0.3)
    }
    let whole = Shape(rings: [outer] + holes)
    #expect(whole.flaws.isEmpty)
    let half = Shape(rings: [[[-30_000, 3.9e6], [311.7, 3.9e6], [-207.3, 4.1e6], [-30_000, 4.1e6]]])
    let inside = try #require(Overlay.intersection(whole, half))
    let outside = try #require(Overlay.difference(whole, half))
    #expect(abs(inside.area + outside.area - whole.area) < whole.area * 1e-12)
    let filled = Shape(rings: [outer])
    let result = try #require(comparison(expected: filled, own: whole, tolerance: Tolerance(width: 0.5)))
    #expect(result.missing.count == 1000 && result.excess.isEmpty)
    let fast = BoundaryComparison.compare(expected: half, own: whole, tolerance: Tolerance())
    let slow = try #require(overlayComparison(expected: half, own: whole, tolerance: Tolerance()))
    #expect(fast?.missing.map(\.area) == slow.missing.map(\.area))
    #expect(fast?.excess.map(\.area) == slow.excess.map(\.area))
  }
}
