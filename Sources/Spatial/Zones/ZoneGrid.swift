/// Zones cut into the cells of a grid: which groups of zones cover a cell whole, and the edges of those that cover part
/// of it.
///
/// The zones are cut once; a parcel then costs what lies in its cells, and one whose cells lie in one zone costs no
/// overlay at all.  A group is what belongs together for the question, such as all zones of one code; zones of one group
/// that overlap count twice where they do; ``repeated`` says where.
public struct ZoneGrid: Sendable {
  let grid: CellGrid?
  private var store: Store?
  private var rowsOfBand = 1
  /// What zones cover more than once, whatever their groups, in m²: twice counts 2, three times 6 and so on; right to
  /// about 1e-6 m².
  public var repeated: Double { bands.items.reduce(0) { $0 + $1.repeated } }

  /// Keeps the bands' memory as long as they are in use.
  private final class Store: Sendable {
    let bands: FrozenColumn<ZoneBand>

    init(_ bands: [ZoneBand]) { self.bands = FrozenColumn(bands) }

    deinit {
      for band in bands.items { band.deallocate() }
      bands.deallocate()
    }
  }

  /// Valid as long as the grid is.
  private var bands = FrozenColumn<ZoneBand>()

  /// What a block of cells holds.
  enum Content: Equatable {
    case nothing
    case covered(by: Int)
    case mixed
  }

  /// Fewer cells than this would save nothing.
  private static let fewestCells = 4_096
  /// So many are cut at a time.
  private static let cellsOfBand = 1 << 17

  /// Cuts shapes as ``init(columns:jobs:)`` does.
  public init(_ zones: [(shape: Shape, group: Int)], jobs: Int = 1) {
    var shapes = ShapeColumn()
    for zone in zones { shapes.append(zone.shape) }
    self.init(columns: [(shapes: shapes, groups: zones.map(\.group))], jobs: jobs)
  }

  /// Cuts zones into about as many cells as they have corners, so that a cell holds an edge or two.
  ///
  /// - Parameters:
  ///   - zones: Valid shapes, and the group of each, from 0.
  ///   - jobs: How many threads may cut.
  public init(columns zones: [(shapes: ShapeColumn, groups: [Int])], jobs: Int = 1) {
    let bounds = zones.compactMap(\.shapes.polygons.bounds).reduce(nil as Bounds?) { $0?.union($1) ?? $1 }
    let points = zones.reduce(0) { $0 + $1.shapes.polygons.points.count }
    let grid = bounds.flatMap { CellGrid($0, cells: max(points, Self.fewestCells)) }
    self.grid = grid
    guard let grid else { return }
    let rings = zones.flatMap { shapes, groups in
      groups.enumerated().flatMap { shape, group in
        shapes.rings(of: shape).compactMap { index -> ZonePieces.Ring? in
          let points = shapes.polygons.points[shapes.polygons.ring(index)]
          guard let block = Bounds(points).flatMap({ grid.cells(meeting: $0) }) else { return nil }
          return ZonePieces.Ring(points: points, block: block, group: Int32(truncatingIfNeeded: group))
        }
      }
    }
    let rowsOfBand = max(1, Self.cellsOfBand / grid.columns)
    self.rowsOfBand = rowsOfBand
    let cut = parallelMap((grid.rows + rowsOfBand - 1) / rowsOfBand, jobs: jobs) { band in
      ZoneBand(rings, band * rowsOfBand..<min((band + 1) * rowsOfBand, grid.rows), of: grid)
    }
    let store = Store(cut)
    self.store = store
    bands = store.bands
  }
}

// MARK: - Asking

extension ZoneGrid {
  /// What covers all of a block.
  func content(of block: CellBlock, in grid: CellGrid) -> Content {
    var common: Content?
    for row in block.rows {
      for column in block.columns {
        let (band, cell) = place(column, row, grid)
        let content = bands[band].content(of: cell)
        guard content != .mixed, common ?? content == content else { return .mixed }
        common = content
      }
    }
    return common ?? .nothing
  }

  /// What of the upper side of a cell is covered.
  func forEachRim(_ column: Int, _ row: Int, of grid: CellGrid, _ body: (ZoneRim) -> Void) {
    let (band, cell) = place(column, row, grid)
    switch bands[band].content(of: cell) {
    case .nothing: break
    case .mixed: for rim in bands[band].rims[cell] { body(rim) }
    case .covered(let group):
      body(ZoneRim(group: Int32(truncatingIfNeeded: group), times: 1, west: 0, east: grid.width(of: column)))
    }
  }

  /// The edges in a cell and on its lower side, relative to its lower left corner.
  func edges(_ column: Int, _ row: Int, of grid: CellGrid) -> UnsafeBufferPointer<ZoneEdge> {
    let (band, cell) = place(column, row, grid)
    return bands[band].edges[cell]
  }

  private func place(_ column: Int, _ row: Int, _ grid: CellGrid) -> (band: Int, cell: Int) {
    let (band, rest) = row.quotientAndRemainder(dividingBy: rowsOfBand)
    return (band, rest * grid.columns + column)
  }
}
