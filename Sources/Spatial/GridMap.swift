/// Maps drawn in rows of cells, for cases: every cell is a square of exactly its size squared.
///
/// All maps share one corner, at 105° E and next to 35° N on a whole metre of the plane, and grow to the east and the
/// south of it; so maps that are drawn alike lie one above the other.
public enum GridMap {
  /// The north-west corner of every map, metres in the plane.
  public static let corner = SIMD2(0, Plane.point(longitude: Plane.centralMeridian, latitude: 35).y.rounded())

  /// The filled cells as a shape.
  ///
  /// - Parameters:
  ///   - rows: From north to south, each from west to east; rows may differ in length.
  ///   - cellMetres: Side of a cell.
  /// - Returns: No shape at all when no cell is filled or the side is not a positive number.
  public static func shape(rows: [[Bool]], cellMetres: Double) -> Shape {
    guard cellMetres.isFinite, cellMetres > 0 else { return Shape() }
    var stretches: [Shape] = []
    for (row, cells) in rows.enumerated() {
      var column = 0
      while column < cells.count {
        guard let start = cells[column...].firstIndex(of: true) else { break }
        let end = cells[start...].firstIndex(of: false) ?? cells.count
        let low = corner + SIMD2(Double(start), Double(-row - 1)) * cellMetres
        let high = corner + SIMD2(Double(end), Double(-row)) * cellMetres
        stretches.append(Shape(rings: [[low, SIMD2(high.x, low.y), high, SIMD2(low.x, high.y)]]))
        column = end
      }
    }
    return Overlay.union(stretches) ?? Shape()
  }

  /// One row of a map: ■ or # is filled, □ or . is not.
  ///
  /// - Returns: `nil` when another character occurs; blanks are skipped.
  public static func cells(_ row: some StringProtocol) -> [Bool]? {
    var cells: [Bool] = []
    for character in row where character != " " && character != "\u{3000}" {
      switch character {
      case "■", "#": cells.append(true)
      case "□", ".": cells.append(false)
      default: return nil
      }
    }
    return cells
  }
}
