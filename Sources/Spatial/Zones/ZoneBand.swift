/// Some rows of a ``ZoneGrid``: by cell, what covers it whole, or else the edges within it and what covers its upper side.
///
/// The sides between two cells are edges of neither, unless zones end there, which counts as an edge of the upper cell:
/// from the upper side of a block of cells and the edges within it follows what covers all of the block.
///
/// Bands are cut one by one, so that no more is held at a time than what they keep and the pieces of one of them.
/// They lie in memory that the grid gives back: parcels read them by the million, from several threads.
struct ZoneBand: Sendable {
  /// By cell: ``nothing``, ``mixed``, or one more than the group that alone covers the cell.
  private let states: FrozenColumn<Int32>
  /// What covers the upper sides of mixed cells.
  let rims: CellColumn<ZoneRim>
  /// The edges in mixed cells and on their lower sides.
  let edges: CellColumn<ZoneEdge>
  /// As of ``ZoneGrid/repeated``.
  private(set) var repeated = 0.0

  private static let nothing: Int32 = 0
  private static let mixed: Int32 = -1

  /// Cuts what of rings lies in some rows of a grid.
  init(_ rings: [ZonePieces.Ring], _ rows: Range<Int>, of grid: CellGrid) {
    let pieces = ZonePieces(rings, rows, of: grid)
    defer { pieces.deallocate() }
    let count = rows.count * grid.columns
    var states = [Int32](repeating: Self.nothing, count: count)
    var rims = CellList<ZoneRim>()
    var edges = CellList<ZoneEdge>()
    var joiner = BorderJoiner()
    var own: [ZoneRim] = []
    var scratch = EdgeColumns()
    for cell in states.indices {
      let width = pieces.width(of: cell)
      pieces.addEdges(of: cell, to: &joiner)
      let first = edges.items.count
      joiner.join { edges.append($0, cell) }
      pieces.setRims(of: cell, to: &own)
      let isParted = edges.items[first...].contains { !$0.isAtBottom }
      if !isParted, own.isEmpty { continue }
      if !isParted, own.count == 1, own[0] == ZoneRim(group: own[0].group, times: 1, west: 0, east: width) {
        states[cell] = own[0].group + 1
        continue
      }
      states[cell] = Self.mixed
      for rim in own { rims.append(rim, cell) }
      repeated += scratch.repeated(edges.items[first...], own, side: grid.size)
    }
    self.states = FrozenColumn(states)
    self.rims = CellColumn(rims, count: count)
    self.edges = CellColumn(edges, count: count)
  }

  /// Gives the memory back; the band must not be used any more.
  func deallocate() {
    states.deallocate()
    rims.deallocate()
    edges.deallocate()
  }

  /// What a cell holds.
  func content(of cell: Int) -> ZoneGrid.Content {
    switch states[cell] {
    case Self.nothing: .nothing
    case Self.mixed: .mixed
    case let state: .covered(by: Int(state - 1))
    }
  }
}

extension EdgeColumns {
  /// What is covered more than once in a square cell of a `side`, in m².
  ///
  /// Where zones cover a place w times, w² − w is 0 for none and for one; over the cell it is the sum over pairs of edges.
  /// Edges that have a zone on either side change nothing.
  fileprivate mutating func repeated(_ edges: ArraySlice<ZoneEdge>, _ rims: [ZoneRim], side: Double) -> Double {
    removeAll()
    var (once, squared) = (0.0, 0.0)
    func count(_ edge: SignedEdge) {
      once += edge.areaBelow
      squared += 2 * common(with: edge) + edge.sign * edge.areaBelow
      append(edge)
    }
    for edge in edges where (edge.below < 0) != (edge.above < 0) {
      var signed = edge.edge
      if edge.below < 0 { signed.sign = -1 }
      count(signed)
    }
    for rim in rims { count(rim.edge(atHeight: side)) }
    let repeated = squared - once
    // What rounding leaves of nothing.
    return repeated > max(1e-6, side * side * 1e-11) ? repeated : 0
  }
}
