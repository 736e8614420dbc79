import TestKit
import Testing

@testable import Spatial

@Suite("几类图形互不重叠")
struct OverlapTests {
  /// Pairs found one by one.
  private func reference(_ layers: [[Shape]]) throws -> [FeatureIndex: [FeatureIndex: Double]] {
    var found: [FeatureIndex: [FeatureIndex: Double]] = [:]
    for first in layers.indices {
      for second in layers.indices where second > first {
        for (i, left) in layers[first].enumerated() {
          for (j, right) in layers[second].enumerated() {
            let area = roundedArea(try #require(Overlay.intersection(left, right)).area)
            guard area > 0 else { continue }
            let key = FeatureIndex(layer: first, feature: i)
            found[key, default: [:]][FeatureIndex(layer: second, feature: j)] = area
          }
        }
      }
    }
    return found
  }

  @Test("随机的三层：找到的对子和面积与逐对叠加一致", arguments: 1...25)
  func againstPairs(seed: Int) throws {
    var random = SplitMix64(3000 + seed)
    let layers = (0..<3).map { layer in
      (0..<6).map { place in
        let centre = SIMD2(
          Double(place % 3) * 260 + Double(layer) * random.real(0...120),
          Double(place / 3) * 260 + 4e6
        )
        return Shape(rings: [random.star(at: centre, radius: 90, corners: 9 + random.below(30), ragged: 0.3)])
      }
    }
    let expected = try reference(layers)
    let found = try #require(overlaps(of: layers))
    #expect(found.count == expected.values.reduce(0) { $0 + $1.count })
    for overlap in found {
      let area = try #require(expected[overlap.first]?[overlap.second])
      #expect(abs(overlap.area - area) < 0.011 * Double(1 + overlap.pieces.count))
    }
    for (overlap, next) in zip(found, found.dropFirst()) where overlap.first.layer == next.first.layer {
      let isSameLayer = overlap.second.layer == next.second.layer
      #expect(!isSameLayer || (overlap.first, overlap.second) < (next.first, next.second))
    }
  }

  @Test("只有公共边界的图斑不算重叠；同一层之内不比较")
  func touching() throws {
    let left = GridMap.shape(rows: [[true, false]], cellMetres: 10)
    let right = GridMap.shape(rows: [[false, true]], cellMetres: 10)
    #expect(overlaps(of: [[left], [right]]) == [])
    #expect(overlaps(of: [[left, left], [right]]) == [])
    #expect(overlaps(of: []) == [] && overlaps(of: [[], [left], []]) == [])
    let both = try #require(overlaps(of: [[left, left], [left, right]]))
    #expect(both.map(\.first.feature) == [0, 1] && both.map(\.area) == [100, 100])
  }

  @Test("索引找到的正是相遇的矩形", arguments: [0, 1, 16, 17, 300, 5000])
  func index(count: Int) {
    var random = SplitMix64(count)
    let bounds = (0..<count).map { _ in
      let low = SIMD2(random.real(0...1000), random.real(0...1000))
      return Bounds(low: low, high: low + SIMD2(random.real(0...30), random.real(0...30)))
    }
    let index = BoundsIndex(bounds)
    for _ in 0..<20 {
      let low = SIMD2(random.real(0...1000), random.real(0...1000))
      let asked = Bounds(low: low, high: low + 50)
      #expect(index.items(meeting: asked) == bounds.indices.filter { bounds[$0].meets(asked) })
    }
  }
}
