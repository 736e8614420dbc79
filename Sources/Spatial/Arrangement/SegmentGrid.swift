/// A uniform grid over segments: which of them pass near a given one.
struct SegmentGrid {
  private let frame: GridFrame
  /// Where the segments of each cell begin in ``items``, and one more.
  private let starts: [Int32]
  private let items: [Int32]

  /// - Parameters:
  ///   - frame: Cells; what lies outside is of no interest.
  ///   - count: Number of segments.
  ///   - segment: Ends of a segment.
  init(_ frame: GridFrame, count: Int, segment: (Int) -> (SIMD2<Double>, SIMD2<Double>)) {
    var starts = [Int32](repeating: 0, count: frame.columns * frame.rows + 1)
    for index in 0..<count {
      let (start, end) = segment(index)
      frame.forEachCell(start, end) { starts[$0] += 1 }
    }
    var sum: Int32 = 0
    for cell in starts.indices {
      sum += starts[cell]
      starts[cell] = sum
    }
    var items = [Int32](repeating: 0, count: Int(sum))
    for index in stride(from: count - 1, through: 0, by: -1) {
      let (start, end) = segment(index)
      frame.forEachCell(start, end) { cell in
        starts[cell] -= 1
        items[Int(starts[cell])] = Int32(index)
      }
    }
    self.frame = frame
    self.starts = starts
    self.items = items
  }

  /// Calls with every segment in a cell of the given one; the same may come several times.
  @inline(__always)
  func forEachNear(_ start: SIMD2<Double>, _ end: SIMD2<Double>, _ body: (Int) -> Void) {
    frame.forEachCell(start, end) { cell in
      for item in starts[cell]..<starts[cell + 1] { body(Int(items[Int(item)])) }
    }
  }

  /// Calls with the segments of every cell that has any.
  @inline(__always)
  func forEachCell(_ body: (ArraySlice<Int32>) -> Void) {
    for cell in 0..<starts.count - 1 where starts[cell] < starts[cell + 1] {
      body(items[Int(starts[cell])..<Int(starts[cell + 1])])
    }
  }
}

/// Square cells over a rectangle.
struct GridFrame {
  private let low: SIMD2<Double>
  private let side: Double
  let columns: Int
  let rows: Int

  /// Makes about four cells a segment at most, none smaller than the mean length of the segments.
  init(bounds: Bounds, count: Int, meanLength: Double) {
    let size = bounds.high - bounds.low
    let cells = Double(4 * count + 16)
    let extent = max(size.x, size.y)
    side = max((size.x * size.y / cells).squareRoot(), meanLength, extent / cells, extent * 1e-6, 1e-6)
    low = bounds.low
    columns = Int(size.x / side) + 1
    rows = Int(size.y / side) + 1
  }

  /// Row by row the cells that a segment passes, and no cell twice; a hair more rather than one too few.
  @inline(__always)
  func forEachCell(_ start: SIMD2<Double>, _ end: SIMD2<Double>, _ body: (Int) -> Void) {
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
