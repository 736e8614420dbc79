internal import RuleDSL
internal import Transmission

/// Decides what several rows about one subject mean: a reprint in another unit, a repetition, or a contradiction.
struct FigureMerging {
  private let key: FigureColumn.Key
  private let tables: FigureTables
  /// One cell a unit, ascending.
  private(set) var cells: [FigureColumn.Cell] = []
  private(set) var reprints: [FigureColumn.Cell] = []
  private(set) var problems = ProblemList()
  /// Those that say what was said before.
  private(set) var repeats: [FigureColumn.Cell] = []

  init(key: FigureColumn.Key, tables: FigureTables) {
    self.key = key
    self.tables = tables
  }

  /// - Parameter sorted: Ascending by unit; those of one unit in the order of files and rows.
  mutating func merge(_ sorted: [FigureColumn.Cell]) {
    cells.reserveCapacity(sorted.count)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].unit == sorted[start].unit { end += 1 }
      if end == start + 1 { cells.append(sorted[start]) } else { merge(group: sorted[start..<end]) }
      start = end
    }
  }

  private mutating func merge(group: ArraySlice<FigureColumn.Cell>) {
    var kept: [FigureColumn.Cell] = []
    for cell in group {
      guard let rival = kept.firstIndex(where: { !isReprint(cell, of: $0) }) else {
        kept.append(cell)
        continue
      }
      if isSame(cell, kept[rival]) {
        repeats.append(cell)
      } else {
        report(cell, against: kept[rival])
        kept[rival] = tables.opened(kept[rival], indicator: key.indicator)
      }
    }
    kept.sort(by: comesFirst)
    cells.append(contentsOf: kept.prefix(1))
    reprints.append(contentsOf: kept.dropFirst())
  }

  private func format(_ cell: FigureColumn.Cell) -> FigureFormat { tables.formats[Int(cell.format)] }

  /// Both are numbers under one relation, printed in different units of measure.
  private func isReprint(_ cell: FigureColumn.Cell, of other: FigureColumn.Cell) -> Bool {
    let (one, two) = (format(cell), format(other))
    return one.state == .printed && two.state == .printed && one.relation == two.relation
      && !one.unit.isSame(as: two.unit)
  }

  private func isSame(_ cell: FigureColumn.Cell, _ other: FigureColumn.Cell) -> Bool {
    let (one, two) = (format(cell), format(other))
    return one.state == two.state && one.relation == two.relation && cell.value == other.value
  }

  private mutating func report(_ cell: FigureColumn.Cell, against first: FigureColumn.Cell) {
    // A cell that could not be read was reported before.
    guard !tables.isOpen(cell), !tables.isOpen(first) else { return }
    let origin = tables.origins[Int(cell.origin)]
    let firstOrigin = tables.origins[Int(first.origin)]
    let context = tables.context
    let subject = PlanDataProblem.Subject(
      unit: context.units.names[Int(cell.unit)],
      indicator: context.vocabulary.indicators[key.indicator].name,
      year: key.year
    )
    let place = TableSite(of: firstOrigin).place(row: Int(first.row))
    let kind = PlanDataProblem.Kind.figuresDiffer(subject, here: text(cell), there: text(first), first: place)
    problems.add(TableSite(of: origin).problem(kind, row: Int(cell.row), column: .value))
  }

  private func text(_ cell: FigureColumn.Cell) -> String {
    let format = format(cell)
    switch format.state {
    case .printed:
      let quantity = Quantity(base: cell.value, unit: format.unit, decimals: format.decimals)
      return "\(format.relation.symbol) \(quantity.text)"
    case .reference: return tables.texts[Int(cell.value)]
    case .unallotted: return "未分解"
    case .notApplicable: return "不适用"
    }
  }

  /// The indicator's own unit, then the finer print, then the unit's spelling.
  private func comesFirst(_ left: FigureColumn.Cell, _ right: FigureColumn.Cell) -> Bool {
    let (one, two) = (format(left), format(right))
    let declared = tables.context.vocabulary.indicators[key.indicator].unit
    let isDeclared = (one.unit.isSame(as: declared), two.unit.isSame(as: declared))
    if isDeclared.0 != isDeclared.1 { return isDeclared.0 }
    let digits = (lastDigit(left), lastDigit(right))
    return digits.0 == digits.1 ? one.unit.text < two.unit.text : digits.0 < digits.1
  }

  private func lastDigit(_ cell: FigureColumn.Cell) -> Rational {
    let format = format(cell)
    return Quantity(base: cell.value, unit: format.unit, decimals: format.decimals).lastDigit
  }
}

extension TableSite {
  /// Where a figure stands.
  init(of origin: FigureOrigin) {
    var layout: FieldLayout?
    if let place = cellPlace(origin.column + "1") {
      layout = FieldLayout(isWide: true)
      layout?.put(.value, column: place.column)
    }
    self.init(file: origin.file, sheet: origin.sheet, layout: layout)
  }
}
