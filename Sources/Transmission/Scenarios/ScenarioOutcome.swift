public import RuleDSL

/// What a 案例 would have to expect to come out as it did.
extension ScenarioResult {
  /// The expectation that a finding is as it is; `nil` where it cannot be said of a plan of the scenario.
  ///
  /// It says no more than is needed to tell the finding from others of the scenario, and by how much something is missed.
  public func expectation(_ finding: Finding, of scenario: Scenario) -> Scenario.Expectation? {
    guard let plan = places.firstIndex(of: finding.plan), run.statements.indices.contains(finding.statement) else {
      return nil
    }
    var expectation = Scenario.Expectation(plan: plan, verdict: finding.verdict, span: scenario.span)
    let id = run.statements[finding.statement].heading.id
    guard let test = scenario.tests.first(where: { $0 == id }) else { return nil }
    if scenario.tests.count > 1 { expectation.rule = test }
    if !finding.requirement.isEmpty {
      (expectation.obligation, expectation.requirement) = (.rule, finding.requirement)
    } else if finding.obligation != .rule, finding.obligation != .admit {
      expectation.obligation = finding.obligation
    }
    if run.statements[finding.statement].written?.monitor?.trajectory != nil { expectation.year = finding.year }
    if let parcel = finding.parcel { expectation.parcel = named(parcel, finding, scenario) }
    if finding.verdict == .fail || finding.verdict == .undetermined {
      expectation.difference = finding.difference.flatMap { decimal in
        decimal.isRounded ? nil : try? Quantity(digits: decimal.text, unit: decimal.unit)
      }
      let missing = finding.missing.compactMap { places.firstIndex(of: $0) }.sorted()
      if finding.verdict == .undetermined, !missing.isEmpty, finding.layer == nil, finding.pieces.isEmpty {
        expectation.missing = missing
      }
    }
    return expectation
  }

  /// The words that single a parcel out among those of its plan; none where it is alone.
  private func named(
    _ parcel: ParcelFinding,
    _ finding: Finding,
    _ scenario: Scenario
  ) -> Scenario.Expectation.Parcel? {
    let own = scenario.maps.indices.filter { index in
      let map = scenario.maps[index]
      return finding.layer == map.layer && places.indices.contains(map.plan) && places[map.plan] == parcel.unit
    }
    guard own.count > 1,
      let index = own.first(where: { scenario.featureNumber(ofMap: $0) == parcel.source.feature })
    else { return nil }
    let words = scenario.maps[index].fields.filter { !$0.isEmpty }
    let alone = words.first { word in own.count { scenario.maps[$0].fields.contains(word) } == 1 }
    return Scenario.Expectation.Parcel(words: alone.map { [$0] } ?? words, map: index)
  }

  /// The lines of a failing scenario that would have to be other ones for it to pass, as far as that is clear.
  ///
  /// A line without its expectation is to go; an expectation without a line is to be added.
  public func corrections(of scenario: Scenario) -> [(line: Span?, expectation: Scenario.Expectation?)] {
    var taken: [Finding] = []
    var corrections: [(line: Span?, expectation: Scenario.Expectation?)] = []
    for case .unmet(let expectation, let candidates) in problems {
      let free = candidates.filter { !taken.contains($0) && isUnmentioned($0, in: scenario) }
      taken += free.prefix(1)
      corrections.append((expectation.span, free.first.flatMap { self.expectation($0, of: scenario) }))
    }
    for case .unexpected(let finding) in problems where !taken.contains(finding) {
      if let new = expectation(finding, of: scenario) { corrections.append((nil, new)) }
    }
    return corrections
  }

  /// Whether no expectation that is met speaks of a finding.
  private func isUnmentioned(_ finding: Finding, in scenario: Scenario) -> Bool {
    finding.verdict == .pass || finding.verdict == .notApplicable || finding.verdict == .waived
      || problems.contains(.unexpected(finding))
  }
}

extension Scenario {
  /// The scenario with everything that a result says as what it must come to, as text needs it; 不适用 is left out, which
  /// need not be said.
  func expecting(_ result: ScenarioResult) -> Scenario {
    var copy = self
    copy.expectations = result.findings.filter { $0.verdict != .notApplicable }
      .compactMap { result.expectation($0, of: self) }
    return copy
  }
}
