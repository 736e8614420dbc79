internal import RuleDSL
internal import Transmission

/// One column of the store, made from its pieces: renumbered, ascending by unit, each unit once.
struct SortedColumn: Sendable {
  let column: FigureColumn
  /// Figures printed again in another unit of measure, ascending by unit.
  let reprints: [FigureColumn.Cell]
  let problems: ProblemList

  init(key: FigureColumn.Key, pieces: consuming [ColumnPiece], tables: FigureTables) {
    var blocks: [[FigureColumn.Cell]] = []
    for index in pieces.indices {
      let numbering = pieces[index].numbering
      let changesNothing = numbering.changesNothing
      var own: [[FigureColumn.Cell]] = []
      swap(&own, &pieces[index].blocks)
      for place in own.indices where !changesNothing { renumber(&own[place], numbering, tables.formats) }
      blocks += own
    }
    if isAscending(blocks) {
      column = FigureColumn(key: key, chunks: blocks)
      reprints = []
      problems = ProblemList()
      return
    }
    let sorted = sortedByUnit(blocks, units: tables.context.units.count)
    blocks = []
    guard zip(sorted, sorted.dropFirst()).contains(where: { $0.unit == $1.unit }) else {
      column = FigureColumn(key: key, chunks: [sorted])
      reprints = []
      problems = ProblemList()
      return
    }
    var merging = FigureMerging(key: key, tables: tables)
    merging.merge(sorted)
    column = FigureColumn(key: key, chunks: [merging.cells])
    reprints = merging.reprints
    problems = merging.problems
  }
}

private func renumber(
  _ cells: inout [FigureColumn.Cell],
  _ numbering: Numbering,
  _ formats: [FigureFormat]
) {
  let rows = Int32(truncatingIfNeeded: numbering.rowOffset)
  for index in cells.indices {
    cells[index].row &+= rows
    cells[index].origin = numbering.origins[Int(cells[index].origin)]
    cells[index].format = numbering.formats[Int(cells[index].format)]
    if !numbering.texts.isEmpty, formats[Int(cells[index].format)].state == .reference {
      cells[index].value = numbering.texts[Int(cells[index].value)]
    }
  }
}

private func isAscending(_ blocks: [[FigureColumn.Cell]]) -> Bool {
  var last: Int32 = -1
  for block in blocks {
    for cell in block {
      if cell.unit <= last { return false }
      last = cell.unit
    }
  }
  return true
}

/// All cells ascending by unit; those of one unit in the order of their rows.
private func sortedByUnit(_ blocks: [[FigureColumn.Cell]], units: Int) -> [FigureColumn.Cell] {
  let count = blocks.reduce(0) { $0 + $1.count }
  guard count > units / 16 else {
    return blocks.joined().enumerated()
      .sorted { ($0.element.unit, $0.offset) < ($1.element.unit, $1.offset) }
      .map(\.element)
  }
  var starts = [Int32](repeating: 0, count: units + 1)
  for block in blocks {
    for cell in block { starts[Int(cell.unit) + 1] += 1 }
  }
  for unit in 0..<units { starts[unit + 1] += starts[unit] }
  return Array(unsafeUninitializedCapacity: count) { space, filled in
    guard let base = space.baseAddress else { return }
    for block in blocks {
      for cell in block {
        (base + Int(starts[Int(cell.unit)])).initialize(to: cell)
        starts[Int(cell.unit)] += 1
      }
    }
    filled = count
  }
}
