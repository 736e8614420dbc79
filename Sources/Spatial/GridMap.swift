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
    var nodes = NodeTable(capacity: 0)
    var edges: [Edge] = []
    for cell in filled(rows: rows, cellMetres: cellMetres) {
      let corners = [(0, 1), (1, 1), (1, 0), (0, 0)].map { east, south in
        nodes.number(of: corner + SIMD2(Double(cell.column + east), -Double(cell.row + south)) * cellMetres)
      }
      for (from, to) in zip(corners, corners[1...] + corners[..<1]) {
        edges.append(Edge(from: from, to: to, weight: 1, source: 0))
      }
    }
    let arrangement = Arrangement(points: nodes.points, edges: edges.cancelled { _ in true })
    guard let pieces = FacePieces(arrangement) else { return Shape() }
    var shape = Shape()
    for face in pieces.all { shape.append(pieces.shape(of: face.cycle).withoutStraightCorners.normalized) }
    return shape
  }

  /// Lines from the middle of every filled cell to that of the filled one east or south of it; a cell by itself draws none.
  public static func lines(rows: [[Bool]], cellMetres: Double) -> Lines {
    let cells = filled(rows: rows, cellMetres: cellMetres)
    let known = Set(cells)
    var lines = Lines()
    for cell in cells {
      for next in [Cell(row: cell.row, column: cell.column + 1), Cell(row: cell.row + 1, column: cell.column)]
      where known.contains(next) {
        lines.append([middle(of: cell, cellMetres), middle(of: next, cellMetres)])
      }
    }
    return lines
  }

  /// The middle of every filled cell, row by row.
  public static func points(rows: [[Bool]], cellMetres: Double) -> [Lines] {
    filled(rows: rows, cellMetres: cellMetres).map { Lines(parts: [[middle(of: $0, cellMetres)]]) }
  }

  private struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  private static func middle(of cell: Cell, _ cellMetres: Double) -> SIMD2<Double> {
    corner + SIMD2(Double(cell.column) + 0.5, -Double(cell.row) - 0.5) * cellMetres
  }

  /// The filled cells, row by row; none of a map that cannot be drawn.
  private static func filled(rows: [[Bool]], cellMetres: Double) -> [Cell] {
    guard isDrawable(rows: rows, cellMetres: cellMetres) else { return [] }
    return rows.enumerated().flatMap { row, cells in
      cells.indices.filter { cells[$0] }.map { Cell(row: row, column: $0) }
    }
  }

  private static func isDrawable(rows: [[Bool]], cellMetres: Double) -> Bool {
    let longest = rows.reduce(rows.count) { max($0, $1.count) }
    return cellMetres > 0 && cellMetres * Double(longest) < 1e7 && cellMetres > 1e-3
  }
}

extension Shape {
  /// The same polygons without the points at which a ring goes straight on.
  fileprivate var withoutStraightCorners: Shape {
    let polygons = polygonEnds.indices.map { polygon in
      rings(ofPolygon: polygon).map { index in
        let ring = Array(points[ring(index)])
        return ring.indices.filter { position in
          let before = ring[(position + ring.count - 1) % ring.count]
          let after = ring[(position + 1) % ring.count]
          return (ring[position] - before).cross(after - ring[position]) != 0
        }.map { ring[$0] }
      }
    }
    return Shape(polygons: polygons)
  }
}
