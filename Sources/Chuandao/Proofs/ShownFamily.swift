internal import Prove
public import RuleDSL
internal import Transmission

/// A family of plans that shows something, as 案例 with what checking it gives.
public struct ShownFamily: Sendable {
  /// One, or two where rules are compared of which one is set aside where the other holds; none where rules hold together
  /// by saying nothing.
  public private(set) var scenarios: [Scenario] = []
  /// What a solver says otherwise than the check; `nil` where the two agree.
  let dispute: String?
  /// Rules of the reserve, by place, for which what was found does not stand.
  private(set) var breached: [Int] = []

  /// `nil` where the family cannot be printed.
  init?(_ probe: ProofProbe, _ question: ProofQuestion, _ values: [String: SolverValue], _ program: RuleProgram) {
    var dispute: String?
    for (place, ground) in Ground.all(probe, program).enumerated() {
      let others = place == 0 ? probe.reserve : []
      guard let family = question.family(in: values, program, codes: ground.codes) else { return nil }
      var scenario = family.scenario
      scenario.tests = ground.statements.map { probe.statements[$0].heading.id }.inOrder
      let own = scenario.tests
      scenario.tests += others.map(\.heading.id)
      let result = runScenario(scenario, program)
      breached += Self.breached(result, probe, others)
      scenario.tests = own
      let heard = result.findings.map { result.run.statements[$0.statement].heading.id }.inOrder
      let claims = family.claims.filter { ground.statements.contains($0.statement) }
      dispute = dispute ?? Self.dispute(claims, result, probe, ground.statements)
      scenario.tests = scenario.tests.filter(heard.contains)
      scenario.expectations = result.findings.filter { $0.verdict != .notApplicable }
        .compactMap { result.expectation($0, of: scenario) }
      if !scenario.tests.isEmpty { scenarios.append(scenario) }
    }
    self.dispute = dispute
  }

  private static func breached(_ result: ScenarioResult, _ probe: ProofProbe, _ others: [Statement]) -> [Int] {
    let found = result.findings.compactMap { finding -> Int? in
      let heading = result.run.statements[finding.statement].heading
      guard let plan = result.places.firstIndex(of: finding.plan), probe.isBreached(by: finding.verdict, on: plan)
      else { return nil }
      return others.firstIndex { $0.heading.id == heading.id && $0.heading.pack == heading.pack }
    }
    return Set(found).sorted()
  }

  /// One verdict, as both sides tell it.
  private struct Told: Hashable {
    var statement: Int
    var part: StatementPart
    var plan: Int
    var verdict: Verdict
  }

  /// A verdict that only one side tells of.
  private static func dispute(
    _ claims: Set<ProvenFamily.Claim>,
    _ result: ScenarioResult,
    _ probe: ProofProbe,
    _ places: [Int]
  ) -> String? {
    func told(_ finding: Finding) -> (told: Told, year: Int)? {
      let heading = result.run.statements[finding.statement].heading
      guard finding.verdict != .notApplicable,
        let place = places.first(where: {
          let own = probe.statements[$0].heading
          return own.id == heading.id && own.pack == heading.pack
        }),
        let plan = result.places.firstIndex(of: finding.plan)
      else { return nil }
      let labels = probe.statements[place].rule?.requirements.map(\.label) ?? []
      let part: StatementPart =
        finding.obligation == .rule
        ? .requirement(labels.firstIndex(of: finding.requirement) ?? 0) : .obligation(finding.obligation)
      return (Told(statement: place, part: part, plan: plan, verdict: finding.verdict), finding.year)
    }
    // Of rules about layers, what stays open for want of a layer need not be alike.
    func counts(_ told: Told) -> Bool {
      told.verdict != .undetermined || probe.statements[told.statement].rule.map { !$0.layersAreRead } ?? true
    }
    let found = result.findings.compactMap(told).filter { counts($0.told) }
    let said = claims.map { claim in
      (
        told: Told(statement: claim.statement, part: claim.part, plan: claim.plan, verdict: claim.verdict),
        year: claim.year
      )
    }.filter { counts($0.told) }
    func text(_ told: Told, _ year: Int?) -> String {
      "\(probe.statements[told.statement].heading.id) \(Scenario.name(ofDrawn: told.plan)) "
        + (year.map { "\($0) " } ?? "") + told.verdict.rawValue
    }
    for one in said where !found.contains(where: { $0.told == one.told && (one.year ?? $0.year) == $0.year }) {
      return "solver: " + text(one.told, one.year)
    }
    for one in found where !said.contains(where: { $0.told == one.told && ($0.year ?? one.year) == one.year }) {
      return "check: " + text(one.told, one.year)
    }
    return nil
  }
}

extension Rule {
  fileprivate var layersAreRead: Bool {
    ([condition].compactMap(\.self) + requirements.map(\.condition) + exceptions.map(\.condition))
      .contains { !$0.layers.isEmpty }
  }
}

extension [String] {
  /// Each once, sorted.
  fileprivate var inOrder: [String] { Set(self).sorted() }
}

/// Where the plans of a family stand, and which of the rules hold there.
private struct Ground {
  var statements: [Int]
  /// `nil` for plans that stand in no pack's ground.
  var codes: [String]

  /// One for all rules; one more for those that are set aside where the others hold.
  static func all(_ probe: ProofProbe, _ program: RuleProgram) -> [Ground] {
    let packs = (probe.statements + probe.reserve).map { program.pack(of: $0.heading) }
    // The ground within all others.
    let narrow = packs.compactMap(\.self).first { pack in
      packs.compactMap(\.self).allSatisfy { pack.isOnGround(of: $0) || !pack.meets($0) }
    }
    let count = probe.mostLower + 1
    var (here, away): ([Int], [Int: [RulePack]]) = ([], [:])
    for (place, statement) in probe.statements.enumerated() {
      let over = program.packsOverriding(statement.heading).filter { pack in
        narrow.map { $0.isOnGround(of: pack) || $0.name == pack.name } ?? false
      }
      if over.isEmpty { here.append(place) } else { away[place] = over }
    }
    // What the reserve says counts even where none of the others holds.
    var grounds =
      here.isEmpty && probe.reserve.isEmpty ? [] : [Ground(statements: here, codes: codes(narrow, apart: [], count))]
    for place in away.keys.sorted() {
      grounds.append(Ground(statements: [place], codes: codes(packs[place], apart: away[place] ?? [], count)))
    }
    return grounds
  }

  /// Codes on the ground of a pack, and apart from that of others; none where any will do.
  private static func codes(_ pack: RulePack?, apart: [RulePack], _ count: Int) -> [String] {
    guard let first = pack?.ground.first else { return [] }
    var stem = String(UnitIdentity.significant(first))
    if !apart.isEmpty {
      let other = (1...99).reversed().map { stem + ($0 < 10 ? "0\($0)" : "\($0)") }
        .first { code in !apart.contains { $0.holds(code) } }
      stem = other ?? stem
    }
    func padded(_ code: String) -> String { code + String(repeating: "0", count: max(0, 6 - code.count)) }
    let digits = stem.count < 6 ? 2 : 3
    return (0..<count).map { place in
      guard place > 0 else { return padded(stem) }
      let number = "\(place)"
      return padded(stem + String(repeating: "0", count: digits - min(digits, number.count)) + number)
    }
  }
}
