/// Some rows of a ``ZoneGrid``: by cell, what covers it whole and the edges within it.
///
/// Bands are cut one by one, so that no more is in hand at a time than what they keep and the pieces of one of them.
/// They lie in memory that the grid gives back: parcels ask them by the million, from several threads.
struct ZoneBand: Sendable {
  /// By cell: ``nothing``, ``mixed``, or one more than the group that alone covers the cell.
  private let states: FrozenColumn<Int32>
  /// What covers a cell whole, by cell and group; of mixed cells only.
  private let covers: CellColumn<Cover>
  /// By cell, relative to its lower left corner.
  private let edges: CellColumn<Edge>
  /// As of ``ZoneGrid/repeated``.
  private(set) var repeated = 0.0

  private static let nothing: Int32 = 0
  private static let mixed: Int32 = -1

  private struct Cover {
    var group: Int32
    /// How often; 0 where a hole takes away what the ring around it gives.
    var times: Int32
  }

  /// A ``SignedEdge`` and its group; millions of them are kept.
  private struct Edge {
    private let (westX, westY, eastX, eastY): (Double, Double, Double, Double)
    let group: Int32
    private let isBelow: Bool

    init(_ edge: SignedEdge, group: Int32) {
      (westX, westY, eastX, eastY) = (edge.west.x, edge.west.y, edge.east.x, edge.east.y)
      self.group = group
      isBelow = edge.sign > 0
    }

    var edge: SignedEdge {
      SignedEdge(west: SIMD2(westX, westY), east: SIMD2(eastX, eastY), sign: isBelow ? 1 : -1)
    }
  }

  /// A ring of a zone, to be cut.
  struct Ring {
    var points: ArraySlice<SIMD2<Double>>
    var block: CellBlock
    var group: Int32
  }

  /// Cuts what of rings lies in some rows of a grid.
  init(_ rings: [Ring], _ rows: Range<Int>, of grid: CellGrid) {
    var covers = CellList<Cover>()
    var edges = CellList<Edge>()
    var cutter = RingCutter(grid)
    func cell(_ column: Int, _ row: Int) -> Int { (row - rows.lowerBound) * grid.columns + column }
    for ring in rings where ring.block.rows.overlaps(rows) {
      var block = ring.block
      block.rows = block.rows.clamped(to: rows)
      cutter.cut(ring.points, to: block) { piece, column, row in
        let corner = grid.corner(column: column, row: row)
        SignedEdge.forEach(of: piece) {
          edges.append(Edge($0.moved(by: -corner), group: ring.group), cell(column, row))
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
    self.edges = CellColumn(edges, count: count)
    var states = [Int32](repeating: Self.nothing, count: count)
    let found = CellColumn(covers, count: count)
    defer { found.deallocate() }
    var kept = CellList<Cover>()
    var scratch = EdgeColumns()
    for cell in states.indices {
      let sums = Self.sums(found[cell])
      if !self.edges[cell].isEmpty || sums.count > 1 || sums.contains(where: { $0.times != 1 }) {
        states[cell] = Self.mixed
        for cover in sums { kept.append(cover, cell) }
        let times = sums.reduce(0) { $0 + $1.times }
        repeated += scratch.repeated(times, self.edges[cell].lazy.map(\.edge), side: grid.size)
      } else if let only = sums.first {
        states[cell] = only.group + 1
      }
    }
    self.states = FrozenColumn(states)
    self.covers = CellColumn(kept, count: count)
  }

  /// Gives the memory back; the band must not be used any more.
  func deallocate() {
    states.deallocate()
    covers.deallocate()
    edges.deallocate()
  }

  /// One cover a group, in the order of groups, without those that come to nothing.
  private static func sums(_ covers: UnsafeBufferPointer<Cover>) -> [Cover] {
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

// MARK: - Asking

extension ZoneBand {
  /// What a cell holds.
  func content(of cell: Int) -> ZoneGrid.Content {
    switch states[cell] {
    case Self.nothing: .nothing
    case Self.mixed: .mixed
    case let state: .covered(by: Int(state - 1))
    }
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

extension EdgeColumns {
  /// What is covered more than once in a square cell of a `side`, in m², where `times` zones cover it whole.
  ///
  /// Where zones cover a place w times, w² − w is 0 for none and for one; over the cell it is the sum over pairs of edges.
  fileprivate mutating func repeated(_ times: Int32, _ edges: some Sequence<SignedEdge>, side: Double) -> Double {
    removeAll()
    for edge in edges { append(edge) }
    let (once, squared) = edges.reduce((0.0, 0.0)) { ($0.0 + $1.areaBelow, $0.1 + common(with: $1)) }
    let (times, area) = (Double(times), side * side)
    let repeated = times * times * area + 2 * times * once + squared - (times * area + once)
    // What rounding leaves of nothing.
    return repeated > max(1e-6, area * 1e-11) ? repeated : 0
  }
}
