/// A uniform grid over segments: which of them pass near a given one.
struct SegmentGrid {
  private let low: SIMD2<Double>
  private let side: Double
  private let columns: Int
  private let rows: Int
  /// Where the segments of each cell begin in ``items``, and one more.
  private var starts: [Int32]
  private var items: [Int32] = []

  /// - Parameters:
  ///   - bounds: What lies outside is of no interest.
  ///   - count: Number of segments; there are about four cells a segment at most.
  ///   - meanLength: No cell is smaller than that.
  init(bounds: Bounds, count: Int, meanLength: Double) {
    let size = bounds.high - bounds.low
    let cells = Double(4 * count + 16)
    let extent = max(size.x, size.y)
    side = max((size.x * size.y / cells).squareRoot(), meanLength, extent / cells, extent * 1e-6, 1e-6)
    low = bounds.low
    columns = Int(size.x / side) + 1
    rows = Int(size.y / side) + 1
    starts = Array(repeating: 0, count: columns * rows + 1)
  }

  /// Fills the grid.
  mutating func fill(_ count: Int, segment: (Int) -> (SIMD2<Double>, SIMD2<Double>)) {
    for index in 0..<count {
      let (start, end) = segment(index)
      forEachCell(start, end) { starts[$0] += 1 }
    }
    var sum: Int32 = 0
    for cell in starts.indices {
      sum += starts[cell]
      starts[cell] = sum
    }
    items = Array(repeating: 0, count: Int(sum))
    for index in stride(from: count - 1, through: 0, by: -1) {
      let (start, end) = segment(index)
      forEachCell(start, end) { cell in
        starts[cell] -= 1
        items[Int(starts[cell])] = Int32(index)
      }
    }
  }

  /// Calls with every segment in a cell of the given one; the same may come several times.
  @inline(__always)
  func forEachNear(_ start: SIMD2<Double>, _ end: SIMD2<Double>, _ body: (Int) -> Void) {
    forEachCell(start, end) { cell in
      for item in starts[cell]..<starts[cell + 1] { body(Int(items[Int(item)])) }
    }
  }

  /// Row by row the cells that a segment passes, and no cell twice; a hair more rather than one too few.
  @inline(__always)
  private func forEachCell(_ start: SIMD2<Double>, _ end: SIMD2<Double>, _ body: (Int) -> Void) {
    let (lower, upper) = start.y <= end.y ? (start - low, end - low) : (end - low, start - low)
    let hair = side * 1e-3
    guard let firstRow = cell((lower.y - hair) / side, (upper.y + hair) / side, of: rows) else { return }
    let rise = upper.y - lower.y
    let slope = rise > 0 ? (upper.x - lower.x) / rise : 0
    for row in firstRow {
      let bottom = max(0, Double(row) * side - hair - lower.y)
      let top = min(rise, Double(row + 1) * side + hair - lower.y)
      var left = lower.x + slope * min(bottom, rise)
      var right = lower.x + slope * max(top, 0)
      if firstRow.count == 1 || rise <= hair { (left, right) = (lower.x, upper.x) }
      if left > right { swap(&left, &right) }
      guard let range = cell((left - hair) / side, (right + hair) / side, of: columns) else { continue }
      for column in range { body(row * columns + column) }
    }
  }

  @inline(__always)
  private func cell(_ first: Double, _ last: Double, of count: Int) -> Range<Int>? {
    guard last >= 0, first < Double(count) else { return nil }
    return Int(max(0, first))..<Int(min(Double(count - 1), last)) + 1
  }
}
