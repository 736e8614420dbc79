/// A 案例 written as text, as it might stand below the rules it tests.
public func describe(_ scenario: Scenario, in vocabulary: Vocabulary, language: Language) -> String {
  let lines = Writer(vocabulary: vocabulary, language: language).lines(of: scenario)
  return lines.joined(separator: "\n") + "\n"
}

/// An 应当 of a 案例, without its word: 甲市 汇总 不通过，差额 1 公顷.
public func describe(
  _ expectation: Scenario.Expectation,
  in scenario: Scenario,
  language: Language
) -> String {
  Writer(vocabulary: Vocabulary(), language: language).text(of: expectation, in: scenario)
}

extension Writer {
  private var mark: String { language == .chinese ? "、" : ", " }

  func lines(of scenario: Scenario) -> [String] {
    var lines = ["\(word(.scenario)) \(scenario.title)", clause(.tests, "", scenario.tests.joined(separator: mark))]
    if let day = scenario.asOf { lines.append(clause(.asOf, "", day.text)) }
    lines.append(clause(.given, "", ""))
    lines += aligned(table(of: scenario)).map { "    " + $0 }
    for map in scenario.maps { lines += self.lines(of: map, in: scenario) }
    lines += entries(of: scenario)
    lines += scenario.expectations.map { clause(.expect, "", text(of: $0, in: scenario)) }
    return lines
  }

  func text(of expectation: Scenario.Expectation, in scenario: Scenario) -> String {
    var words = [name(expectation.plan, scenario)]
    if let rule = expectation.rule { words.append(rule) }
    if let requirement = expectation.requirement {
      words.append(requirement)
    } else if let obligation = expectation.obligation, obligation != .rule, obligation != .admit {
      words.append(word(obligation.keyword))
    }
    if let year = expectation.year { words.append("\(year)年") }
    words += expectation.parcel?.words ?? []
    words.append(word(expectation.verdict.keyword))
    let difference = expectation.difference.map { "\(word(.difference)) \($0.text)" }
    let missing = expectation.missing.map { plans in
      "\(word(.missing)) \(plans.map { name($0, scenario) }.joined(separator: "、"))"
    }
    return ([words.joined(separator: " ")] + [difference, missing].compactMap(\.self)).joined(separator: comma)
  }

  private func name(_ plan: Int, _ scenario: Scenario) -> String {
    scenario.plans.indices.contains(plan) ? scenario.plans[plan].name : ""
  }

  /// A column of figures.
  private struct Column: Hashable {
    var indicator: Int
    var role: Role
    var year: Int
  }

  private func table(of scenario: Scenario) -> [[String]] {
    var columns: [Column] = []
    for cell in scenario.plans.flatMap(\.figures) {
      let column = Column(indicator: cell.indicator, role: cell.role, year: cell.year)
      if !columns.contains(column) { columns.append(column) }
    }
    for indicator in scenario.allottedIndicators
    where !columns.contains(where: { $0.indicator == indicator && $0.role == .allotted }) {
      columns.append(Column(indicator: indicator, role: .allotted, year: Scenario.yearWithoutWord))
    }
    let codes = scenario.plans.enumerated().contains { $0.element.code != Scenario.code(ofPlan: $0.offset) }
    let approvals = scenario.plans.contains { $0.approval != nil }
    let extra: [Keyword] = (codes ? [.code] : []) + (approvals ? [.approved] : [])
    let head = ([.unit, .tiers, .parent] + extra).map(word) + columns.map(text)
    let rows = scenario.plans.map { plan in
      let parent = plan.parent.map { name($0, scenario) } ?? ""
      return [plan.name, vocabulary.tiers[plan.tier].name, parent] + (codes ? [plan.code] : [])
        + (approvals ? [plan.approval.map(text) ?? ""] : []) + columns.map { text(of: $0, in: plan) }
    }
    return [head] + rows
  }

  private func text(_ approval: Approval) -> String {
    switch approval {
    case .approved(let day): day.text
    case .drafted: word(.drafted)
    }
  }

  private func text(_ column: Column) -> String {
    let role: Keyword? =
      switch column.role {
      case .own: nil
      case .allotted: .allotted
      case .present: .present
      case .before: .before
      case .after: .after
      }
    let year = column.year == Scenario.yearWithoutWord ? [] : ["\(column.year)年"]
    return ((role.map { [word($0)] } ?? []) + year + [vocabulary.indicators[column.indicator].name])
      .joined(separator: of)
  }

  private func text(of column: Column, in plan: Scenario.Plan) -> String {
    let cell = plan.figures.first {
      $0.indicator == column.indicator && $0.role == column.role && $0.year == column.year
    }
    switch cell?.content {
    case .printed(let quantities): return quantities.map(\.text).joined(separator: language == .chinese ? "；" : "; ")
    case .reference(let text): return text
    case .unallotted: return word(.unallotted)
    case .notApplicable: return word(.notApplicable)
    case nil: return ""
    }
  }

  private func lines(of map: Scenario.Map, in scenario: Scenario) -> [String] {
    let layer = vocabulary.layers[map.layer]
    let version: Keyword? =
      switch map.version {
      case .current: nil
      case .before: .before
      case .after: .after
      }
    let label = [name(map.plan, scenario)] + (version.map { [word($0)] } ?? []) + [layer.name]
    let area = map.statedArea.map { ["\(word(.statedArea)) \($0.text)"] } ?? []
    let fields = zip(layer.fields, map.fields).filter { !$0.1.isEmpty }.map { "\($0.name) \($1)" }
    let content = ["\(word(.cell)) \(map.cellMetres.text)"] + area + fields
    let rows = map.rows.map { row in "    " + row.map { $0 ? "■" : "□" }.joined() }
    return [clause(.map, label.joined(separator: of), content.joined(separator: comma))] + rows
  }

  private func entries(of scenario: Scenario) -> [String] {
    var subjects: [EntrySubject] = []
    for entry in scenario.entries where !subjects.contains(entry.subject) { subjects.append(entry.subject) }
    return subjects.flatMap { subject -> [String] in
      let own = scenario.entries.filter { $0.subject == subject }
      let places = { (entry: Scenario.Entry) in entry.locations.map { name($0, scenario) }.joined(separator: "、") }
      let (head, rows): ([Keyword], [[String]]) =
        switch subject {
        case .list(let list):
          (
            [.unit, .id, .name, .location],
            own.map { entry in
              guard entry.number.isEmpty, entry.name.isEmpty else {
                return [name(entry.plan, scenario), entry.number, entry.name, places(entry)]
              }
              let isByNumber = vocabulary.lists[list].key.isInNumbers
              let none = word(.absent)
              return [name(entry.plan, scenario), isByNumber ? none : "", isByNumber ? "" : none, places(entry)]
            }
          )
        case .designation(let place):
          (
            [.unit, .location, .value],
            own.map { entry in
              let value = entry.value.map { vocabulary.designations[place].values[$0].name } ?? ""
              return [name(entry.plan, scenario), places(entry), value]
            }
          )
        }
      let keyword: Keyword = if case .list = subject { .list } else { .designation }
      return [clause(keyword, vocabulary.name(of: subject), "")]
        + aligned([head.map(word)] + rows).map { "    " + $0 }
    }
  }
}

extension Scenario {
  /// The year of a figure whose column names none.
  static let yearWithoutWord = 2035

  /// The code of a plan whose row states none, given its place: 000001 and so on.
  static func code(ofPlan place: Int) -> String {
    let ordinal = String(place + 1)
    return String(repeating: "0", count: max(0, 6 - ordinal.count)) + ordinal
  }
}
