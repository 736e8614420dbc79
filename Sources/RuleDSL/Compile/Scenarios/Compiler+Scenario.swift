extension Compiler {
  mutating func compileScenario(_ block: SyntaxTree.Block) {
    if block.clauses.contains(where: { [.text, .readOut].contains($0.keyword) }) { return compileSentence(block) }
    scenarioScope = .scenario(block.span)
    let asOf = date(single(.asOf, in: block.clauses))
    let tests = tested(block)
    guard let clause = required(.given, of: block), case .table(let table) = clause.content else { return }
    let (plans, allotted) = plans(in: table)
    var scenario = Scenario(
      title: block.title.text,
      tests: tests,
      plans: plans,
      allottedIndicators: allotted,
      expectations: [],
      asOf: asOf,
      span: block.span
    )
    scenario.pack = pack(of: block)
    scenario.maps = maps(block.clauses, plans)
    scenario.entries = entries(block.clauses, plans)
    for clause in block.clauses where clause.keyword == .expect {
      guard case .expectation(let node) = clause.content else { continue }
      if let expectation = expectation(node, of: scenario) {
        scenario.expectations.append(expectation)
      }
    }
    if !block.clauses.contains(where: { $0.keyword == .expect }) {
      problems.append(.nothingTested(at: block.span))
    }
    program.scenarios.append(scenario)
  }

  private mutating func tested(_ block: SyntaxTree.Block) -> [String] {
    guard case .list(let items) = required(.tests, of: block)?.content else { return [] }
    return items.compactMap { item in
      guard let id = ids[item.text] == nil ? titled[item.text] : item.text else {
        return unknown(item, .id, among: ids.keys.sorted())
      }
      note(Symbol(.statement, id), at: item.exact)
      return id
    }
  }

  private mutating func expectation(
    _ node: SyntaxTree.ExpectationNode,
    of scenario: Scenario
  ) -> Scenario.Expectation? {
    let (plans, tests) = (scenario.plans, scenario.tests)
    guard let first = node.words.first, let last = node.words.last, node.words.count > 1,
      let verdict = Keyword(spelled: last.text).flatMap(Verdict.init)
    else { return refuse(.verdictMissing(node.words.count > 1 ? node.words.last : nil, at: node.span)) }
    guard let plan = plan(first, plans) else { return nil }
    var expectation = Scenario.Expectation(plan: plan, verdict: verdict, span: node.span)
    var others: [SyntaxTree.RawText] = []
    for word in node.words.dropFirst().dropLast() {
      if let obligation = Keyword(spelled: word.text).flatMap(Obligation.init) {
        expectation.obligation = obligation
      } else if let year = year(word.text) {
        expectation.year = year
      } else if tests.contains(word.text) {
        expectation.rule = word.text
        note(Symbol(.statement, word.text), at: word.exact)
      } else if let rule = tests.first(where: { labels[$0]?.contains(word.text) ?? false }) {
        note(Symbol(.requirement, word.text, .within(rule)), at: word.exact)
        expectation.obligation = .rule
        expectation.requirement = word.text
      } else {
        others.append(word)
      }
    }
    if tests.contains(where: { matrixPlaces[$0] != nil }) {
      expectation.parcel = parcel(others, of: plan, in: scenario)
    } else {
      let known = tests.flatMap { labels[$0] ?? [] }
      problems += others.map { .labelUnknown($0.text, at: $0.span, known: known) }
    }
    expectation.difference = node.difference.flatMap { quantity($0) }
    expectation.missing = node.missing.map { names in names.compactMap { self.plan($0, plans) }.sorted() }
    return expectation
  }

  /// `2023年`: of the verdicts of several years, that of one.
  private func year(_ text: String) -> Int? {
    guard let (digits, unit) = splitQuantity(text), unit == "年", let year = Int(digits) else { return nil }
    return knownYears.contains(year) ? year : nil
  }

  mutating func plan(_ name: SyntaxTree.RawText, _ plans: [Scenario.Plan]) -> Int? {
    if let index = plans.firstIndex(where: { $0.name == name.text }) {
      note(Symbol(.unit, name.text, scenarioScope), at: name.exact)
      return index
    }
    return unknown(name, .plan, among: plans.map(\.name))
  }

  mutating func compilePlanSets() {
    var first: Span?
    for block in blocks(.planSet) {
      if let first {
        problems.append(.planSetRepeated(at: block.span, first: first))
        continue
      }
      first = block.span
      program.planSet = PlanSetDeclaration(
        title: block.title.text,
        asOf: date(single(.asOf, in: block.clauses)),
        approved: date(single(.approved, in: block.clauses)),
        unitFiles: texts(.units, block),
        figureFiles: texts(.figures, block),
        listFiles: texts(.listFiles, block),
        designationFiles: texts(.designationFiles, block),
        completeDocuments: texts(.complete, block)
      )
    }
  }

  private mutating func texts(_ keyword: Keyword, _ block: SyntaxTree.Block) -> [String] {
    guard case .list(let items) = single(keyword, in: block.clauses)?.content else { return [] }
    return items.map(\.text)
  }
}
