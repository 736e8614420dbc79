/// Edges by the level lines that they cross.
struct LevelIndex {
  private let low: Double
  private let height: Double
  private let rows: Int
  private var starts: [Int32]
  private var items: [Int32]

  init(_ arrangement: Arrangement) {
    var low = Double.infinity
    var high = -Double.infinity
    var rise = 0.0
    for edge in arrangement.edges.indices {
      let y = arrangement.origin(of: 2 * edge).y
      low = min(low, y)
      high = max(high, y)
      rise += abs(arrangement.origin(of: 2 * edge + 1).y - y)
    }
    self.low = low
    // One row an edge at most, and about four rows an edge at most that it passes through.
    let count = Double(max(1, arrangement.edges.count))
    height = max((high - low) / count, rise / (4 * count), 1e-9)
    rows = max(1, Int(min(count, (high - low) / height)) + 1)
    starts = Array(repeating: 0, count: rows + 1)
    items = []
    for edge in arrangement.edges.indices {
      for row in rowRange(of: edge, arrangement) { starts[row] += 1 }
    }
    var sum: Int32 = 0
    for row in starts.indices {
      sum += starts[row]
      starts[row] = sum
    }
    items = Array(repeating: 0, count: Int(sum))
    for edge in arrangement.edges.indices.reversed() {
      for row in rowRange(of: edge, arrangement) {
        starts[row] -= 1
        items[Int(starts[row])] = Int32(edge)
      }
    }
  }

  /// Calls with every edge that may cross a level line.
  func forEachEdge(at y: Double, _ body: (Int) -> Void) {
    let row = row(of: y)
    for item in starts[row]..<starts[row + 1] { body(Int(items[Int(item)])) }
  }

  private func row(of y: Double) -> Int {
    Int(max(0, min(Double(rows - 1), (y - low) / height)))
  }

  private func rowRange(of edge: Int, _ arrangement: Arrangement) -> ClosedRange<Int> {
    let first = row(of: arrangement.origin(of: 2 * edge).y)
    let second = row(of: arrangement.origin(of: 2 * edge + 1).y)
    return min(first, second)...max(first, second)
  }
}
