/// Cuts rings along the lines of a grid, by halving the grid until a piece lies in one cell.
///
/// A piece may run along a line and back again where the ring went on outside: what it encloses is right, counted with
/// its sign, and nothing else is needed of it.
struct RingCutter {
  private let grid: CellGrid
  /// The current pieces, one behind the other: a stack, since halving goes depth first.
  private var points: [SIMD2<Double>] = []

  init(_ grid: CellGrid) { self.grid = grid }

  /// Cuts a ring to a block of cells.
  ///
  /// - Parameters:
  ///   - ring: Open; its direction is kept.
  ///   - block: Whatever lies outside is dropped.
  ///   - pieces: Takes the ring of a piece within one cell, by column and row.
  ///   - full: Takes a block that the ring goes around, and how often: −1 for a hole.
  mutating func cut(
    _ ring: some Sequence<SIMD2<Double>>,
    to block: CellBlock,
    pieces: (ArraySlice<SIMD2<Double>>, _ column: Int, _ row: Int) -> Void,
    full: (CellBlock, _ times: Int) -> Void
  ) {
    points.removeAll(keepingCapacity: true)
    points.append(contentsOf: ring)
    // A ring may reach beyond the block on every side.
    let low = grid.corner(column: block.columns.lowerBound, row: block.rows.lowerBound)
    let high = grid.corner(column: block.columns.upperBound, row: block.rows.upperBound)
    for (axis, line, keepsHigh) in [(0, low.x, true), (0, high.x, false), (1, low.y, true), (1, high.y, false)] {
      let end = points.count
      guard points.contains(where: { keepsHigh ? $0[axis] < line : $0[axis] > line }) else { continue }
      keep(0..<end, axis, line, keepsHigh: keepsHigh)
      points.removeSubrange(0..<end)
    }
    halve(0..<points.count, block, pieces: pieces, full: full)
  }

  private mutating func halve(
    _ piece: Range<Int>,
    _ block: CellBlock,
    pieces: (ArraySlice<SIMD2<Double>>, Int, Int) -> Void,
    full: (CellBlock, Int) -> Void
  ) {
    guard piece.count >= 3 else { return }
    if let times = turns(piece, around: block) {
      if times != 0 { full(block, times) }
      return
    }
    if block.count == 1 {
      return pieces(points[piece], block.columns.lowerBound, block.rows.lowerBound)
    }
    let axis = block.columns.count >= block.rows.count ? 0 : 1
    var (lower, upper) = (block, block)
    let middle: Int
    if axis == 0 {
      middle = (block.columns.lowerBound + block.columns.upperBound) / 2
      lower.columns = block.columns.lowerBound..<middle
      upper.columns = middle..<block.columns.upperBound
    } else {
      middle = (block.rows.lowerBound + block.rows.upperBound) / 2
      lower.rows = block.rows.lowerBound..<middle
      upper.rows = middle..<block.rows.upperBound
    }
    let line = grid.corner(column: middle, row: middle)[axis]
    let start = points.count
    keep(piece, axis, line, keepsHigh: false)
    halve(start..<points.count, lower, pieces: pieces, full: full)
    points.removeLast(points.count - start)
    keep(piece, axis, line, keepsHigh: true)
    halve(start..<points.count, upper, pieces: pieces, full: full)
    points.removeLast(points.count - start)
  }

  /// Adds what of a piece lies on one side of a line, behind the others.
  private mutating func keep(_ piece: Range<Int>, _ axis: Int, _ line: Double, keepsHigh: Bool) {
    guard var previous = piece.last.map({ points[$0] }) else { return }
    var wasKept = keepsHigh ? previous[axis] >= line : previous[axis] <= line
    for index in piece {
      let point = points[index]
      let isKept = keepsHigh ? point[axis] >= line : point[axis] <= line
      if isKept != wasKept {
        // Both halves, and both directions of a shared edge, are to get the same point.
        let (from, to) = previous[axis] < point[axis] ? (previous, point) : (point, previous)
        var crossing = from + (to - from) * ((line - from[axis]) / (to[axis] - from[axis]))
        crossing[axis] = line
        points.append(crossing)
      }
      if isKept { points.append(point) }
      (previous, wasKept) = (point, isKept)
    }
  }

  /// How often a piece goes around a block, if it runs along the rim of the block only.
  private func turns(_ piece: Range<Int>, around block: CellBlock) -> Int? {
    let low = grid.corner(column: block.columns.lowerBound, row: block.rows.lowerBound)
    let high = grid.corner(column: block.columns.upperBound, row: block.rows.upperBound)
    guard var previous = piece.last.map({ points[$0] }) else { return 0 }
    var area = 0.0
    for index in piece {
      let point = points[index]
      // Both ends on one side: else the edge leads through the inside.
      let isOnRim =
        previous.x == point.x && (point.x == low.x || point.x == high.x)
        || previous.y == point.y && (point.y == low.y || point.y == high.y)
      guard isOnRim else { return nil }
      area += (previous - low).cross(point - low)
      previous = point
    }
    let size = high - low
    return Int((area / 2 / (size.x * size.y)).rounded())
  }
}
