import Foundation
import Testing

@testable import Spatial

/// The file of cases; absent in an ordinary run.
private let publicCases = ProcessInfo.processInfo.environment["PUBLIC_CASES"]

/// Overlays of the test suites of geometry libraries, which `make public-suites` fetches and writes into a file.
@Suite("公开的几何测试集", .enabled(if: publicCases != nil, "make public-suites 才有"))
struct PublicSuiteTests {
  private struct Case {
    let operation: Substring
    let left: Shape
    let right: Shape
    /// What the suite expects, in the squares of its own coordinates.
    let area: Double
    let tolerance: Double

    init?(_ line: Substring) {
      let parts = line.split(separator: "\t")
      guard parts.count == 5, let area = Double(parts[3]), let tolerance = Double(parts[4]) else { return nil }
      (operation, left, right) = (parts[0], Self.shape(parts[1]), Self.shape(parts[2]))
      (self.area, self.tolerance) = (area, tolerance)
    }

    private static func shape(_ text: Substring) -> Shape {
      Shape(
        polygons: text.split(separator: "|").map { polygon in
          polygon.split(separator: ";").map { ring in
            ring.split(separator: ",").map { point in
              let numbers = point.split(separator: " ").compactMap { Double($0) }
              return SIMD2(numbers[0], numbers[1])
            }
          }
        }
      )
    }

    var result: Shape? {
      switch operation {
      case "intersection": Overlay.intersection(left, right)
      case "union": Overlay.union(left, right)
      case "difference": Overlay.difference(left, right)
      default:
        Overlay.difference(left, right).flatMap { one in
          Overlay.difference(right, left).flatMap { Overlay.union(one, $0) }
        }
      }
    }
  }

  @Test("每一次叠加的面积都是测试集写的那么大")
  func areas() throws {
    let text = try String(contentsOfFile: try #require(publicCases), encoding: .utf8)
    // One square of the plane in m².
    let square = Shape(polygons: [[[SIMD2(0, 0), SIMD2(1, 0), SIMD2(1, 1), SIMD2(0, 1)]]]).area
    var (count, wrong) = (0, 0)
    for (number, line) in text.split(separator: "\n").enumerated() {
      let test = try #require(Case(line), "line \(number + 1)")
      count += 1
      guard let area = test.result?.area, abs(area / square - test.area) <= test.tolerance else {
        wrong += 1
        if wrong <= 20 {
          Issue.record("line \(number + 1): \(test.operation), \(String(describing: test.result?.area))")
        }
        continue
      }
    }
    print("\(count) overlays of public suites, \(wrong) differ")
    #expect(count > 1_000)
  }
}
