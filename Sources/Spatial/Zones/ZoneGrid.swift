/// Zones cut into the cells of a grid: which groups of zones cover a cell whole, and the edges of those that cover part
/// of it.
///
/// The zones are cut once; a parcel then costs what lies in its cells, and one whose cells lie in one zone costs no
/// overlay at all.  A group is what belongs together for the question, such as all zones of one code; zones of one group
/// that overlap count twice where they do, which ``repeated`` tells.
public struct ZoneGrid: Sendable {
  let grid: CellGrid?
  /// By cell: ``nothing``, ``mixed``, or one more than the group that alone covers the cell.
  private var states: [Int32] = []
  /// What covers a cell whole, by cell and group; of mixed cells only.
  private var covers = CellColumn<Cover>()
  /// By cell and group, from west to east; relative to the lower left corner of the cell.
  private var edges = CellColumn<Edge>()
  /// What zones cover more than once, whatever their groups, in m²: twice counts 2, three times 6 and so on; right to
  /// about 1e-6 m².
  public private(set) var repeated = 0.0

  private static let nothing: Int32 = 0
  private static let mixed: Int32 = -1

  struct Cover: Sendable {
    var group: Int32
    /// How often; 0 where a hole takes away what the ring around it gives.
    var times: Int32
  }

  struct Edge: Sendable {
    var group: Int32
    var edge: SignedEdge
  }

  /// What a block of cells holds.
  enum Content {
    case nothing
    case covered(by: Int)
    case mixed
  }

  /// Fewer cells than this would save nothing.
  private static let fewestCells = 4_096

  /// Cuts zones into about as many cells as they have corners, so that a cell holds an edge or two.
  ///
  /// - Parameter zones: Valid shapes, and the group of each, from 0.
  public init(_ zones: [(shape: Shape, group: Int)]) {
    let bounds = zones.compactMap(\.shape.bounds).reduce(nil as Bounds?) { $0?.union($1) ?? $1 }
    let points = zones.reduce(0) { $0 + $1.shape.points.count }
    grid = bounds.flatMap { CellGrid($0, cells: max(points, Self.fewestCells)) }
    guard let grid else { return }
    var covers = CellList<Cover>()
    var edges = CellList<Edge>()
    var cutter = RingCutter(grid)
    for (shape, group) in zones {
      let group = Int32(truncatingIfNeeded: group)
      for index in shape.ringEnds.indices {
        let ring = shape.points[shape.ring(index)]
        guard let bounds = Bounds(ring), let block = grid.cells(meeting: bounds) else { continue }
        cutter.cut(ring, to: block) { piece, column, row in
          let corner = grid.corner(column: column, row: row)
          SignedEdge.forEach(of: piece) {
            edges.append(Edge(group: group, edge: $0.moved(by: -corner)), grid.index(column: column, row: row))
          }
        } full: { block, times in
          for row in block.rows {
            for column in block.columns {
              covers.append(Cover(group: group, times: Int32(times)), grid.index(column: column, row: row))
            }
          }
        }
      }
    }
    settle(covers, edges, count: grid.columns * grid.rows)
  }

  private mutating func settle(_ covers: CellList<Cover>, _ edges: CellList<Edge>, count: Int) {
    let edges = CellColumn(edges, count: count)
    let covers = CellColumn(covers, count: count)
    var states = [Int32](repeating: Self.nothing, count: count)
    var kept = CellList<Cover>()
    var cellEdges = EdgeColumns()
    for cell in 0..<count {
      let sums = Self.sums(covers[cell])
      if !edges[cell].isEmpty || sums.count > 1 || sums.contains(where: { $0.times != 1 }) {
        states[cell] = Self.mixed
        for cover in sums { kept.append(cover, cell) }
        repeated += cellEdges.repeated(sums, edges[cell], side: grid?.size ?? 0)
      } else if let only = sums.first {
        states[cell] = only.group + 1
      }
    }
    self.states = states
    self.edges = edges
    self.covers = CellColumn(kept, count: count)
  }

  /// One cover a group, in the order of groups, without those that come to nothing.
  private static func sums(_ covers: ArraySlice<Cover>) -> [Cover] {
    var sums: [Cover] = []
    for cover in covers {
      if let place = sums.firstIndex(where: { $0.group == cover.group }) {
        sums[place].times += cover.times
      } else {
        sums.append(cover)
      }
    }
    return sums.filter { $0.times != 0 }.sorted { $0.group < $1.group }
  }
}

extension EdgeColumns {
  /// What is covered more than once in a square cell of a `side`, in m².
  ///
  /// Where zones cover a place w times, w² − w is 0 for none and for one; over the cell it is the sum over pairs of edges.
  fileprivate mutating func repeated(
    _ covers: [ZoneGrid.Cover],
    _ edges: ArraySlice<ZoneGrid.Edge>,
    side: Double
  ) -> Double {
    removeAll()
    for entry in edges { append(entry.edge) }
    let times = Double(covers.reduce(0) { $0 + $1.times })
    let (once, squared) = edges.reduce((0.0, 0.0)) { ($0.0 + $1.edge.areaBelow, $0.1 + common(with: $1.edge)) }
    let area = side * side
    let repeated = times * times * area + 2 * times * once + squared - (times * area + once)
    // What rounding leaves of nothing.
    return repeated > max(1e-6, area * 1e-11) ? repeated : 0
  }
}

// MARK: - Asking

extension ZoneGrid {
  /// What covers all of a block.
  func content(of block: CellBlock, in grid: CellGrid) -> Content {
    var common: Int32?
    for row in block.rows {
      for column in block.columns {
        let state = states[grid.index(column: column, row: row)]
        guard state != Self.mixed, common ?? state == state else { return .mixed }
        common = state
      }
    }
    guard let common, common > Self.nothing else { return .nothing }
    return .covered(by: Int(common - 1))
  }

  /// What of a cell is covered whole, by group.
  func forEachCover(of cell: Int, _ body: (_ group: Int, _ times: Int) -> Void) {
    switch states[cell] {
    case Self.nothing: break
    case Self.mixed: for cover in covers[cell] { body(Int(cover.group), Int(cover.times)) }
    case let state: body(Int(state - 1), 1)
    }
  }

  /// The edges in a cell, relative to its lower left corner.
  func forEachEdge(of cell: Int, _ body: (_ group: Int, _ edge: SignedEdge) -> Void) {
    for entry in edges[cell] { body(Int(entry.group), entry.edge) }
  }
}

/// Items of cells in the order they were found.
private struct CellList<Item> {
  var items: [Item] = []
  var cells: [Int32] = []

  mutating func append(_ item: Item, _ cell: Int) {
    items.append(item)
    cells.append(Int32(truncatingIfNeeded: cell))
  }
}

/// Items of cells, cell by cell; within a cell in the order they were found.
private struct CellColumn<Item: Sendable>: Sendable {
  private var items: [Item] = []
  /// Where the items of each cell begin, and one more.
  private var starts: [Int32] = []

  init() {}

  init(_ list: CellList<Item>, count: Int) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for cell in list.cells { starts[Int(cell) + 1] += 1 }
    for cell in 0..<count { starts[cell + 1] += starts[cell] }
    var next = starts
    var places = [Int32](repeating: 0, count: list.items.count)
    for (index, cell) in list.cells.enumerated() {
      places[Int(next[Int(cell)])] = Int32(truncatingIfNeeded: index)
      next[Int(cell)] += 1
    }
    items = places.map { list.items[Int($0)] }
    self.starts = starts
  }

  subscript(cell: Int) -> ArraySlice<Item> { items[Int(starts[cell])..<Int(starts[cell + 1])] }
}
