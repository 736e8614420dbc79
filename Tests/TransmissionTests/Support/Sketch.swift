import Testing

@testable import RuleDSL
@testable import Transmission

/// A plan set as a list of units and rows: what random worlds are drawn as, changed, and judged by the reference.
struct Sketch {
  struct Place {
    var code: String
    var name: String
    var tier: Int
    /// Code of the parent.
    var parent: String?
  }

  struct Row: Hashable {
    var unit: String
    var key: FigureColumn.Key
    var content: Scenario.Content
    var relation: Direction
    var document = ""
  }

  var places: [Place] = []
  var rows: [Row] = []
  var completeDocuments: Set<String> = []
  var allottedIndicators: Set<Int> = []

  func world() throws -> PlanWorld {
    let index = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($0.element.code, $0.offset) })
    let entries = places.map {
      UnitTable.Entry(code: $0.code, name: $0.name, tier: $0.tier, parent: $0.parent.flatMap { index[$0] })
    }
    let (units, order) = try #require(UnitTable.make(entries))
    var figures = FigureBuilder()
    for (line, row) in rows.enumerated() {
      let place = order[try #require(index[row.unit])]
      let origin = FigureOrigin(document: row.document, clause: "", file: "indicators.csv")
      figures.add(
        row.content,
        row.relation,
        row.key,
        unit: place,
        source: FigureSource(origin: origin, row: line + 2)
      )
    }
    return PlanWorld(
      units: units,
      figures: figures.store(),
      completeDocuments: completeDocuments,
      allottedIndicators: allottedIndicators
    )
  }

  mutating func add(
    _ unit: String,
    _ indicator: Int,
    _ content: Scenario.Content,
    _ relation: Direction,
    year: Int = 2035,
    role: Role = .own,
    document: String = ""
  ) {
    let key = FigureColumn.Key(indicator: indicator, year: year, role: role)
    rows.append(Row(unit: unit, key: key, content: content, relation: relation, document: document))
  }
}

/// A figure as printed: `figure("94.7770", .wanMu)`.
func figure(_ digits: String, _ unit: Unit) throws -> Scenario.Content {
  .printed([try Quantity(digits: digits, unit: unit)])
}

extension Unit {
  static let wanMu = Unit(.mu, myriads: 1)
}
