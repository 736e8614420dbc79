/// A uniform grid over segments: which of them pass near a given one.
struct SegmentGrid {
  private let frame: GridFrame
  /// Where the segments of each cell begin in ``items``, and one more.
  private let starts: [Int32]
  private let items: [Int32]

  /// - Parameters:
  ///   - bounds: What lies outside is of no interest.
  ///   - count: Number of segments.
  ///   - fineness: Cells a segment, about and at most.
  ///   - segment: Ends of a segment.
  init(_ bounds: Bounds, count: Int, fineness: Double = 2, segment: (Int) -> (SIMD2<Double>, SIMD2<Double>)) {
    var total = 0.0
    for index in 0..<count {
      let (start, end) = segment(index)
      total += abs(end.x - start.x) + abs(end.y - start.y)
    }
    frame = GridFrame(
      bounds: bounds,
      cells: fineness * Double(count) + 16,
      meanLength: total / Double(max(1, count))
    )
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

  /// Calls with every two segments of one cell until it is stopped; the same two may come several times.
  @inline(__always)
  func forEachPair(_ body: (Int, Int) -> Bool) {
    items.withUnsafeBufferPointer { items in
      for cell in 0..<starts.count - 1 {
        let end = Int(starts[cell + 1])
        for position in Int(starts[cell])..<end {
          for other in position + 1..<end where !body(Int(items[position]), Int(items[other])) { return }
        }
      }
    }
  }

  /// Walks from a point straight to the west, calling with the segments on the way; the same may come several times.
  ///
  /// `isFound` receives how far west all segments have come that cross the level line of the point, and ends the walk.
  func walk(westOf point: SIMD2<Double>, _ body: (Int) -> Void, isFound: (Double) -> Bool) {
    var (cell, count) = frame.cells(westOf: point)
    while count > 0 {
      for item in starts[cell]..<starts[cell + 1] { body(Int(items[Int(item)])) }
      if isFound(frame.west(ofCell: cell)) { return }
      cell -= 1
      count -= 1
    }
  }
}

/// Square cells over a rectangle.
struct GridFrame {
  private let low: SIMD2<Double>
  private let side: Double
  private let perSide: Double
  /// Segments are taken to be this much wider on either side, so that rounding finds a cell too many, never one too few.
  private let hair: Double
  let columns: Int
  let rows: Int

  /// Makes about so many cells at most, none smaller than the mean length of the segments.
  init(bounds: Bounds, cells: Double, meanLength: Double) {
    let size = bounds.high - bounds.low
    let extent = max(size.x, size.y)
    side = max((size.x * size.y / cells).squareRoot(), meanLength, extent / cells, extent * 1e-6, 1e-6)
    perSide = 1 / side
    hair = side * 1e-3
    low = bounds.low
    columns = Int(size.x / side) + 1
    rows = Int(size.y / side) + 1
  }

  /// Row by row the cells that a segment passes, and no cell twice.
  @inline(__always)
  func forEachCell(_ start: SIMD2<Double>, _ end: SIMD2<Double>, _ body: (Int) -> Void) {
    let first = pointwiseMin(start, end) - low
    let last = pointwiseMax(start, end) - low
    guard let rowRange = cells(first.y, last.y, of: rows), let columnRange = cells(first.x, last.x, of: columns)
    else {
      return
    }
    guard rowRange.count > 1, columnRange.count > 1 else {
      for row in rowRange {
        for column in columnRange { body(row * columns + column) }
      }
      return
    }
    let (lower, upper) = start.y <= end.y ? (start - low, end - low) : (end - low, start - low)
    let rise = upper.y - lower.y
    let slope = rise > 0 ? (upper.x - lower.x) / rise : 0
    for row in rowRange {
      let bottom = max(0, Double(row) * side - hair - lower.y)
      let top = min(rise, Double(row + 1) * side + hair - lower.y)
      var left = lower.x + slope * min(bottom, rise)
      var right = lower.x + slope * max(top, 0)
      if rise <= hair { (left, right) = (lower.x, upper.x) }
      if left > right { swap(&left, &right) }
      guard let range = cells(left, right, of: columns) else { continue }
      for column in range { body(row * columns + column) }
    }
  }

  /// The rows or columns between two distances from the lower left corner.
  @inline(__always)
  private func cells(_ first: Double, _ last: Double, of count: Int) -> Range<Int>? {
    let (first, last) = ((first - hair) * perSide, (last + hair) * perSide)
    guard last >= 0, first < Double(count) else { return nil }
    return Int(max(0, first))..<Int(min(Double(count - 1), last)) + 1
  }

  /// The cell of a point, and how many there are from it to the rim in the west; none above or below the rectangle.
  func cells(westOf point: SIMD2<Double>) -> (cell: Int, count: Int) {
    guard let row = cells(point.y - low.y, point.y - low.y, of: rows)?.first,
      let columns = cells(0, max(0, point.x - low.x), of: columns)
    else { return (0, 0) }
    return (row * self.columns + columns.upperBound - 1, columns.count)
  }

  /// How far a cell reaches to the west, for segments that lie in it.
  func west(ofCell cell: Int) -> Double { low.x + Double(cell % columns) * side }
}
