internal import RuleDSL

extension RunContext {
  /// The figures that were compared, then what the rule wants shown besides; each once.
  ///
  /// Where that is wanted, those of the plan itself that nobody provided are named, too.
  func evidence(
    _ rule: PreparedRule,
    _ requirement: Int,
    _ evaluation: RuleEvaluation<LookedUpFigures>,
    _ unit: Int,
    missing: Bool
  ) -> [Evidence] {
    let read = rule.rule.requirements[requirement].condition.figures + (rule.rule.condition?.figures ?? [])
    var seen: Set<Evidence> = []
    var evidence: [Evidence] = []
    for figure in read + rule.rule.evidence.flatMap(\.figures) {
      let year = figure.year ?? evaluation.figures.year
      let figures = figures([figure], year, evaluation.lineage)
      for plan in evaluation.plans(figure.plan, unit, of: figure.indicator) {
        let datum = figures.datum(0, of: plan)
        var items = self.evidence(figure.indicator, figure.role, year, plan, datum.written)
        if missing, figure.plan == .own, datum.written == .unprovided {
          let name = vocabulary.indicators[figure.indicator].name
          items.append(Evidence(name: name, unit: plan, role: figure.role, year: year, datum: .unprovided))
        }
        if datum.written != datum.used {
          items += self.evidence(figure.indicator, .allotted, year, plan, datum.used)
        }
        evidence += items.filter { seen.insert($0).inserted }
      }
    }
    return evidence
  }

  /// The rule's own sentence with its placeholders filled; what is not known is a dash.
  func sentence(
    _ template: Template,
    _ tolerance: SpatialTolerance,
    _ finding: Finding,
    _ evaluation: RuleEvaluation<LookedUpFigures>,
    _ unit: Int
  ) -> String {
    template.parts.map { part in
      switch part {
      case .text(let text): text
      case .name(let plan): evaluation.plans(plan, unit).map { world.units.names[$0] }.joined(separator: "、")
      case .left: printed(finding.actual)
      case .right: printed(finding.expected?.value)
      case .difference: printed(finding.difference)
      case .amount(let amount): printed(amount, tolerance, evaluation, unit)
      }
    }.joined()
  }

  private func printed(_ amount: Decimal?) -> String { amount.map { "\($0.text) \($0.unit.text)" } ?? "—" }

  private func printed(
    _ amount: Amount,
    _ tolerance: SpatialTolerance,
    _ rule: RuleEvaluation<LookedUpFigures>,
    _ plan: Int
  ) -> String {
    var preparation = Preparation(vocabulary: vocabulary)
    let prepared = preparation.amount(amount)
    let (slots, questions) = (preparation.slots.values, preparation.questions)
    var figures = rule.figures
    figures.slots = slots
    var evaluation = RuleEvaluation(
      units: world.units,
      figures: figures,
      slots: slots,
      itemCounts: itemCounts,
      lineage: rule.lineage
    )
    if let map, !questions.isEmpty {
      evaluation.regions = RegionFacts(questions, tolerance, RegionEvaluation(map, world.units, unit: plan))
    }
    var trace = Trace()
    guard let value = evaluation.amount(prepared, plan, &trace).point, let unit = unit([amount], evaluation, plan)
    else {
      return printed(nil)
    }
    return printed(Decimal(value, in: unit, decimals: decimals([amount], unit, evaluation, plan)))
  }
}
