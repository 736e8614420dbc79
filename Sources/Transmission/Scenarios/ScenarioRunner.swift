public import RuleDSL
internal import Spatial

/// Runs 案例: the tested statements over the drawn plans, and what they must say about them.
///
/// Results stand in the order of the program's scenarios; titles select some of them, none selects all.
public func runScenarios(_ program: RuleProgram, titles: Set<String> = []) -> [ScenarioResult] {
  program.scenarios.filter { titles.isEmpty || titles.contains($0.title) }.map { runScenario($0, program) }
}

/// Runs some 案例 on several threads; results stand in their order.
public func runScenarios(
  _ scenarios: [Scenario],
  _ program: RuleProgram,
  isObserving: Bool = false,
  jobs: Int
) -> [ScenarioResult] {
  parallelMap(scenarios.count, jobs: jobs) { runScenario(scenarios[$0], program, isObserving: isObserving) }
}

/// Runs one 案例; `isObserving` keeps what coverage is made of.
public func runScenario(_ scenario: Scenario, _ program: RuleProgram, isObserving: Bool = false) -> ScenarioResult {
  func result(_ problems: [ScenarioResult.Problem], _ world: PlanWorld, _ run: CheckRun) -> ScenarioResult {
    ScenarioResult(title: scenario.title, span: scenario.span, problems: problems, world: world, run: run)
  }
  guard let (world, places) = scenario.world(program.vocabulary) else {
    return result([.cyclicPlans], .empty, CheckRun(statements: [], outcomes: [], tallies: [], days: LawDays()))
  }
  let tests = Set(scenario.tests)
  // The scenario's own day, never the program's plan set's: a scenario says everything it needs.
  let map = GridWorld(scenario.maps, places, program.vocabulary, title: scenario.title)
  let program = program.standing(on: scenario.pack)
  let run = check(program, world, map: map, only: tests, keepingAll: true, jobs: 1)
  let explainer = Explainer(program, world, map: map, run)
  let trial = Trial(scenario, run, explainer, places)
  var found = result(trial.problems(tests), world, run)
  (found.findings, found.places) = (trial.findings, places)
  guard isObserving else { return found }
  for outcome in run.outcomes {
    found.observed[Int(outcome.statement), default: []].formUnion(explainer.observed(by: outcome))
  }
  for (place, statement) in explainer.context.statements.enumerated() {
    if case .rule(let rule) = statement { found.rules[place] = rule }
  }
  return found
}

/// One scenario's expectations against its findings.
private struct Trial {
  let scenario: Scenario
  let run: CheckRun
  let places: [Int]
  let findings: [Finding]

  init(_ scenario: Scenario, _ run: CheckRun, _ explainer: Explainer, _ places: [Int]) {
    self.scenario = scenario
    self.run = run
    self.places = places
    findings = run.outcomes.map(explainer.finding)
  }

  func problems(_ tests: Set<String>) -> [ScenarioResult.Problem] {
    var problems: [ScenarioResult.Problem] = []
    var mentioned: Set<Int> = []
    for expectation in scenario.expectations {
      let candidates = findings.indices.filter { concerns(expectation, findings[$0]) }
      let met = candidates.filter { meets(expectation, findings[$0]) }
      mentioned.formUnion(met)
      if met.isEmpty { problems.append(.unmet(expectation, candidates: candidates.map { findings[$0] })) }
      if met.count > 1 { problems.append(.ambiguous(expectation, met.map { findings[$0] })) }
    }
    for (index, finding) in findings.enumerated() where !mentioned.contains(index) {
      switch finding.verdict {
      case .fail, .undetermined: problems.append(.unexpected(finding))
      case .pass, .notApplicable, .waived: break
      }
    }
    return problems + silentStatements(tests).map { .silent(statement: $0) }
  }

  private func silentStatements(_ tests: Set<String>) -> [String] {
    let heard = Set(
      zip(run.statements, run.tallies).filter { $0.1.total > 0 }.flatMap { [$0.0.heading.id, $0.0.heading.title] }
    )
    return tests.subtracting(heard).sorted()
  }

  /// Whether the finding is about what the expectation names.
  private func concerns(_ expectation: Scenario.Expectation, _ finding: Finding) -> Bool {
    let heading = run.statements[finding.statement].heading
    return places.indices.contains(expectation.plan) && finding.plan == places[expectation.plan]
      && (expectation.obligation ?? finding.obligation) == finding.obligation
      && (expectation.requirement ?? finding.requirement) == finding.requirement
      && (expectation.year ?? finding.year) == finding.year
      && [nil, heading.id, heading.title].contains(expectation.rule)
      && (expectation.parcel.map { isAbout($0, finding) } ?? true)
  }

  private func isAbout(_ named: Scenario.Expectation.Parcel, _ finding: Finding) -> Bool {
    guard let parcel = finding.parcel, scenario.maps.indices.contains(named.map) else { return false }
    let map = scenario.maps[named.map]
    return finding.layer == map.layer && places.indices.contains(map.plan) && parcel.unit == places[map.plan]
      && parcel.source.feature == scenario.featureNumber(ofMap: named.map)
  }

  private func meets(_ expectation: Scenario.Expectation, _ finding: Finding) -> Bool {
    guard finding.verdict == expectation.verdict else { return false }
    if let difference = expectation.difference {
      let found = finding.amounts
      guard found.difference == difference.amount, found.unit?.dimension == difference.dimension else { return false }
    }
    guard let missing = expectation.missing else { return true }
    let units = missing.compactMap { places.indices.contains($0) ? places[$0] : nil }
    return Set(units) == Set(finding.missing)
  }
}
