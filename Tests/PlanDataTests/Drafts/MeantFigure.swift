@testable internal import PlanData
internal import RuleDSL
internal import Transmission

/// Row and column from 0.
struct DraftPlace: Hashable {
  var row: Int
  var column: Int
}

/// A figure as the writer of a table means it.
struct MeantFigure: Hashable {
  struct Key: Hashable, Comparable {
    var unit: String
    var indicator: String
    var year: Int
    var role: Role

    static func < (left: Key, right: Key) -> Bool {
      (left.unit, left.indicator, left.year, left.role.rawValue)
        < (right.unit, right.indicator, right.year, right.role.rawValue)
    }
  }

  var key: Key
  /// Sign of the relation; blank for that of the indicator.
  var relation: String
  /// Digits without marks, or words.
  var value: String
  var measure: String
  /// `Sheet1!C5`.
  var place: String
  /// Its own cell, the one that names its unit, and the one that names its indicator for a whole column.
  var cell = DraftPlace(row: 0, column: 0)
  var subject: DraftPlace?
  var header: DraftPlace?

  /// A row of a plain table.
  var line: String {
    let roles: [Role: String] = [.own: "本级", .allotted: "下达", .present: "现状"]
    return [key.unit, "\(key.year)", key.indicator, relation, value, measure, roles[key.role] ?? ""]
      .joined(separator: ",") + "\n"
  }

  static let header = "行政区代码,年份,指标,关系,数值,单位,来源\n"
}

/// Items of a plan set as text, without their places.
func toldItems(_ world: PlanWorld, _ vocabulary: Vocabulary) -> Set<String> {
  Set(
    world.entries.rows.map { row in
      let places = row.locations.map { world.units.codes[$0] }
      return "\(vocabulary.name(of: row.subject)) \(world.units.codes[row.unit]) \(row.content) \(places)"
    }
  )
}

/// Figures of a plan set as text, without their places, and where each stands.
func told(_ world: PlanWorld, _ vocabulary: Vocabulary) -> [MeantFigure.Key: (said: String, place: String)] {
  var found: [MeantFigure.Key: (said: String, place: String)] = [:]
  for column in world.figures.columns {
    let indicator = vocabulary.indicators[column.key.indicator].name
    for cell in column.chunks.joined() {
      let unit = world.units.codes[Int(cell.unit)]
      let key = MeantFigure.Key(
        unit: unit,
        indicator: indicator,
        year: column.key.year,
        role: column.key.role
      )
      let origin = world.figures.origins[Int(cell.origin)]
      let said =
        switch world.datum(cell) {
        case .known(let quantity, let relation, _): "\(relation.symbol) \(quantity.text)"
        case .reference(let text, let relation, _): "\(relation.symbol) “\(text)”"
        case .unallotted: "未分解"
        case .notApplicable: "不适用"
        case .unprovided: "未提供"
        }
      found[key] = (said, "\(origin.sheet)!\(origin.column)\(cell.row)")
    }
  }
  return found
}
