internal import RuleDSL
internal import Transmission

/// The uses of all cells of a sheet, one for each.
struct SheetUses: Sendable {
  /// The sheet, or the part of it that is being read.
  var grid: Grid
  /// By cell, places in ``known``; 0 for a cell that was not noted.
  private var uses: [UInt16]
  private var known: [CellUse?] = [nil]
  private var numbers: [CellUse: UInt16] = [:]

  init(_ grid: Grid) {
    self.grid = grid
    uses = Array(repeating: 0, count: grid.cells.count)
  }

  /// Notes a use; the first of a cell counts, but for a cell that turns out to be used after all.
  mutating func note(_ use: CellUse, _ index: Int) {
    switch (known[Int(uses[index])], use) {
    case (nil, _), (.unused, .used), (.unused, .heading), (.heading, .used): uses[index] = number(of: use)
    default: break
    }
  }

  private mutating func number(of use: CellUse) -> UInt16 {
    if let found = numbers[use] { return found }
    // A table has fewer columns, and other reasons are few.
    guard known.count < Int(UInt16.max) else { return UInt16(known.count - 1) }
    known.append(use)
    numbers[use] = UInt16(known.count - 1)
    return UInt16(known.count - 1)
  }

  mutating func note(_ use: CellUse, row: Int, column: Int) {
    if let index = grid.index(row, column) { note(use, index) }
  }

  /// Notes that a row of the file says something unknown: one cell of it, or all.
  mutating func withdraw(row: Int, column: Int?, _ reason: DroppedRows.Reason) {
    let unused = CellUse.unused(reason == .stranger ? .stranger : .unresolved)
    let columns = (grid.columns.first ?? 0)...(grid.columns.last ?? 0)
    let number = number(of: unused)
    var index = grid.firstCell(inRow: row)
    while index < grid.cells.count, grid.cells[index].row == row {
      let cell = grid.cells[index]
      let isMeant = column.map { $0 == cell.column } ?? (known[Int(uses[index])] == .used)
      if isMeant, columns.contains(cell.column) { uses[index] = number }
      index += 1
    }
  }

  /// Every own cell of a row that was not noted before.
  mutating func note(_ use: CellUse, row: Int) {
    for column in grid.columns.indices {
      guard let index = grid.index(row, column), grid.cells[index].row == grid.rows[row] else { continue }
      note(use, index)
    }
  }

  /// How many cells are used, and those that are not by reason, in the order of their first.
  func entry(_ fallback: CellUse.Unused) -> LedgerEntry {
    var used = 0
    var reasons: [CellUse.Unused] = []
    var places: [CellUse.Unused: [GridCell]] = [:]
    for (cell, use) in zip(grid.cells, uses) {
      switch known[Int(use)] {
      case .used, .heading: used += 1
      case .unused(let reason): add(cell, reason)
      case nil: add(cell, fallback)
      }
    }
    func add(_ cell: GridCell, _ reason: CellUse.Unused) {
      if places[reason] == nil { reasons.append(reason) }
      places[reason, default: []].append(cell)
    }
    return LedgerEntry(
      file: grid.site.file,
      sheet: grid.site.title,
      cells: grid.cells.count,
      used: used,
      unused: reasons.map { reason in
        let cells = places[reason] ?? []
        return LedgerEntry.Unused(cells: cells.count, place: place(of: cells), reason: reason.said)
      }
    )
  }

  /// `A1、H3:H9、A12:D14`.
  private func place(of cells: [GridCell]) -> String {
    var done: [CellRange] = []
    /// The rectangles that reach to the row above the current one, by their columns.
    var open: [ClosedRange<Int>: CellRange] = [:]
    var rest = cells[...]
    while let row = rest.first?.row, done.count < 64 {
      var next: [ClosedRange<Int>: CellRange] = [:]
      for columns in stretches(of: rest.prefix { $0.row == row }) {
        let above = open.removeValue(forKey: columns)
        let top = above.flatMap { $0.rows.upperBound + 1 == row ? $0.rows.lowerBound : nil } ?? row
        if let above, top == row { done.append(above) }
        next[columns] = CellRange(rows: top...row, columns: columns)
      }
      done += open.values
      open = next
      rest = rest.drop { $0.row == row }
    }
    let all = (done + open.values).sorted {
      ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
    }
    return all.prefix(6).map(\.name).joined(separator: "、") + (all.count > 6 || !rest.isEmpty ? "…" : "")
  }

  /// Columns of neighbours in one row.
  private func stretches(of cells: ArraySlice<GridCell>) -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    for cell in cells {
      if let last = found.last, last.upperBound + 1 == cell.column {
        found[found.count - 1] = last.lowerBound...cell.column
      } else {
        found.append(cell.column...cell.column)
      }
    }
    return found
  }
}

extension CellRange {
  /// `B2:C9`, or `B2` for one cell.
  fileprivate var name: String {
    let first = columnLetters(columns.lowerBound) + "\(rows.lowerBound + 1)"
    let last = columnLetters(columns.upperBound) + "\(rows.upperBound + 1)"
    return first == last ? first : "\(first):\(last)"
  }
}
