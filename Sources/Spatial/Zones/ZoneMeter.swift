/// Measures how much of a parcel lies in each group of zones; scratch columns for one thread.
public struct ZoneMeter {
  /// What a parcel has in common with a group of zones, in m².
  public struct Share: Hashable, Sendable {
    public var group: Int
    public var area: Double
  }

  private let zones: ZoneGrid
  private var edges = EdgeColumns()
  private var upperSide: [ZoneRim] = []
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
    shares.sort { $0.group < $1.group }
    return shares
  }

  /// All edges of the parcel with those in its cells: what covers the upper side of the block covers all of it, but for
  /// what the edges give to others.
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
    measureUpperSide(of: block, from: bounds.low, grid)
    let size = bounds.high - bounds.low
    for row in block.rows {
      for column in block.columns {
        let corner = grid.corner(column: column, row: row) - bounds.low
        for edge in zones.edges(column, row, of: grid) { measure(edge, at: corner, size) }
      }
    }
  }

  /// The current edges with what covers the upper side of a block, which joins over cells; they are seen from `origin`.
  private mutating func measureUpperSide(of block: CellBlock, from origin: SIMD2<Double>, _ grid: CellGrid) {
    let row = block.rows.upperBound - 1
    let height = grid.corner(column: 0, row: row + 1).y - origin.y
    upperSide.removeAll(keepingCapacity: true)
    for column in block.columns {
      let west = grid.corner(column: column, row: row).x - origin.x
      let east = grid.corner(column: column + 1, row: row).x - origin.x
      let width = grid.width(of: column)
      zones.forEachRim(column, row, of: grid) { rim in
        var rim = rim
        // One that ends at the cell's side is to end where that of the next cell begins.
        (rim.west, rim.east) = (west + rim.west, rim.east == width ? east : west + rim.east)
        if let last = upperSide.last, last.group == rim.group, last.times == rim.times, last.east == rim.west {
          upperSide[upperSide.count - 1].east = rim.east
        } else {
          upperSide.append(rim)
        }
      }
    }
    for rim in upperSide { add(edges.common(with: rim.edge(atHeight: height)), Int(rim.group)) }
  }

  /// The current edges with one in a cell, whose corner is seen from the lower left one of the parcel; `size` is that
  /// of the rectangle around the parcel.
  private mutating func measure(_ edge: ZoneEdge, at corner: SIMD2<Double>, _ size: SIMD2<Double>) {
    let moved = edge.edge.moved(by: corner)
    // Below the whole parcel the lower one is always this edge, which adds nothing in total.
    guard moved.east.x > 0, moved.west.x < size.x, max(moved.west.y, moved.east.y) > 0 else { return }
    give(edges.common(with: moved), edge)
  }

  /// Gives an area to the group below an edge, and takes it from the one above.
  private mutating func give(_ area: Double, _ edge: ZoneEdge) {
    if edge.below >= 0 { add(area, Int(edge.below)) }
    if edge.above >= 0 { add(-area, Int(edge.above)) }
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
        measureUpperSide(of: CellBlock(columns: column..<column + 1, rows: row..<row + 1), from: corner, grid)
        let size = grid.corner(column: column + 1, row: row + 1) - corner
        for edge in zones.edges(column, row, of: grid) { measure(edge, at: SIMD2(), size) }
      } full: { block, times in
        for row in block.rows {
          for column in block.columns { takeWhole(column, row, Double(times), grid) }
        }
      }
    }
    self.cutter = cutter
  }

  /// A cell that the parcel covers whole.
  private mutating func takeWhole(_ column: Int, _ row: Int, _ times: Double, _ grid: CellGrid) {
    let height = grid.corner(column: column, row: row + 1).y - grid.corner(column: column, row: row).y
    zones.forEachRim(column, row, of: grid) { add($0.edge(atHeight: height).areaBelow * times, Int($0.group)) }
    for edge in zones.edges(column, row, of: grid) { give(edge.edge.areaBelow * times, edge) }
  }

  private mutating func add(_ area: Double, _ group: Int) {
    if let place = shares.firstIndex(where: { $0.group == group }) {
      shares[place].area += area
    } else {
      shares.append(Share(group: group, area: area))
    }
  }
}
