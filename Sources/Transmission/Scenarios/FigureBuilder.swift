internal import RuleDSL

/// Collects figures one by one, for worlds small enough to be written by hand.
struct FigureBuilder {
  private var formats = Numbering<FigureFormat>()
  private var origins = Numbering<FigureOrigin>()
  private var texts: [String] = []
  private var columns: [FigureColumn.Key: [FigureColumn.Cell]] = [:]
  private var reprints: [(key: FigureColumn.Key, cell: FigureColumn.Cell)] = []

  /// Adds the figure of a unit; a second one for the same place is not taken, and a print of nothing is no figure.
  ///
  /// Of several prints the first counts.
  mutating func add(
    _ content: Scenario.Content,
    _ relation: Direction,
    _ key: FigureColumn.Key,
    unit: Int,
    source: FigureSource
  ) {
    guard columns[key]?.contains(where: { $0.unit == Int32(unit) }) != true else { return }
    let cells = self.cells(content, relation).map { value, format in
      FigureColumn.Cell(
        value: value,
        unit: Int32(unit),
        origin: Int32(clamping: origins.place(of: source.origin)),
        row: Int32(clamping: source.row),
        format: UInt16(clamping: formats.place(of: format))
      )
    }
    guard let first = cells.first else { return }
    columns[key, default: []].append(first)
    reprints += cells.dropFirst().map { (key, $0) }
  }

  func store() -> FigureStore {
    let keys = columns.keys.sorted {
      ($0.indicator, $0.year, $0.role.rawValue) < ($1.indicator, $1.year, $1.role.rawValue)
    }
    let places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($0.element, $0.offset) })
    return FigureStore(
      columns: keys.map { FigureColumn(key: $0, chunks: [(columns[$0] ?? []).sorted { $0.unit < $1.unit }]) },
      formats: formats.values,
      origins: origins.values,
      texts: texts,
      reprints: reprints.compactMap { reprint in
        places[reprint.key].map { FigureStore.Reprint(column: $0, cell: reprint.cell) }
      }
    )
  }

  private mutating func cells(_ content: Scenario.Content, _ relation: Direction) -> [(Int64, FigureFormat)] {
    func inWords(_ state: FigureFormat.State) -> FigureFormat {
      FigureFormat(state: state, relation: relation, unit: Unit(.times), decimals: 0)
    }
    switch content {
    case .printed(let quantities):
      return quantities.map {
        ($0.base, FigureFormat(state: .printed, relation: relation, unit: $0.unit, decimals: $0.decimals))
      }
    case .reference(let text):
      texts.append(text)
      return [(Int64(texts.count - 1), inWords(.reference))]
    case .unallotted: return [(0, inWords(.unallotted))]
    case .notApplicable: return [(0, inWords(.notApplicable))]
    }
  }
}
