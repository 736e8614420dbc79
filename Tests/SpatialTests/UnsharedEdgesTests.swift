import TestKit
import Testing

@testable import Spatial

@Suite("互相抵消的边")
struct UnsharedEdgesTests {
  private struct Edge: Hashable {
    var from: SIMD2<Double>
    var to: SIMD2<Double>
  }

  /// What is left when every edge takes one that runs the other way with it, counted one by one.
  private func expected(_ polygons: Shape) -> [Edge: Int] {
    var counts: [Edge: Int] = [:]
    for index in polygons.ringEnds.indices {
      let ring = Array(polygons.points[polygons.ring(index)])
      for (place, point) in ring.enumerated() {
        let next = ring[(place + 1) % ring.count]
        let back = Edge(from: next, to: point)
        if let count = counts[back], count > 0 {
          counts[back] = count - 1
        } else {
          counts[Edge(from: point, to: next), default: 0] += 1
        }
      }
    }
    return counts.filter { $0.value > 0 }
  }

  private func hold(_ polygons: Shape) throws {
    let rest = try #require(UnsharedEdges(of: polygons))
    let found = Dictionary(rest.edges.map { (Edge(from: $0.from, to: $0.to), 1) }, uniquingKeysWith: +)
    #expect(found == expected(polygons))
  }

  @Test("随机的地块：留下的边与逐条数的相同，重叠和重复的也一样", arguments: 1...100)
  func parcels(seed: Int) throws {
    var random = SplitMix64(7000 + seed)
    var polygons = Shape()
    for _ in 0..<(1 + random.below(40)) {
      // Rectangles on a grid with corners along their sides, so that many have stretches in common.
      let corner = SIMD2(Double(random.below(8)), Double(random.below(8)))
      let (width, height) = (1 + random.below(3), 1 + random.below(3))
      let south = (0..<width).map { corner + SIMD2(Double($0), 0) }
      let east = (0..<height).map { corner + SIMD2(Double(width), Double($0)) }
      let north = (0..<width).map { corner + SIMD2(Double(width - $0), Double(height)) }
      let west = (0..<height).map { corner + SIMD2(0, Double(height - $0)) }
      polygons.append(polygon: [south + east + north + west])
    }
    try hold(polygons)
    #expect(try #require(Overlay.union([polygons])).area == polygons.coveredCells)
  }

  @Test("一个图形重复上千次，最多留下没有抵消的边，合并后仍是它自己")
  func repeated() throws {
    let square: [SIMD2<Double>] = [[0, 0], [10, 0], [10, 10], [0, 10]]
    let all = Shape(polygons: Array(repeating: [square], count: 3000) + [[square.map { $0 + [10, 0] }]])
    #expect(try #require(Overlay.union([all])).area == 200)
  }

  @Test("一块挨一块的图形多半共用角，各在一处的不共用；两个零是同一处")
  func sharedCorners() {
    func squares(apart: Double) -> Shape {
      var all = Shape()
      for place in 0..<900 {
        let low = SIMD2(Double(place % 30), Double(place / 30)) * apart
        all.append(polygon: [[low, low + [10, 0], low + [10, 10], low + [0, 10]]])
      }
      return all
    }
    #expect(UnsharedEdges.areFew(in: squares(apart: 10)))
    #expect(!UnsharedEdges.areFew(in: squares(apart: 11)))
    #expect(!UnsharedEdges.areFew(in: Shape()))
    #expect(mixed([-0.0, 7]) == mixed([0.0, 7]) && mixed([7, -0.0]) == mixed([7, 0.0]))
    #expect(mixed([7, 0]) != mixed([0, 7]))
  }

  @Test("环不成环、坐标不在地球上的，不作判断")
  func unfit() {
    var line = Shape()
    line.points = [[0, 0], [1, 1]]
    line.ringEnds = [2]
    line.polygonEnds = [1]
    #expect(UnsharedEdges(of: line) == nil)
    #expect(UnsharedEdges(of: Shape(rings: [[[0, 0], [1, 0], [.nan, 1]]])) == nil)
  }
}

extension Shape {
  /// Of rectangles on a grid of whole metres: how many of its cells they cover.
  fileprivate var coveredCells: Double {
    var cells: Set<SIMD2<Double>> = []
    for index in ringEnds.indices {
      guard let bounds = Bounds(points[ring(index)]) else { continue }
      for x in stride(from: bounds.low.x, to: bounds.high.x, by: 1) {
        for y in stride(from: bounds.low.y, to: bounds.high.y, by: 1) { cells.insert(SIMD2(x, y)) }
      }
    }
    return Double(cells.count)
  }
}
