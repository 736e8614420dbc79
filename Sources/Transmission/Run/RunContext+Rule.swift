internal import RuleDSL

/// Single look-ups in the plan set, for explaining one finding.
struct LookedUpFigures: RuleFigures {
  let world: PlanWorld
  let issuers: IssuerTable
  var slots: [Figure]
  let year: Int
  /// Who issues what to whom where 层级 says so.
  var lineage: Lineage?

  func key(_ slot: Int) -> FigureColumn.Key {
    FigureColumn.Key(indicator: slots[slot].indicator, year: slots[slot].year ?? year, role: slots[slot].role)
  }

  func datum(_ slot: Int, of unit: Int) -> (written: Datum, used: Datum) {
    let key = key(slot)
    let written = world.datum(key, of: unit)
    guard case .reference = written else { return (written, written) }
    return (written, world.resolved(written, key, of: unit, issuer: issuer(of: unit, key.indicator)))
  }

  func isMisdated(_ slot: Int, of unit: Int) -> Bool {
    let key = key(slot)
    return world.misdated(key, of: unit, issuer: issuer(of: unit, key.indicator)) != nil
  }

  /// Outside a transmission the administrative parent issues a figure, unless 下达关系 says otherwise.
  func issuer(of unit: Int, _ indicator: Int) -> Int? {
    if let lineage { return lineage.family(of: indicator).issuer(of: unit) }
    let parent = Int(world.units.parents[unit])
    return issuers.issuer(of: unit, indicator: indicator) ?? (parent < 0 ? nil : parent)
  }

  func figure(_ slot: Int, of unit: Int) -> (standing: Standing, value: Int64) {
    let datum = datum(slot, of: unit).used
    guard case .known(let quantity, let relation, _) = datum else { return (Standing(datum, side: .fixed), 0) }
    return (Standing(datum, side: relation), quantity.base)
  }

  func quantity(_ slot: Int, of unit: Int) -> Quantity? {
    guard case .known(let quantity, _, _) = datum(slot, of: unit).used else { return nil }
    return quantity
  }
}

extension RunContext {
  func figures(_ slots: [Figure], _ year: Int, _ lineage: Lineage?) -> LookedUpFigures {
    LookedUpFigures(world: world, issuers: issuers, slots: slots, year: year, lineage: lineage)
  }

  func evaluation(_ rule: PreparedRule, _ year: Int, _ print: PrintedFigure?) -> RuleEvaluation<LookedUpFigures> {
    RuleEvaluation(
      units: world.units,
      figures: figures(rule.slots, year, rule.lineage),
      slots: rule.slots,
      itemCounts: itemCounts,
      lineage: rule.lineage,
      print: print,
      hidesFigures: world.hidesFigures
    )
  }

  /// Judges a requirement of a rule; its place is ``CheckRun/Outcome/requirement``.
  func finding(_ rule: PreparedRule, _ place: Int, _ year: Int, _ unit: Int) -> Finding {
    finding(rule, place % max(rule.requirements.count, 1), facts(rule, place, year, unit), unit)
  }

  /// What the parts of a rule's conditions came to when a requirement was judged.
  func observed(_ rule: PreparedRule, _ place: Int, _ year: Int, _ unit: Int) -> Set<ObservedTruth> {
    let requirement = place % max(rule.requirements.count, 1)
    let evaluation = facts(rule, place, year, unit)
    return evaluation.ruling(rule, requirement, unit, isRecording: false, isObserving: true).trace.observed
  }

  /// What a requirement is judged by, the map among it where the rule reads that.
  private func facts(
    _ rule: PreparedRule,
    _ place: Int,
    _ year: Int,
    _ unit: Int
  ) -> RuleEvaluation<LookedUpFigures> {
    let print: PrintedFigure? =
      switch rule.rule.scope {
      case .plans: nil
      case .figures: prints.figure(unit: unit, year: year, ordinal: place / max(rule.requirements.count, 1))
      }
    var evaluation = evaluation(rule, year, print)
    if rule.readsRegions { evaluation.regions = map.map { RegionFacts(rule, $0, world.units, unit: unit) } }
    return evaluation
  }

  /// Judges a requirement of a rule with what is known about the plan.
  func finding(
    _ rule: PreparedRule,
    _ requirement: Int,
    _ evaluation: RuleEvaluation<LookedUpFigures>,
    _ unit: Int
  ) -> Finding {
    let ruling = evaluation.ruling(rule, requirement, unit, isRecording: true)
    var finding = Finding(ruling.verdict, ruling.reason)
    finding.requirement = rule.rule.requirements[requirement].label
    finding.missing = ruling.trace.missing.sorted()
    finding.isWithinRounding = ruling.isWithinRounding
    setAmounts(&finding, rule.rule.requirements[requirement].condition, ruling, evaluation, unit)
    if let print = evaluation.print { setPrints(&finding, print) }
    if var facts = evaluation.regions {
      setPieces(&finding, rule.requirements[requirement], facts)
      if finding.verdict.isWorthTelling {
        finding.regions.pieces += rule.rule.regions.flatMap { facts.shown($0, rule.rule.tolerance) }
      }
      if ruling.reason == .layersNotProvided {
        finding.regions.lacking = lacking(rule, requirement, unit)
        if finding.regions.lacking.isEmpty { finding.regions.pieces += unknownCodes(rule, requirement, unit) }
      }
      if ruling.reason == .tablesOverlap { finding.regions.overlapping = ruling.trace.overlapping.sorted() }
    }
    if finding.verdict.isWorthTelling,
      let rows = evaluation.counted(rule.rule.requirements[requirement].condition, unit)
    {
      finding.detail = rows
    }
    let isOpen = ruling.verdict == .undetermined && ruling.reason == .open
    finding.evidence += evidence(rule, requirement, evaluation, unit, missing: isOpen)
    if ruling.verdict == .fail || ruling.verdict == .waived, let message = rule.rule.requirements[requirement].message
    {
      finding.sentence = sentence(message, rule.rule.tolerance, finding, evaluation, unit)
    }
    finding.waiver = ruling.waiver.map {
      let exception = rule.rule.exceptions[$0]
      return Finding.Waiver(label: exception.label, basis: exception.basis)
    }
    return finding
  }

  /// The layers of a requirement that somebody who is meant does not provide, in the order of the vocabulary.
  private func lacking(_ rule: PreparedRule, _ requirement: Int, _ unit: Int) -> [LayerReference] {
    guard let map else { return [] }
    return Set(rule.rule.conditions(with: requirement).flatMap(\.layers) + rule.grounds(of: requirement)).filter {
      reference in
      map.plans(of: reference, world.units, unit, rule.lineage?.places).contains { plan in
        if case .unprovided = map.layer(reference.layer, of: plan, reference.version) { true } else { false }
      }
    }
    .sorted { ($0.layer, $0.version.rawValue, $0.plan.rawValue) < ($1.layer, $1.version.rawValue, $1.plan.rawValue) }
  }

  private func setPrints(_ finding: inout Finding, _ print: PrintedFigure) {
    finding.detail = .figures(indicator: print.key.indicator)
    let prints = [print.primaryQuantity] + print.others.map(\.quantity)
    finding.amounts.unit = prints.sharedUnit(else: vocabulary.indicators[print.key.indicator].unit)
    if finding.verdict == .fail { finding.amounts.difference = print.spread }
    finding.evidence = ([print.primary] + print.others.map(\.cell)).flatMap {
      evidence(print.key.indicator, print.key.role, print.key.year, print.unit, world.datum($0))
    }
  }

  /// The two sides of a requirement that is one comparison.
  private func setAmounts(
    _ finding: inout Finding,
    _ condition: Condition,
    _ ruling: RequirementRuling,
    _ evaluation: RuleEvaluation<LookedUpFigures>,
    _ plan: Int
  ) {
    guard case .compare(let left, let comparison, let right) = condition, let sides = ruling.sides
    else { return }
    let printed = unit([right, left], evaluation, plan)
    finding.amounts = Finding.Amounts(
      relation: comparison,
      bound: sides.right.point,
      actual: sides.left.point ?? known(sides.left, comparison, ruling.verdict),
      difference: ruling.shortfall ?? room(sides, comparison, ruling.verdict),
      unit: printed,
      boundDecimals: decimals([right], printed, evaluation, plan),
      decimals: decimals([left, right], printed, evaluation, plan)
    )
  }

  /// The end of an amount that is known in part which is shown: what it is at most where that is too little, else what it
  /// is at least, if anything.
  private func known(_ amount: Interval, _ comparison: Comparison, _ verdict: Verdict) -> Rational? {
    if verdict == .fail, comparison == .atLeast || comparison == .above { return amount.upper }
    return amount.lower.flatMap { $0 > Rational(0) ? $0 : nil }
  }

  /// What is still needed, or still free, while a side is only partly known.
  private func room(
    _ sides: (left: Interval, right: Interval),
    _ comparison: Comparison,
    _ verdict: Verdict
  ) -> Rational? {
    guard verdict == .undetermined, let bound = sides.right.point, let known = sides.left.lower else { return nil }
    switch comparison {
    case .atLeast, .above, .atMost, .below, .equal: return known.distance(to: bound)
    case .unequal: return nil
    }
  }

  /// In what amounts are printed that are held to each other.
  ///
  /// As their figures and literals are, where those share one unit; else as the first of the first amount is declared.  A
  /// quotient of one kind is printed in 倍.
  func unit(_ amounts: [Amount], _ evaluation: RuleEvaluation<LookedUpFigures>, _ plan: Int) -> Unit? {
    let declared = amounts.lazy.compactMap { amount in
      amount.dimension(vocabulary).flatMap { amount.unit(vocabulary, $0) ?? $0.coherentUnit }
    }
    guard let declared = declared.first else { return nil }
    let printed = amounts.flatMap { quantities($0, evaluation, plan) }
    return printed.filter { $0.unit.dimension == declared.dimension }.sharedUnit(else: declared)
  }

  /// The most digits after the point of any term printed in the unit.
  func decimals(
    _ amounts: [Amount],
    _ unit: Unit?,
    _ evaluation: RuleEvaluation<LookedUpFigures>,
    _ plan: Int
  ) -> UInt8 {
    unit.map { amounts.flatMap { quantities($0, evaluation, plan) }.decimals(in: $0) } ?? 0
  }

  private func quantities(_ amount: Amount, _ evaluation: RuleEvaluation<LookedUpFigures>, _ plan: Int) -> [Quantity]
  {
    switch amount {
    case .literal(let quantity): return [quantity]
    case .count, .items, .measure: return []
    case .figure(let figure), .reduce(_, let figure), .known(let figure), .average(let figure, _):
      guard let slot = evaluation.slots.firstIndex(of: figure) else { return [] }
      return evaluation.plans(figure.plan, plan, of: figure.indicator).compactMap {
        evaluation.figures.quantity(slot, of: $0)
      }
    case .first(let figure, let other):
      guard let slot = evaluation.slots.firstIndex(of: figure) else { return [] }
      return quantities(.figure(evaluation.isKnown(slot, plan) ? figure : other), evaluation, plan)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      return quantities(left, evaluation, plan) + quantities(right, evaluation, plan)
    }
  }
}
