internal import Glibc
internal import RuleDSL
internal import Transmission

/// The figures of one column that one reader found, in the order of its rows.
///
/// Kept in blocks, so that growing neither copies nor leaves holes in memory.
struct ColumnPart: Sendable {
  static let blockCells = 4096

  let key: FigureColumn.Key
  private(set) var blocks: [[FigureColumn.Cell]] = []
  private var current: [FigureColumn.Cell] = []

  init(key: FigureColumn.Key) {
    self.key = key
  }

  /// Adds a few figures at once.
  mutating func append(_ cells: UnsafeBufferPointer<FigureColumn.Cell>) {
    if current.count + cells.count > Self.blockCells { startBlock() }
    if current.count >= 1024, current.capacity < Self.blockCells { reserveBlock() }
    current.append(contentsOf: cells)
  }

  @inline(never)
  private mutating func startBlock() {
    blocks.append(current)
    current = []
    reserveBlock()
  }

  /// Makes room for a whole block, and has the system provide its pages at once rather than one fault at a time.
  private mutating func reserveBlock() {
    current.reserveCapacity(Self.blockCells)
    current.withUnsafeMutableBytes { used in
      guard let start = used.baseAddress else { return }
      let page = UInt(getpagesize())
      let first = (UInt(bitPattern: start) + UInt(used.count) + page - 1) / page * page
      let end =
        (UInt(bitPattern: start) + UInt(Self.blockCells * MemoryLayout<FigureColumn.Cell>.stride)) / page * page
      // MADV_POPULATE_WRITE, since Linux 5.14; older kernels refuse, and nothing is lost.
      if end > first { _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), 23) }
    }
  }

  /// All blocks, leaving none behind.
  mutating func takeBlocks() -> [[FigureColumn.Cell]] {
    let all = current.isEmpty ? blocks : blocks + [current]
    blocks = []
    current = []
    return all
  }
}

/// Finds the column of an indicator, year and role without hashing.
struct ColumnDirectory: Sendable {
  static let years = 1900...2200
  private static let blockLength = years.count * Role.allCases.count

  /// Where an indicator's block begins in ``slots``; -1 before its first figure.
  private var blocks: [Int]
  private var slots: [Int32] = []
  private var columns: [ColumnPart] = []

  /// Figures wait here, a few of each column, so that rows which visit every column in turn stay in the cache.
  private static let stageCells = 32
  private var stage: [FigureColumn.Cell] = []
  /// How many wait, by column.
  private var staged: [Int] = []

  init(indicators: Int) {
    blocks = Array(repeating: -1, count: indicators)
  }

  /// Adds a figure to a column that is open.
  @inline(__always)
  mutating func append(_ cell: FigureColumn.Cell, toColumn column: Int) {
    let count = staged[column]
    stage[column &* Self.stageCells &+ count] = cell
    staged[column] = count &+ 1
    if count &+ 1 == Self.stageCells { flush(column) }
  }

  @inline(never)
  private mutating func flush(_ column: Int) {
    let start = column * Self.stageCells
    let waiting = stage
    waiting.withUnsafeBufferPointer { columns[column].append(.init(rebasing: $0[start..<start + staged[column]])) }
    staged[column] = 0
  }

  /// Adds a figure of a year within ``years``; returns the column it went to.
  @inline(__always)
  mutating func append(_ cell: FigureColumn.Cell, indicator: Int, year: Int, role: Role) -> Int {
    let offset = (year - Self.years.lowerBound) * Role.allCases.count + Int(role.rawValue)
    let block = blocks[indicator]
    let known = block < 0 ? -1 : slots[block + offset]
    let column =
      known >= 0
      ? Int(known) : open(FigureColumn.Key(indicator: indicator, year: year, role: role), offset: offset)
    append(cell, toColumn: column)
    return column
  }

  @inline(never)
  private mutating func open(_ key: FigureColumn.Key, offset: Int) -> Int {
    if blocks[key.indicator] < 0 {
      blocks[key.indicator] = slots.count
      slots += Array(repeating: -1, count: Self.blockLength)
    }
    slots[blocks[key.indicator] + offset] = Int32(columns.count)
    columns.append(ColumnPart(key: key))
    staged.append(0)
    let blank = FigureColumn.Cell(value: 0, unit: 0, origin: 0, row: 0, format: 0)
    stage += Array(repeating: blank, count: Self.stageCells)
    return columns.count - 1
  }

  /// All columns, leaving none behind.
  mutating func takeColumns() -> [ColumnPart] {
    for column in columns.indices { flush(column) }
    let all = columns
    columns = []
    staged = []
    stage = []
    return all
  }
}
