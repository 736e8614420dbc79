internal import RuleDSL

/// Judges one general rule in one year over all units.
struct RulePass {
  let context: RunContext
  private let rule: PreparedRule
  private let year: Int

  init(_ context: RunContext, _ rule: PreparedRule, _ year: Int) {
    self.context = context
    self.rule = rule
    self.year = year
  }

  func run(_ columns: inout [DenseColumn], _ result: inout PassResult) {
    switch rule.rule.scope {
    case .plans: judgePlans(&columns, &result)
    case .figures: judgePrints(&result)
    }
  }

  private func judgePlans(_ columns: inout [DenseColumn], _ result: inout PassResult) {
    let units = context.world.units
    while columns.count < rule.slots.count { columns.append(DenseColumn(count: units.count)) }
    let lookedUp = context.evaluation(rule, year, nil).figures
    let everySide = context.world.standings(side: nil)
    for slot in rule.slots.indices {
      columns[slot].load(lookedUp.key(slot), context.world, everySide)
      columns[slot].resolve(lookedUp.key(slot), context.world, nil) {
        lookedUp.issuer(of: $0, rule.slots[slot].indicator)
      }
    }
    let figures = ColumnFigures(columns: columns, lookedUp: lookedUp)
    var evaluation = RuleEvaluation(
      units: units,
      figures: figures,
      slots: rule.slots,
      itemCounts: context.itemCounts,
      lineage: rule.lineage
    )
    evaluation.hidesFigures = context.world.hidesFigures
    for unit in 0..<units.count where rule.appliesToTier(of: unit, units) {
      for requirement in rule.requirements.indices where evaluation.concerns(unit, rule, requirement) {
        let ruling = evaluation.ruling(rule, requirement, unit, isRecording: false)
        result.add(ruling, requirement, of: unit)
      }
    }
  }

  /// Judges one plan by a rule about regions.
  func run(_ unit: Int, _ result: inout PassResult) {
    guard let map = context.map, rule.concerns(unit, context.world.units, map) else { return }
    var evaluation = context.evaluation(rule, year, nil)
    evaluation.regions = RegionFacts(rule, map, context.world.units, unit: unit)
    for requirement in rule.requirements.indices where evaluation.concerns(unit, rule, requirement) {
      let verdict = evaluation.ruling(rule, requirement, unit, isRecording: false).verdict
      if result.add(verdict, .rule, part: requirement, requirement: requirement, plan: unit) {
        result.keepIfSmall(context.finding(rule, requirement, evaluation, unit), part: requirement)
      }
      guard verdict == .pass, let facts = evaluation.regions else { continue }
      if facts.hasSlivers(rule.requirements[requirement]) { result.noteSlivers() }
    }
  }

  private func judgePrints(_ result: inout PassResult) {
    for (place, print) in context.prints.figures.enumerated()
    where print.key.year == year && rule.appliesToTier(of: print.unit, context.world.units) {
      let evaluation = context.evaluation(rule, year, print)
      for requirement in rule.requirements.indices {
        let ruling = evaluation.ruling(rule, requirement, print.unit, isRecording: false)
        let ordinal = context.prints.ordinals[place] * rule.requirements.count + requirement
        result.add(ruling, requirement, ordinal: ordinal, of: print.unit)
      }
    }
  }
}

/// A rule's figures as columns, one for each slot.
private struct ColumnFigures: RuleFigures {
  let columns: [DenseColumn]
  let lookedUp: LookedUpFigures

  func figure(_ slot: Int, of unit: Int) -> (standing: Standing, value: Int64) {
    (columns[slot].standings[unit], columns[slot].values[unit])
  }

  func quantity(_ slot: Int, of unit: Int) -> Quantity? { lookedUp.quantity(slot, of: unit) }

  func isMisdated(_ slot: Int, of unit: Int) -> Bool { lookedUp.isMisdated(slot, of: unit) }
}
