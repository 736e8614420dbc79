/// Zones cut into the cells of some rows of a grid, zone by zone as they came.
struct ZonePieces {
  /// A ring of a zone, to be cut.
  struct Ring {
    var points: ArraySlice<SIMD2<Double>>
    var block: CellBlock
    var group: Int32
  }

  private struct Cover: BitwiseCopyable, Sendable, Equatable {
    var group: Int32
    /// How often; less than nothing within a hole.
    var times: Int32
  }

  private let grid: CellGrid
  /// One more than requested, below: what covers the upper side of its cells.
  private let rows: Range<Int>
  /// Cells of that row.
  private let skipped: Int
  /// What covers a cell whole.
  private let covers: CellColumn<Cover>
  /// Edges in a cell and on its lower side, of zones in it and of those below it.
  private let halves: CellColumn<BorderJoiner.Half>
  /// On the upper side, of zones that cover part of a cell.
  private let rims: CellColumn<ZoneRim>

  init(_ rings: [Ring], _ asked: Range<Int>, of grid: CellGrid) {
    self.grid = grid
    let rows = max(0, asked.lowerBound - 1)..<asked.upperBound
    self.rows = rows
    skipped = (asked.lowerBound - rows.lowerBound) * grid.columns
    var covers = CellList<Cover>()
    var halves = CellList<BorderJoiner.Half>()
    var rims = CellList<ZoneRim>()
    var cutter = RingCutter(grid)
    func cell(_ column: Int, _ row: Int) -> Int { (row - rows.lowerBound) * grid.columns + column }
    for ring in rings where ring.block.rows.overlaps(rows) {
      var block = ring.block
      block.rows = block.rows.clamped(to: rows)
      cutter.cut(ring.points, to: block) { piece, column, row in
        let low = grid.corner(column: column, row: row)
        let top = grid.corner(column: column, row: row + 1).y
        SignedEdge.forEach(of: piece) { edge in
          var half = BorderJoiner.Half(
            west: edge.west - low,
            east: edge.east - low,
            group: ring.group,
            isBelow: edge.sign > 0
          )
          guard edge.west.y == top, edge.east.y == top else {
            return halves.append(half, cell(column, row))
          }
          rims.append(
            ZoneRim(group: ring.group, times: half.isBelow ? 1 : -1, west: half.west.x, east: half.east.x),
            cell(column, row)
          )
          guard row + 1 < rows.upperBound else { return }
          (half.west.y, half.east.y) = (0, 0)
          halves.append(half, cell(column, row + 1))
        }
      } full: { block, times in
        for row in block.rows {
          for column in block.columns {
            covers.append(Cover(group: ring.group, times: Int32(times)), cell(column, row))
          }
        }
      }
    }
    let count = rows.count * grid.columns
    self.covers = CellColumn(covers, count: count)
    self.halves = CellColumn(halves, count: count)
    self.rims = CellColumn(rims, count: count)
  }

  func deallocate() {
    covers.deallocate()
    halves.deallocate()
    rims.deallocate()
  }

  func width(of cell: Int) -> Double { grid.width(of: cell % grid.columns) }

  /// Adds the edges in a cell and on its lower side; cells count from the first one requested.
  func addEdges(of cell: Int, to joiner: inout BorderJoiner) {
    let own = cell + skipped
    for half in halves[own] { joiner.halves.append(half) }
    let isLowest = own < grid.columns
    if !isLowest, covers[own].elementsEqual(covers[own - grid.columns]) { return }
    let east = SIMD2(width(of: cell), 0)
    func add(_ covers: UnsafeBufferPointer<Cover>, areBelow: Bool) {
      for cover in covers {
        let half = BorderJoiner.Half(
          west: SIMD2(),
          east: east,
          group: cover.group,
          isBelow: areBelow == (cover.times > 0)
        )
        for _ in 0..<abs(cover.times) { joiner.halves.append(half) }
      }
    }
    add(covers[own], areBelow: false)
    if !isLowest { add(covers[own - grid.columns], areBelow: true) }
  }

  /// What covers the upper side of a cell.
  func setRims(of cell: Int, to rims: inout [ZoneRim]) {
    rims.removeAll(keepingCapacity: true)
    for rim in self.rims[cell + skipped] { rims.append(rim) }
    for cover in covers[cell + skipped] {
      rims.append(ZoneRim(group: cover.group, times: cover.times, west: 0, east: width(of: cell)))
    }
    ZoneRim.joined(&rims)
  }
}
