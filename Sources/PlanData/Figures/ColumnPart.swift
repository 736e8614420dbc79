internal import RuleDSL
internal import Transmission

/// The figures of one column that one reader found, in the order of its rows.
///
/// Kept in blocks, so that growing neither copies nor leaves holes in memory.
struct ColumnPart: Sendable {
  static let blockCells = 8192

  let key: FigureColumn.Key
  private(set) var blocks: [[FigureColumn.Cell]] = []
  private var current: [FigureColumn.Cell] = []

  init(key: FigureColumn.Key) {
    self.key = key
  }

  @inline(__always)
  mutating func append(_ cell: FigureColumn.Cell) {
    if current.count == Self.blockCells { startBlock() }
    current.append(cell)
  }

  @inline(never)
  private mutating func startBlock() {
    blocks.append(current)
    current = []
    current.reserveCapacity(Self.blockCells)
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
  private(set) var columns: [ColumnPart] = []

  init(indicators: Int) {
    blocks = Array(repeating: -1, count: indicators)
  }

  /// Adds a figure to a column that is open.
  @inline(__always)
  mutating func append(_ cell: FigureColumn.Cell, toColumn column: Int) {
    columns[column].append(cell)
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
    columns[column].append(cell)
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
    return columns.count - 1
  }

  /// All columns, leaving none behind.
  mutating func takeColumns() -> [ColumnPart] {
    let all = columns
    columns = []
    return all
  }
}
