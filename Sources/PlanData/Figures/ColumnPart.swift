internal import Glibc
internal import RuleDSL
internal import Transmission

/// The figures of one column that one reader found, in the order of its rows.
///
/// Kept in blocks, so that growing neither copies nor leaves holes in memory.
struct ColumnPart: Sendable {
  static let blockCells = 1024

  let key: FigureColumn.Key
  private(set) var blocks: [[FigureColumn.Cell]] = []
  private var current: [FigureColumn.Cell] = []

  init(key: FigureColumn.Key) {
    self.key = key
  }

  /// Adds a few figures at once.
  mutating func append(_ cells: UnsafeBufferPointer<FigureColumn.Cell>) {
    if current.count + cells.count > current.capacity { startBlock() }
    current.append(contentsOf: cells)
  }

  /// The first block grows with the column, since most plan sets are small; later ones have their pages provided by
  /// the system at once rather than one fault at a time.
  @inline(never)
  private mutating func startBlock() {
    guard current.capacity >= Self.blockCells else {
      return current.reserveCapacity(min(max(current.capacity * 4, 64), Self.blockCells))
    }
    finish()
    current.reserveCapacity(Self.blockCells)
    current.withUnsafeMutableBytes { used in
      guard let start = used.baseAddress else { return }
      let page = UInt(getpagesize())
      let first = (UInt(bitPattern: start) + page - 1) / page * page
      let end =
        (UInt(bitPattern: start) + UInt(Self.blockCells * MemoryLayout<FigureColumn.Cell>.stride)) / page * page
      // MADV_POPULATE_WRITE, since Linux 5.14; older kernels refuse, and nothing is lost.
      if end > first { _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), 23) }
    }
  }

  /// Rows of the figures.
  var rows: [Int32] { blocks.joined().map(\.row) }

  /// Makes all figures ones that cannot be read.
  mutating func open(_ content: (value: Int64, format: Int)) {
    for block in blocks.indices {
      for place in blocks[block].indices {
        blocks[block][place].value = content.value
        blocks[block][place].format = UInt16(truncatingIfNeeded: content.format)
      }
    }
  }

  /// Closes the current block.
  mutating func finish() {
    if !current.isEmpty { blocks.append(current) }
    current = []
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

  private var stage = Stage()

  init(indicators: Int) {
    blocks = Array(repeating: -1, count: indicators)
  }

  /// Lends the stage, which is to be put back.
  mutating func takeStage() -> Stage {
    var taken = Stage()
    swap(&taken, &stage)
    return taken
  }

  mutating func putBack(_ lent: Stage) { stage = lent }

  /// Moves the figures that wait for a column to it.
  @inline(never)
  mutating func flush(_ column: Int, of stage: Stage.Memory) {
    columns[column].append(stage.take(column))
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
    var stage = takeStage()
    stage.withMemory { if $0.add(cell, to: column) { flush(column, of: $0) } }
    putBack(stage)
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
    stage.addColumn()
    return columns.count - 1
  }

  /// All columns, leaving none behind.
  mutating func takeColumns() -> [ColumnPart] {
    var stage = takeStage()
    stage.withMemory { memory in
      for column in columns.indices {
        flush(column, of: memory)
        columns[column].finish()
      }
    }
    let all = columns
    columns = []
    return all
  }
}
