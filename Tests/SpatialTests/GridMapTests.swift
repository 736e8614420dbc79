import Spatial
import TestKit
import Testing

@Suite("格子图")
struct GridMapTests {
  @Test("一百米的格子正好是一公顷")
  func oneHectare() {
    let map = GridMap.shape(rows: [[true]], cellMetres: 100)
    #expect(map.area == 10_000)
    #expect(abs(map.perimeter - 400) < 0.01)
    #expect(map.polygonEnds == [1] && map.points.count == 4)
  }

  @Test("随机图的叠加面积等于数出来的格子", arguments: 1...60)
  func overlays(seed: Int) throws {
    var random = SplitMix64(seed)
    let width = 1 + random.below(12)
    let height = 1 + random.below(12)
    let left = random.grid(width: width, height: height)
    let right = random.grid(width: width, height: height)
    let first = GridMap.shape(rows: left, cellMetres: 30)
    let second = GridMap.shape(rows: right, cellMetres: 30)
    let cells = zip(left.joined(), right.joined())
    let count = { (test: (Bool, Bool) -> Bool) in Double(cells.count { test($0, $1) }) * 900 }
    #expect(roundedArea(first.area) == count { a, _ in a })
    #expect(first.flaws == (first.isEmpty ? [.empty] : []))
    #expect(roundedArea(try #require(Overlay.intersection(first, second)).area) == count { $0 && $1 })
    #expect(roundedArea(try #require(Overlay.difference(first, second)).area) == count { $0 && !$1 })
    #expect(roundedArea(try #require(Overlay.union(first, second)).area) == count { $0 || $1 })
    let result = try #require(comparison(expected: first, own: second, tolerance: Tolerance()))
    #expect(roundedArea(result.missing.reduce(0) { $0 + $1.area }) == count { $0 && !$1 })
    #expect(roundedArea(result.excess.reduce(0) { $0 + $1.area }) == count { !$0 && $1 })
    #expect(result.sliverCount == 0)
    #expect(result.missing.count == components(zip(left, right).map { zip($0, $1).map { $0 && !$1 } }))
  }

  @Test("缺行、参差、没有尺寸都不崩溃")
  func odd() {
    #expect(GridMap.shape(rows: [], cellMetres: 10).isEmpty)
    #expect(GridMap.shape(rows: [[], [true], [false, true, true]], cellMetres: 10).area == 300)
    for side in [0, -1, Double.nan, .infinity] {
      #expect(GridMap.shape(rows: [[true]], cellMetres: side).isEmpty)
    }
  }

  /// Number of parts of a grid that hang together by the sides of cells.
  private func components(_ grid: [[Bool]]) -> Int {
    var open = grid
    var count = 0
    for row in grid.indices {
      for column in grid[row].indices where open[row][column] {
        count += 1
        var stack = [(row, column)]
        while let (y, x) = stack.popLast() {
          guard open.indices.contains(y), open[y].indices.contains(x), open[y][x] else { continue }
          open[y][x] = false
          stack += [(y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)]
        }
      }
    }
    return count
  }
}
