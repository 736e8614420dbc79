internal import RuleDSL

extension Explainer {
  /// How the verdict of an outcome follows.
  public func derivation(of outcome: CheckRun.Outcome) -> Derivation {
    var derivation = Derivation(finding: finding(of: outcome))
    let (year, plan) = (Int(outcome.year), Int(outcome.plan))
    // Built-in checks stand behind the statements of rules.
    guard context.statements.indices.contains(Int(outcome.statement)) else { return derivation }
    switch context.statements[Int(outcome.statement)] {
    case .rule(let rule):
      guard rule.rule.scope == .plans else { break }
      derivation.sections = context.sections(rule, Int(outcome.requirement), year, plan)
    case .figures(let transmission, let family):
      let subject = context.subject(transmission, family, year)
      let isUnweighted = subject.obligations.isUnweighted
      let conditions = transmission.conditions(context.vocabulary, isUnweighted: isUnweighted)
      let condition = conditions.first { $0.obligation == outcome.obligation.keyword }
      derivation.sections = context.sections(condition?.condition, of: transmission, year, plan)
      if outcome.obligation == .aggregate {
        derivation.room = context.room(subject, plan)
      }
    case .monitor(let monitor, _):
      derivation.sections = context.sections(monitor.condition(context.vocabulary), of: monitor, year, plan)
    case .trajectory(let judge):
      derivation.sections = context.sections(judge.condition(of: plan, in: year), of: judge.monitor, year, plan)
    case .line, .entries, .matrix: break
    }
    return derivation
  }
}

extension Obligation {
  fileprivate var keyword: Keyword? {
    switch self {
    case .carry: .carry
    case .honour: .honour
    case .aggregate: .aggregate
    case .monitor, .rule, .admit: nil
    }
  }
}

extension RunContext {
  /// The rule that an obligation amounts to, between the tiers of its statement.
  fileprivate func sections(
    _ condition: Condition?,
    of statement: some FigureStatement,
    _ year: Int,
    _ unit: Int
  ) -> [Derivation.Section] {
    guard let condition else { return [] }
    let rule = Rule(condition, of: statement)
    var families = FamilyTable(vocabulary, world.units)
    return sections(PreparedRule(rule, vocabulary, &families), 0, year, unit)
  }

  fileprivate func sections(
    _ rule: PreparedRule,
    _ requirement: Int,
    _ year: Int,
    _ unit: Int
  ) -> [Derivation.Section] {
    var evaluation = evaluation(rule, year, nil)
    if rule.readsRegions { evaluation.regions = map.map { RegionFacts(rule, $0, world.units, unit: unit) } }
    let deriving = Deriving(context: self, evaluation: evaluation, unit: unit)
    var sections: [Derivation.Section] = []
    if let condition = rule.rule.condition, let prepared = rule.condition {
      sections.append(Derivation.Section(clause: .when, part: deriving.part(condition, prepared)))
    }
    let part = deriving.part(rule.rule.requirements[requirement].condition, rule.requirements[requirement])
    sections.append(
      Derivation.Section(clause: .require, label: rule.rule.requirements[requirement].label, part: part)
    )
    for (exception, prepared) in zip(rule.rule.exceptions, rule.exceptions) {
      let part = deriving.part(exception.condition, prepared)
      sections.append(Derivation.Section(clause: .exception, label: exception.label, part: part))
    }
    return sections
  }

  /// What each lower plan of a sum could give; a ratio is not handed on from one to another.
  fileprivate func room(_ subject: FigureSubject, _ unit: Int) -> [Derivation.Room] {
    guard subject.carrier.combination == .sum, subject.carrier.order != .fixed else { return [] }
    return subject.family.children(of: unit).map { child in
      let child = Int(child)
      let own = world.own(subject, child).quantity
      let present = world.datum(world.presentKey(subject), of: child).quantity
      func beyond(_ other: Quantity?) -> Rational? {
        guard let own, let other else { return nil }
        return subject.carrier.order == .floor
          ? other.amount.subtracting(own.amount) : own.amount.subtracting(other.amount)
      }
      let spare = beyond(world.allotted(subject, child).quantity)?.negated
      return Derivation.Room(plan: child, own: own, spare: spare, reserve: beyond(present))
    }
  }
}

extension Datum {
  fileprivate var quantity: Quantity? { if case .known(let quantity, _, _) = self { quantity } else { nil } }
}

/// Works out the parts of a condition of one plan, each as the evaluator does.
private struct Deriving {
  let context: RunContext
  let evaluation: RuleEvaluation<LookedUpFigures>
  let unit: Int

  typealias Part = Derivation.Part

  func part(_ condition: Condition, _ prepared: PreparedCondition) -> Part {
    var unused = Trace()
    var part = Part(content: .condition(condition), outcome: .truth(evaluation.truth(prepared, unit, &unused)))
    switch (condition, prepared) {
    case (.compare(let left, _, let right), .compare(let first, _, let second)):
      part.parts = [self.part(left, first), self.part(right, second)]
    case (.all(let parts), .all(let all)), (.any(let parts), .any(let all)):
      part.parts = zip(parts, all).map { self.part($0, $1) }
    case (.not(let inner), .not(let other)): part.parts = [self.part(inner, other)]
    default: part.evidence = evidence(condition.figures)
    }
    return part
  }

  private func part(_ amount: Amount, _ prepared: PreparedAmount) -> Part {
    var unused = Trace()
    let value = evaluation.amount(prepared, unit, &unused)
    var part = Part(content: .amount(amount), outcome: .amount(lower: value.lower, upper: value.upper))
    part.unit = context.unit([amount], evaluation, unit)
    switch (amount, prepared) {
    case (.sum(let left, let right), .sum(let first, let second)),
      (.difference(let left, let right), .difference(let first, let second)):
      part.parts = [self.part(left, first), self.part(right, second)]
    case (.product(let left, let right), .product(let first, let second, _)),
      (.quotient(let left, let right), .quotient(let first, let second, _)):
      part.parts = [self.part(left, first), self.part(right, second)]
    case (.reduce(_, let figure), _), (.average(let figure, _), _), (.count(let figure?), _):
      part.parts = terms(figure, weight: weight(amount))
    default: part.evidence = evidence(amount.figures)
    }
    return part
  }

  private func weight(_ amount: Amount) -> [Figure] {
    if case .average(_, let base) = amount { [base.present, base] } else { [] }
  }

  /// The figure of each plan that is meant, with the bases of ratios.
  private func terms(_ figure: Figure, weight: [Figure]) -> [Part] {
    let slot = evaluation.slots.firstIndex(of: figure)
    return evaluation.plans(figure.plan, unit, of: figure.indicator).map { plan in
      let quantity = slot.flatMap { evaluation.figures.quantity($0, of: plan) }
      let value = quantity.map(\.amount)
      return Part(
        content: .term(figure, plan: plan),
        outcome: .amount(lower: value, upper: value),
        unit: context.vocabulary.indicators[figure.indicator].unit,
        evidence: evidence([figure] + weight, of: plan)
      )
    }
  }

  private func evidence(_ figures: [Figure]) -> [Evidence] {
    figures.flatMap { figure in
      evaluation.plans(figure.plan, unit, of: figure.indicator).flatMap { evidence([figure], of: $0) }
    }
  }

  /// What a plan states, and what it refers to; silence is told, too, but for bases.
  private func evidence(_ figures: [Figure], of plan: Int) -> [Evidence] {
    figures.enumerated().flatMap { place, figure in
      let year = figure.year ?? evaluation.figures.year
      let datum = context.figures([figure], year, evaluation.lineage).datum(0, of: plan)
      var items = context.evidence(figure.indicator, figure.role, year, plan, datum.written)
      if items.isEmpty, place == 0 {
        let name = context.vocabulary.indicators[figure.indicator].name
        items = [Evidence(name: name, unit: plan, role: figure.role, year: year, datum: datum.written)]
      }
      guard datum.written != datum.used else { return items }
      return items + context.evidence(figure.indicator, .allotted, year, plan, datum.used)
    }
  }
}
