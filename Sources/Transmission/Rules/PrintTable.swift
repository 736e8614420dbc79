internal import RuleDSL
internal import Spatial

/// One figure that its documents print more than once, in different units of measure.
struct PrintedFigure {
  let key: FigureColumn.Key
  let unit: Int
  /// The print that counts.
  let primary: FigureColumn.Cell
  let primaryQuantity: Quantity
  let others: [(cell: FigureColumn.Cell, quantity: Quantity)]

  /// Returns `nil` where no figure in numbers is printed again.
  init?(_ column: FigureColumn, unit: Int, _ reprints: [FigureColumn.Cell], _ world: PlanWorld) {
    guard let primary = column.cell(of: unit), let quantity = world.quantity(primary) else { return nil }
    others = reprints.compactMap { cell in world.quantity(cell).map { (cell: cell, quantity: $0) } }
    guard !others.isEmpty else { return nil }
    key = column.key
    self.unit = unit
    self.primary = primary
    primaryQuantity = quantity
  }

  /// Year, unit, indicator, role.
  fileprivate var order: (Int, Int, Int, UInt8) { (key.year, unit, key.indicator, key.role.rawValue) }

  /// Whether every further print and the first can round the same amount.
  var agrees: Bool {
    others.allSatisfy { other in
      guard let distance = primaryQuantity.amount.distance(to: other.quantity.amount),
        let slack = primaryQuantity.lastDigit.adding(other.quantity.lastDigit)?.divided(by: Rational(2))
      else { return false }
      return distance <= slack
    }
  }

  /// The largest distance of a further print from the first, in base units.
  var spread: Rational? {
    others.compactMap { primaryQuantity.amount.distance(to: $0.quantity.amount) }.max()
  }
}

/// Every figure that is printed more than once, in the order of year, unit, indicator and role.
struct PrintTable {
  let figures: [PrintedFigure]
  /// Place of each figure among those of the same unit and year.
  let ordinals: [Int]

  init(_ world: PlanWorld) {
    struct Place: Hashable {
      var column: Int
      var unit: Int32
    }
    var cells: [Place: [FigureColumn.Cell]] = [:]
    for reprint in world.figures.reprints {
      cells[Place(column: reprint.column, unit: reprint.cell.unit), default: []].append(reprint.cell)
    }
    var figures: [PrintedFigure] = []
    for (place, reprints) in cells {
      let column = world.figures.columns[place.column]
      figures += PrintedFigure(column, unit: Int(place.unit), reprints, world).map { [$0] } ?? []
    }
    figures.sort { $0.order < $1.order }
    self.figures = figures
    var ordinals: [Int] = []
    for (index, figure) in figures.enumerated() {
      let isSame =
        index > 0 && figures[index - 1].unit == figure.unit && figures[index - 1].key.year == figure.key.year
      ordinals.append(isSame ? ordinals[index - 1] + 1 : 0)
    }
    self.ordinals = ordinals
  }

  /// The figure at a place among those of one unit and year.
  func figure(unit: Int, year: Int, ordinal: Int) -> PrintedFigure? {
    let first = figures.indices.partitionPoint { (figures[$0].key.year, figures[$0].unit) >= (year, unit) }
    return first + ordinal < figures.count ? figures[first + ordinal] : nil
  }
}

extension PlanWorld {
  /// The printed figure of a cell; `nil` for one in words.
  func quantity(_ cell: FigureColumn.Cell) -> Quantity? {
    let format = figures.formats[Int(cell.format)]
    guard format.state == .printed else { return nil }
    return format.quantity(cell)
  }
}
