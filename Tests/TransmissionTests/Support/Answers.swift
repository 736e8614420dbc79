@testable import RuleDSL
@testable import Transmission

/// What the evaluator says about a plan set, in the terms of the reference.
struct Answers {
  let run: CheckRun
  let opinions: [ReferenceEvaluator.Question: ReferenceEvaluator.Opinion]
  /// Outcomes whose finding has another verdict.
  let contradictions: [CheckRun.Outcome]

  init(_ program: RuleProgram, _ world: PlanWorld) {
    run = check(program, world, keepingAll: true)
    let explainer = Explainer(program, world, run)
    var opinions: [ReferenceEvaluator.Question: ReferenceEvaluator.Opinion] = [:]
    var contradictions: [CheckRun.Outcome] = []
    for outcome in run.outcomes {
      let finding = explainer.finding(of: outcome)
      if finding.verdict != outcome.verdict { contradictions.append(outcome) }
      let question = ReferenceEvaluator.Question(
        statement: run.statements[Int(outcome.statement)].heading.id,
        obligation: outcome.obligation,
        requirement: Int(outcome.requirement),
        year: Int(outcome.year),
        unit: world.units.codes[Int(outcome.plan)]
      )
      opinions[question] = ReferenceEvaluator.Opinion(
        verdict: outcome.verdict,
        difference: finding.amounts.difference,
        missing: Set(finding.missing.map { world.units.codes[$0] }),
        isWithinRounding: finding.isWithinRounding
      )
    }
    self.opinions = opinions
    self.contradictions = contradictions
  }

  /// The opinions as sorted lines, to compare and to show.
  var verdicts: [ReferenceEvaluator.Question: Verdict] { opinions.mapValues(\.verdict) }
}

extension ReferenceEvaluator.Opinion {
  /// The difference of a general rule depends on what its sides are; it is tested by itself.
  func comparable(_ question: ReferenceEvaluator.Question) -> Self {
    var copy = self
    if question.obligation == .rule { copy.difference = nil }
    return copy
  }
}
