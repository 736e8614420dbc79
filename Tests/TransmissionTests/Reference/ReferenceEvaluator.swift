@testable import RuleDSL
@testable import Transmission

/// The semantics of transmissions and rules once more, written to be obviously right.
///
/// Dictionaries, recursion and rationals, one plan at a time; every faster path is held to it.
struct ReferenceEvaluator {
  let program: RuleProgram
  let sketch: Sketch
  let places: [String: Sketch.Place]
  let rows: [Cell: Sketch.Row]

  struct Cell: Hashable {
    var unit: String
    var key: FigureColumn.Key
  }

  struct Question: Hashable {
    var statement: String
    var obligation: Obligation
    var requirement: Int
    var year: Int
    var unit: String
  }

  struct Opinion: Hashable {
    var verdict: Verdict
    var difference: Rational?
    var missing: Set<String> = []
    var isWithinRounding = false
  }

  init(_ program: RuleProgram, _ sketch: Sketch) {
    self.program = program
    self.sketch = sketch
    places = Dictionary(uniqueKeysWithValues: sketch.places.map { ($0.code, $0) })
    rows = Dictionary(
      sketch.rows.map { (Cell(unit: $0.unit, key: $0.key), $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  func run() -> [Question: Opinion] {
    var opinions: [Question: Opinion] = [:]
    for transmission in program.statements.compactMap(\.figures) {
      for year in years(of: transmission) {
        let subject = ReferenceSubject(world: self, transmission: transmission, year: year)
        for unit in places.keys where subject.takesPart(unit) {
          for (obligation, opinion) in subject.opinions(unit) {
            let id = transmission.heading.id
            let question = Question(statement: id, obligation: obligation, requirement: 0, year: year, unit: unit)
            opinions[question] = opinion
          }
        }
      }
    }
    for rule in program.statements.compactMap(\.rule) { judge(rule, &opinions) }
    return opinions
  }

  private func years(of transmission: Transmission) -> Set<Int> {
    let stated = sketch.rows.filter {
      $0.key.indicator == transmission.indicator && [.own, .allotted].contains($0.key.role)
    }
    return transmission.years.isEmpty ? Set(stated.map(\.key.year)) : Set(transmission.years)
  }

  // MARK: figures

  enum Reading: Hashable {
    case known(Quantity, Direction)
    case deferred(String)
    case unallotted
    case notApplicable
    case unprovided

    var isStated: Bool {
      switch self {
      case .known, .deferred: true
      case .unallotted, .notApplicable, .unprovided: false
      }
    }

    var isExempt: Bool { self == .unallotted || self == .notApplicable }

    var quantity: Quantity? { if case .known(let quantity, _) = self { quantity } else { nil } }
  }

  /// As written, with the silence of complete documents.
  func written(_ unit: String, _ key: FigureColumn.Key) -> Reading {
    guard let row = rows[Cell(unit: unit, key: key)] else {
      let own = sketch.rows.filter { $0.unit == unit && $0.key.role == key.role }
      let isComplete = own.contains { sketch.completeDocuments.contains($0.document) }
      let isStatedElsewhere = own.contains { $0.key.indicator == key.indicator }
      return [.own, .allotted].contains(key.role) && isComplete && !isStatedElsewhere ? .unallotted : .unprovided
    }
    switch row.content {
    case .printed(let quantities): return quantities.first.map { .known($0, row.relation) } ?? .unprovided
    case .reference(let text): return .deferred(text)
    case .unallotted: return .unallotted
    case .notApplicable: return .notApplicable
    }
  }

  /// With a deferred figure replaced by the allotted one it names.
  func read(_ unit: String, _ key: FigureColumn.Key, issuer: String?) -> Reading {
    let written = written(unit, key)
    guard case .deferred(let text) = written, [.own, .before, .after].contains(key.role) else { return written }
    var issued = key
    issued.role = .allotted
    guard let row = rows[Cell(unit: unit, key: issued)] else { return written }
    let name = issuer.flatMap { places[$0]?.name }
    let names =
      switch text {
      case "上级下达指标": true
      case "不超过单位100下达指标": name == "单位100"
      case "单位137下达指标": name == "单位137"
      case "见国函〔2023〕148号": row.document == "《批复》（国函〔2023〕148号）"
      default: false
      }
    let allotted = self.written(unit, issued)
    return names && allotted.quantity != nil ? allotted : written
  }

  // MARK: tree

  func ancestors(_ unit: String) -> [String] {
    var chain: [String] = []
    var parent = places[unit]?.parent
    while let place = parent {
      chain.append(place)
      parent = places[place]?.parent
    }
    return chain
  }

  func children(_ unit: String) -> [String] { places.values.filter { $0.parent == unit }.map(\.code).sorted() }

  /// Who issues the unit's figure by 下达关系.
  func named(_ unit: String, _ indicator: Int) -> String? {
    func code(_ text: String) -> String? { places.values.first { $0.code == text || $0.name == text }?.code }
    let lines = program.vocabulary.issuers.filter {
      code($0.unit) == unit && code($0.issuer) != unit && code($0.issuer) != nil
    }
    return (lines.first { $0.indicator == indicator } ?? lines.first { $0.indicator == nil }).flatMap {
      code($0.issuer)
    }
  }
}
