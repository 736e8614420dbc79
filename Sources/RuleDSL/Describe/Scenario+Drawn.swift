/// 案例 that no file holds: what programs draw.
extension Scenario {
  /// Without plans, and without a word about what must come of it.
  package init(drawn title: String) {
    self.init(
      title: title,
      tests: [],
      plans: [],
      allottedIndicators: [],
      expectations: [],
      asOf: nil,
      span: Span(file: 0, start: 0, end: 0),
      pack: nil
    )
  }

  /// How programs name the plans that they draw: 甲, 乙, 丙 and so on.
  package static func name(ofDrawn place: Int) -> String {
    let names = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"]
    return place < names.count ? names[place] : "甲\(place)"
  }
}

extension Scenario.Plan {
  /// A plan without figures; without a code, that of its place.
  package init(drawn place: Int, tier: Int, parent: Int?, code: String?) {
    self.init(
      name: Scenario.name(ofDrawn: place),
      code: code ?? Scenario.code(ofPlan: place),
      tier: tier,
      parent: parent,
      figures: [],
      span: Span(file: 0, start: 0, end: 0)
    )
  }

  package mutating func write(_ content: Scenario.Content, _ indicator: Int, _ role: Role, _ year: Int) {
    figures.append(Scenario.Cell(indicator: indicator, role: role, year: year, content: content, span: span))
  }
}

extension Scenario.Entry {
  /// Rows of a list of so many items; of a list that says that it has none, one.
  package static func drawn(_ count: Int, of list: Int, plan: Int) -> [Scenario.Entry] {
    let span = Span(file: 0, start: 0, end: 0)
    guard count > 0 else { return [Scenario.Entry(plan: plan, subject: .list(list), span: span)] }
    return (1...count).map {
      Scenario.Entry(plan: plan, subject: .list(list), number: "\($0)", name: "名目\($0)", span: span)
    }
  }
}
