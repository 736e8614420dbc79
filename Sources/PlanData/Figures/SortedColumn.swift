internal import RuleDSL
internal import Transmission

/// One column of the store, made from its pieces: renumbered, ascending by unit, each unit once.
struct SortedColumn: Sendable {
  let column: FigureColumn
  /// Figures printed again in another unit of measure, ascending by unit.
  let reprints: [FigureColumn.Cell]
  let problems: ProblemList

  /// Figures of 0, which are easily a slip.
  let zeros: [FigureColumn.Cell]
  /// Those that say what was said before.
  let repeats: [FigureColumn.Cell]

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
    var problems = openedBeyondGround(&blocks, key, tables)
    if isAscending(blocks) {
      self.init(FigureColumn(key: key, chunks: blocks), problems: problems)
      return
    }
    let sorted = sortedByUnit(blocks, units: tables.context.units.count)
    blocks = []
    guard zip(sorted, sorted.dropFirst()).contains(where: { $0.unit == $1.unit }) else {
      self.init(FigureColumn(key: key, chunks: [sorted]), problems: problems)
      return
    }
    var merging = FigureMerging(key: key, tables: tables)
    merging.merge(sorted)
    problems.add(merging.problems)
    self.init(
      FigureColumn(key: key, chunks: [merging.cells]),
      reprints: merging.reprints,
      repeats: merging.repeats,
      problems: problems
    )
  }

  private init(
    _ column: FigureColumn,
    reprints: [FigureColumn.Cell] = [],
    repeats: [FigureColumn.Cell] = [],
    problems: ProblemList
  ) {
    (self.column, self.reprints, self.repeats, self.problems) = (column, reprints, repeats, problems)
    var zeros: [FigureColumn.Cell] = []
    for chunk in column.chunks { for cell in chunk where cell.value == 0 { zeros.append(cell) } }
    self.zeros = zeros
  }
}

/// Opens the areas that are larger than any unit of their tier, and tells them.
private func openedBeyondGround(
  _ blocks: inout [[FigureColumn.Cell]],
  _ key: FigureColumn.Key,
  _ tables: FigureTables
) -> ProblemList {
  var problems = ProblemList()
  let context = tables.context
  guard context.vocabulary.indicators[key.indicator].dimension == .area else { return problems }
  let smallest = context.groundByTier.lazy.compactMap { $0?.base }.min() ?? .max
  for block in blocks.indices {
    for place in blocks[block].indices where blocks[block][place].value > smallest {
      let cell = blocks[block][place]
      let tier = Int(context.units.tiers[Int(cell.unit)])
      guard let bound = context.groundByTier[tier], cell.value > bound.base else { continue }
      let format = tables.formats[Int(cell.format)]
      guard format.state == .printed else { continue }
      let site = TableSite(of: tables.origins[Int(cell.origin)])
      let kind = PlanDataProblem.Kind.beyondGround(
        format.quantity(cell).text,
        tier: context.vocabulary.tiers[tier].name,
        ground: bound.text
      )
      problems.add(site.problem(kind, row: Int(cell.row), column: .value))
      blocks[block][place] = tables.opened(cell, indicator: key.indicator)
    }
  }
  return problems
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
