/// Segments by the level lines that they cross.
struct LevelIndex {
  private let low: Double
  private let height: Double
  private let rows: Int
  private var starts: [Int32]
  private var items: [Int32]

  init(_ arrangement: Arrangement) {
    self.init(count: arrangement.edges.count) { edge in
      (arrangement.origin(of: 2 * edge).y, arrangement.origin(of: 2 * edge + 1).y)
    }
  }

  /// - Parameters:
  ///   - count: Number of segments.
  ///   - levels: Where a segment begins and ends.
  init(count: Int, levels: (Int) -> (Double, Double)) {
    var low = Double.infinity
    var high = -Double.infinity
    var rise = 0.0
    for segment in 0..<count {
      let (start, end) = levels(segment)
      low = min(low, start, end)
      high = max(high, start, end)
      rise += abs(end - start)
    }
    self.low = low
    // One row an edge at most, and about four rows an edge at most that it passes through.
    let limit = Double(max(1, count))
    height = max((high - low) / limit, rise / (4 * limit), 1e-9)
    rows = max(1, Int(min(limit, max(0, high - low) / height)) + 1)
    starts = Array(repeating: 0, count: rows + 1)
    items = []
    for segment in 0..<count {
      for row in rowRange(levels(segment)) { starts[row] += 1 }
    }
    var sum: Int32 = 0
    for row in starts.indices {
      sum += starts[row]
      starts[row] = sum
    }
    items = Array(repeating: 0, count: Int(sum))
    for segment in stride(from: count - 1, through: 0, by: -1) {
      for row in rowRange(levels(segment)) {
        starts[row] -= 1
        items[Int(starts[row])] = Int32(segment)
      }
    }
  }

  /// Calls with every segment that may cross a level line.
  func forEachEdge(at y: Double, _ body: (Int) -> Void) {
    let row = row(of: y)
    for item in starts[row]..<starts[row + 1] { body(Int(items[Int(item)])) }
  }

  private func row(of y: Double) -> Int {
    Int(max(0, min(Double(rows - 1), (y - low) / height)))
  }

  private func rowRange(_ levels: (Double, Double)) -> ClosedRange<Int> {
    let (first, second) = (row(of: levels.0), row(of: levels.1))
    return min(first, second)...max(first, second)
  }
}
