internal import RuleDSL
internal import Spatial
public import Transmission

extension LoadedPlanSet {
  /// Areas that plans state and that are larger than their own 行政区 layers, which a 万 too many makes them; of the
  /// plans that are judged, `nil` for all.
  ///
  /// Land and sea may be drawn apart: up to twice the layer is a note.
  public func groundFlaws(of plans: [Bool]?, jobs: Int, memory: (any MeasureMemory)? = nil) -> [InputFlaw] {
    let vocabulary = map.store.vocabulary
    guard let territory = vocabulary.territory, map.hasLayer(territory, .current) else { return [] }
    let largest = largestAreas(vocabulary)
    let units = largest.keys.filter { plans?[$0] ?? true }.sorted()
    let map = map.forOneRun()
    return parallelMap(units.count, jobs: jobs) { place in
      let unit = units[place]
      return largest[unit].flatMap { figure in
        groundArea(of: unit, territory, map, memory).flatMap { flaw(figure.column, figure.cell, $0) }
      }
    }.compactMap(\.self)
  }

  /// What the ground of a unit measures, in base units.
  private func groundArea(
    of unit: Int,
    _ territory: Int,
    _ map: any MapWorld,
    _ memory: (any MeasureMemory)?
  ) -> Int128? {
    func text(_ map: any MapWorld) -> [String] {
      map.measuredArea(territory, of: unit, .current).map { ["\($0.area)"] } ?? []
    }
    guard let memory else { return text(map).first.flatMap { Int128($0) } }
    let key = MeasureKey(plan: unit, name: MapMemory.ground, basis: "")
    let area = memory.recall(key, [String].self, through: map) ?? memory.measure(key, through: map, text)
    return area.first.flatMap { Int128($0) }
  }

  /// By unit, the largest area that it states.
  private func largestAreas(_ vocabulary: Vocabulary) -> [Int: (column: Int, cell: FigureColumn.Cell)] {
    var largest: [Int: (column: Int, cell: FigureColumn.Cell)] = [:]
    for (place, column) in world.figures.columns.enumerated()
    where vocabulary.indicators[column.key.indicator].dimension == .area {
      for cell in column.chunks.joined() where world.figures.formats[Int(cell.format)].state == .printed {
        let known = largest[Int(cell.unit)]
        if known.map({ $0.cell.value < cell.value }) ?? true { largest[Int(cell.unit)] = (place, cell) }
      }
    }
    return largest
  }

  private func flaw(_ column: Int, _ cell: FigureColumn.Cell, _ ground: Int128) -> InputFlaw? {
    guard Int128(cell.value) > ground, ground > 0, let area = Int64(exactly: ground) else { return nil }
    let quantity = world.figures.formats[Int(cell.format)].quantity(cell)
    let key = world.figures.columns[column].key
    let problem = TableSite(of: world.figures.origins[Int(cell.origin)]).problem(
      .beyondOwnGround(
        PlanDataProblem.Subject(
          unit: world.units.names[Int(cell.unit)],
          indicator: map.store.vocabulary.indicators[key.indicator].name,
          year: key.year
        ),
        quantity.text,
        ground: Quantity(base: area, unit: Unit(.squareKilometre), decimals: 2).text
      ),
      row: Int(cell.row),
      column: .value
    )
    return InputFlaw(problem, isNote: Int128(cell.value) <= 2 * ground)
  }
}
