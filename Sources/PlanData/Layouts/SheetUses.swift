internal import RuleDSL
internal import Transmission

/// The uses of all cells of a sheet, one for each.
struct SheetUses: Sendable {
  let grid: Grid
  private var uses: [CellUse?]

  init(_ grid: Grid) {
    self.grid = grid
    uses = Array(repeating: nil, count: grid.cells.count)
  }

  /// Notes a use; the first of a cell counts, but for a cell that turns out to be used after all.
  mutating func note(_ use: CellUse, _ index: Int) {
    switch (uses[index], use) {
    case (nil, _), (.unused, .used), (.unused, .heading), (.heading, .used): uses[index] = use
    default: break
    }
  }

  mutating func note(_ use: CellUse, row: Int, column: Int) {
    if let index = grid.index(row, column) { note(use, index) }
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
      switch use {
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

  /// `A1、H3–H9`.
  private func place(of cells: [GridCell]) -> String {
    var ranges: [(first: GridCell, last: GridCell)] = []
    for cell in cells where ranges.count < 64 {
      if let last = ranges.last?.last, last.row == cell.row, last.column + 1 == cell.column {
        ranges[ranges.count - 1].last = cell
      } else if let index = ranges.lastIndex(where: { $0.last.column == cell.column && $0.last.row + 1 == cell.row }),
        ranges[index].first.column == cell.column
      {
        ranges[index].last = cell
      } else {
        ranges.append((cell, cell))
      }
    }
    let name = { (cell: GridCell) in columnLetters(cell.column) + "\(cell.row + 1)" }
    let shown = ranges.prefix(6).map {
      name($0.first) == name($0.last) ? name($0.first) : "\(name($0.first)):\(name($0.last))"
    }
    return shown.joined(separator: "、") + (ranges.count > 6 ? "…" : "")
  }
}
