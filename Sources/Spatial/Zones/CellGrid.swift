/// Upright squares that cover a rectangle of the plane.
struct CellGrid: Sendable {
  /// No more than this, so that a grid of them stays small beside the shapes.
  static let mostCells = 4_000_000

  let origin: SIMD2<Double>
  /// Side of a cell, metres of the plane.
  let size: Double
  let columns: Int
  let rows: Int

  /// Squares that cover `bounds`, about as many as requested; `nil` when the rectangle is too thin or too wide to be
  /// measured.
  init?(_ bounds: Bounds, cells: Int) {
    let extent = bounds.high - bounds.low
    let wanted = Double(min(max(cells, 1), Self.mostCells))
    let area = max(extent.x * extent.y, extent.max() * extent.max() / wanted)
    let size = (area / wanted).squareRoot()
    guard size.isFinite, size > 0 else { return nil }
    // Coordinates must still distinguish the corners of a cell.
    let reach = max(pointwiseMax(bounds.high, -bounds.low).max(), extent.max())
    self.size = max(size, reach * 1e-9)
    origin = bounds.low
    columns = Int(extent.x / self.size) + 1
    rows = Int(extent.y / self.size) + 1
  }

  /// The lower left corner of a cell; one past the last is the far rim.
  func corner(column: Int, row: Int) -> SIMD2<Double> {
    origin + SIMD2(Double(column), Double(row)) * size
  }
  /// Of the cells of a column as they are cut, since grid lines are computed by multiplying.
  func width(of column: Int) -> Double { corner(column: column + 1, row: 0).x - corner(column: column, row: 0).x }

  /// The cells whose square a rectangle meets; `nil` when it lies beside the grid.
  func cells(meeting bounds: Bounds) -> CellBlock? {
    let low = (bounds.low - origin) / size
    let high = (bounds.high - origin) / size
    guard high.x >= 0, high.y >= 0, low.x < Double(columns), low.y < Double(rows) else { return nil }
    // A division may land beside a grid line that was computed by multiplying: one cell more on either side is safe.
    return CellBlock(
      columns: Self.range(low.x, high.x, count: columns),
      rows: Self.range(low.y, high.y, count: rows)
    )
  }

  /// Whether a rectangle lies within the cells.
  func holds(_ bounds: Bounds) -> Bool {
    let far = corner(column: columns, row: rows)
    return origin.x <= bounds.low.x && origin.y <= bounds.low.y && bounds.high.x <= far.x && bounds.high.y <= far.y
  }

  private static func range(_ low: Double, _ high: Double, count: Int) -> Range<Int> {
    let slack = 1e-6
    let first = Int(max(low - slack, 0))
    let last = Int(min(high + slack, Double(count - 1)))
    return min(first, last)..<last + 1
  }
}

/// Some neighbouring cells of a grid.
struct CellBlock {
  var columns: Range<Int>
  var rows: Range<Int>

  var count: Int { columns.count * rows.count }
}
