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
    guard isDrawable(rows: rows, cellMetres: cellMetres) else { return Shape() }
    var nodes = NodeTable(capacity: 0)
    var edges: [Edge] = []
    for (row, cells) in rows.enumerated() {
      for (column, isFilled) in cells.enumerated() where isFilled {
        let corners = [(0, 1), (1, 1), (1, 0), (0, 0)].map { east, south in
          nodes.number(of: corner + SIMD2(Double(column + east), -Double(row + south)) * cellMetres)
        }
        for (from, to) in zip(corners, corners[1...] + corners[..<1]) {
          edges.append(Edge(from: from, to: to, weight: 1, source: 0))
        }
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
    let middles = middles(rows: rows, cellMetres: cellMetres)
    var lines = Lines()
    for (place, point) in middles.sorted(by: { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }) {
      for next in [Cell(row: place.row, column: place.column + 1), Cell(row: place.row + 1, column: place.column)] {
        if let other = middles[next] { lines.append([point, other]) }
      }
    }
    return lines
  }

  /// The middle of every filled cell, row by row.
  public static func points(rows: [[Bool]], cellMetres: Double) -> [Lines] {
    middles(rows: rows, cellMetres: cellMetres)
      .sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }
      .map { Lines(parts: [[$0.value]]) }
  }

  private struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  private static func middles(rows: [[Bool]], cellMetres: Double) -> [Cell: SIMD2<Double>] {
    guard isDrawable(rows: rows, cellMetres: cellMetres) else { return [:] }
    var middles: [Cell: SIMD2<Double>] = [:]
    for (row, cells) in rows.enumerated() {
      for (column, isFilled) in cells.enumerated() where isFilled {
        middles[Cell(row: row, column: column)] =
          corner + SIMD2(Double(column) + 0.5, -Double(row) - 0.5) * cellMetres
      }
    }
    return middles
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
