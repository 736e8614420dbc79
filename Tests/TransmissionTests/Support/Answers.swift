@testable import RuleDSL
@testable import Transmission

/// What the evaluator says about a plan set, in the terms of the reference.
struct Answers {
  let run: CheckRun
  let opinions: [Question: Opinion]
  /// Outcomes whose finding has another verdict.
  let contradictions: [CheckRun.Outcome]

  init(_ program: RuleProgram, _ world: PlanWorld) {
    run = check(program, world, keepingAll: true)
    let explainer = Explainer(program, world, run)
    var opinions: [Question: Opinion] = [:]
    var contradictions: [CheckRun.Outcome] = []
    for outcome in run.outcomes {
      let finding = explainer.finding(of: outcome)
      if finding.verdict != outcome.verdict { contradictions.append(outcome) }
      let question = Question(
        statement: run.statements[Int(outcome.statement)].heading.id,
        obligation: outcome.obligation,
        requirement: Int(outcome.requirement),
        year: Int(outcome.year),
        unit: world.units.codes[Int(outcome.plan)]
      )
      opinions[question] = Opinion(
        verdict: outcome.verdict,
        difference: finding.amounts.difference.map { Fraction($0) },
        missing: Set(finding.missing.map { world.units.codes[$0] }),
        isWithinRounding: finding.isWithinRounding
      )
    }
    self.opinions = opinions
    self.contradictions = contradictions
  }

  /// The opinions as sorted lines, to compare and to show.
  var verdicts: [Question: Verdict] { opinions.mapValues(\.verdict) }
}

extension Opinion {
  /// The difference of a general rule depends on what its sides are, and what is missing on what decides it; both are
  /// tested by themselves, as is what rounding hides where a figure is missing; of what is open or waived, nothing does.
  func comparable(_ question: Question) -> Self {
    var copy = self
    if !missing.isEmpty || verdict == .undetermined || verdict == .waived { copy.isWithinRounding = false }
    guard question.obligation == .rule else { return copy }
    copy.difference = nil
    copy.missing = []
    return copy
  }
}
