/// Measures how much of a parcel lies in each group of zones; scratch columns for one thread.
public struct ZoneMeter {
  /// What a parcel has in common with a group of zones, in m².
  public struct Share: Hashable, Sendable {
    public var group: Int
    public var area: Double
  }

  private let zones: ZoneGrid
  private var edges = EdgeColumns()
  private var shares: [Share] = []
  private var cutter: RingCutter?

  /// A parcel that meets more cells than this is cut into cells as the zones are, so that the work grows with its
  /// boundary and not with the square of it.
  private static let mostCells = 64

  public init(_ zones: ZoneGrid) {
    self.zones = zones
    cutter = zones.grid.map { RingCutter($0) }
  }

  /// The areas of a valid parcel in the groups of zones that it shares any with, by group.
  ///
  /// Areas are right to about 1e-9 m² and not rounded; a parcel wholly within one group has its own area there.
  ///
  /// - Parameters:
  ///   - column: Parcels in the one plane.
  ///   - index: Which of them.
  /// - Returns: One share a group, ascending; groups that it only touches may come with an area of zero.
  public mutating func shares(of column: ShapeColumn, _ index: Int) -> [Share] {
    shares.removeAll(keepingCapacity: true)
    guard let grid = zones.grid, let bounds = column.bounds(of: index), let block = grid.cells(meeting: bounds) else {
      return []
    }
    switch zones.content(of: block, in: grid) {
    case .nothing: break
    // What reaches beyond the grid lies beyond every zone.
    case .covered(let group) where grid.holds(bounds): return [Share(group: group, area: column.area(of: index))]
    case .covered, .mixed:
      if block.count > Self.mostCells {
        measureByCells(column.polygons, column.rings(of: index), grid)
      } else {
        measure(column.polygons, column.rings(of: index), bounds, block, grid)
      }
    }
    return shares.sorted { $0.group < $1.group }
  }

  /// The same of one shape.
  public mutating func shares(of parcel: Shape) -> [Share] {
    var column = ShapeColumn()
    column.append(parcel)
    return shares(of: column, 0)
  }

  /// All edges of the parcel with those in each of its cells.
  private mutating func measure(
    _ parcels: Shape,
    _ rings: Range<Int>,
    _ bounds: Bounds,
    _ block: CellBlock,
    _ grid: CellGrid
  ) {
    edges.removeAll()
    for index in rings {
      SignedEdge.forEach(of: parcels.points[parcels.ring(index)]) { edges.append($0.moved(by: -bounds.low)) }
    }
    let size = bounds.high - bounds.low
    for row in block.rows {
      for column in block.columns {
        let corner = grid.corner(column: column, row: row) - bounds.low
        let far = grid.corner(column: column + 1, row: row + 1) - bounds.low
        measure(column, row, grid, corner, far, size)
      }
    }
  }

  /// The edges in hand with those of a cell, whose corners are seen from the lower left one of the parcel; `size` is that
  /// of the rectangle around the parcel.
  private mutating func measure(
    _ column: Int,
    _ row: Int,
    _ grid: CellGrid,
    _ corner: SIMD2<Double>,
    _ far: SIMD2<Double>,
    _ size: SIMD2<Double>
  ) {
    var rectangle: Double?
    zones.forEachCover(column, row, of: grid) { group, times in
      let area = rectangle ?? edges.common(withRectangleFrom: corner, to: far)
      rectangle = area
      add(area * Double(times), group)
    }
    zones.forEachEdge(column, row, of: grid) { group, edge in
      let edge = edge.moved(by: corner)
      // Below the whole parcel the lower one is always this edge, which adds nothing in total.
      guard edge.east.x > 0, edge.west.x < size.x, max(edge.west.y, edge.east.y) > 0 else { return }
      add(edges.common(with: edge), group)
    }
  }

  /// The pieces of the parcel in each cell with what is in the cell.
  private mutating func measureByCells(_ parcels: Shape, _ rings: Range<Int>, _ grid: CellGrid) {
    guard var cutter else { return }
    for index in rings {
      let ring = parcels.points[parcels.ring(index)]
      guard let bounds = Bounds(ring), let block = grid.cells(meeting: bounds) else { continue }
      cutter.cut(ring, to: block) { piece, column, row in
        let corner = grid.corner(column: column, row: row)
        edges.removeAll()
        SignedEdge.forEach(of: piece) { edges.append($0.moved(by: -corner)) }
        let size = grid.corner(column: column + 1, row: row + 1) - corner
        measure(column, row, grid, SIMD2(), size, size)
      } full: { block, times in
        for row in block.rows {
          for column in block.columns { takeWhole(column, row, times, grid) }
        }
      }
    }
    self.cutter = cutter
  }

  /// A cell that the parcel covers whole.
  private mutating func takeWhole(_ column: Int, _ row: Int, _ times: Int, _ grid: CellGrid) {
    let size = grid.corner(column: column + 1, row: row + 1) - grid.corner(column: column, row: row)
    zones.forEachCover(column, row, of: grid) { add(Double($1 * times) * size.x * size.y, $0) }
    zones.forEachEdge(column, row, of: grid) { group, edge in
      add(edge.areaBelow * Double(times), group)
    }
  }

  private mutating func add(_ area: Double, _ group: Int) {
    if let place = shares.firstIndex(where: { $0.group == group }) {
      shares[place].area += area
    } else {
      shares.append(Share(group: group, area: area))
    }
  }
}

extension EdgeColumns {
  /// The area within an upright rectangle.
  func common(withRectangleFrom low: SIMD2<Double>, to high: SIMD2<Double>) -> Double {
    let top = SignedEdge(from: high, to: SIMD2(low.x, high.y)).map { common(with: $0) } ?? 0
    let bottom = SignedEdge(from: low, to: SIMD2(high.x, low.y)).map { common(with: $0) } ?? 0
    return top + bottom
  }
}

extension CellGrid {
  /// Whether a rectangle lies within the cells.
  func holds(_ bounds: Bounds) -> Bool {
    let far = corner(column: columns, row: rows)
    return origin.x <= bounds.low.x && origin.y <= bounds.low.y && bounds.high.x <= far.x && bounds.high.y <= far.y
  }
}
