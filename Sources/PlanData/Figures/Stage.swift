internal import Transmission

/// Where figures wait, a few of each column, so that rows which visit every column in turn stay in the cache.
struct Stage: Sendable {
  private static let cellsPerColumn = 32

  private var cells: [FigureColumn.Cell] = []
  /// How many wait, by column.
  private var counts: [Int] = []

  mutating func addColumn() {
    counts.append(0)
    let blank = FigureColumn.Cell(value: 0, unit: 0, origin: 0, row: 0, format: 0)
    cells += Array(repeating: blank, count: Self.cellsPerColumn)
  }

  /// Hands over the stage as plain memory, which is not reference-counted for every figure.
  @inline(__always)
  mutating func withMemory<Result>(_ body: (Memory) -> Result) -> Result {
    cells.withUnsafeMutableBufferPointer { cells in
      counts.withUnsafeMutableBufferPointer { body(Memory(cells: cells, counts: $0)) }
    }
  }

  struct Memory {
    fileprivate let cells: UnsafeMutableBufferPointer<FigureColumn.Cell>
    fileprivate let counts: UnsafeMutableBufferPointer<Int>

    /// Adds a figure; returns whether the column's places are full now.
    @inline(__always)
    func add(_ cell: FigureColumn.Cell, to column: Int) -> Bool {
      let count = counts[column]
      cells[column &* Stage.cellsPerColumn &+ count] = cell
      counts[column] = count &+ 1
      return count &+ 1 == Stage.cellsPerColumn
    }

    /// The figures of a column, which wait no longer.
    func take(_ column: Int) -> UnsafeBufferPointer<FigureColumn.Cell> {
      let start = column * Stage.cellsPerColumn
      let waiting = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(cells)[start..<start + counts[column]])
      counts[column] = 0
      return waiting
    }
  }
}
