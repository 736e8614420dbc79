internal import RuleDSL

extension RunContext {
  /// One obligation of one plan with all its evidence; it is decided where the pass over columns decides it.
  func finding(_ obligation: Obligation, _ subject: FigureSubject, _ unit: Int) -> Finding {
    let own = world.own(subject, unit)
    var finding: Finding
    switch obligation {
    case .carry: finding = carry(subject, unit, own)
    case .honour: finding = honour(subject, unit, own)
    case .monitor: finding = monitor(subject, unit, own)
    case .aggregate, .rule, .admit: finding = aggregate(subject, unit, own)
    }
    finding.evidence = evidence(subject, own: own, unit) + finding.evidence
    finding.amounts.relation = subject.carrier.order.relation
    return finding
  }

  /// 承接: the plan states a commitment on a subject it is expected to carry.
  private func carry(_ subject: FigureSubject, _ unit: Int, _ own: Reading) -> Finding {
    let allotted = world.allotted(subject, unit)
    let weight = weight(subject, unit)
    let issuer = subject.family.issuer(of: unit)
    let isBaseKnown = subject.weight == nil || weight != nil
    let key = subject.key(.own)
    let ruling = FigureObligations.carry(
      own.standing,
      allotted: allotted.standing,
      isBaseKnown: isBaseKnown,
      isMisdated: world.misdated(key, of: unit, issuer: issuer) != nil
    )
    let missing = own.standing == .deferred ? issuer ?? unit : unit
    var finding = Finding(ruling, subject.detail, issuer: issuer, missing: [missing])
    if ruling.reason == .statedForOtherYear, let misdated = world.misdated(key, of: unit, issuer: issuer) {
      let told = world.datum(misdated, of: unit)
      finding.evidence = evidence(subject.statement.indicator, .own, misdated.year, unit, told)
    } else if own.standing == .unallotted {
      finding.evidence = evidence(subject.statement.indicator, .allotted, subject.year, unit, allotted.datum)
    } else if own.standing.isKnown, let weight {
      finding.evidence = [weight.evidence]
    }
    return finding
  }

  /// 落实: the plan's commitment is at least as strict as what was issued to it.
  private func honour(_ subject: FigureSubject, _ unit: Int, _ own: Reading) -> Finding {
    let issuer = subject.family.issuer(of: unit)
    let allotted = world.allotted(subject, unit)
    let kind = subject.obligations.bound(allotted: allotted.standing)
    let (holder, role): (Int?, Role) = kind == .allotted ? (unit, .allotted) : (issuer, .own)
    let bound = kind == .allotted ? allotted : issuer.map { world.own(subject, $0) }
    let ruling = subject.obligations.honour(own.commitment, to: bound?.commitment, kind)
    let missing = bound?.bound == nil ? issuer ?? unit : unit
    var finding = Finding(ruling, subject.detail, issuer: issuer, missing: [missing])
    guard ruling.reason != .issuedTogether else { return finding }
    if let holder, let bound {
      finding.evidence = evidence(subject.statement.indicator, role, subject.year, holder, bound.datum)
    }
    guard let bound = bound?.bound else { return finding }
    finding.setAmounts(bound, own.quantity?.amount, [own.quantity].compactMap(\.self), subject)
    if ruling.verdict == .fail, let commitment = own.bound {
      let slack = commitment.lastDigit.adding(bound.lastDigit)?.divided(by: Rational(2))
      let shortfall = commitment.amount.distance(to: bound.amount)
      finding.miss(by: shortfall, slack: slack, subject.statement.precision)
    }
    return finding
  }

  /// 预警: the present state is at least as strict as the plan's own commitment, its 余量 included.
  private func monitor(_ subject: FigureSubject, _ unit: Int, _ own: Reading) -> Finding {
    let carrier = StateCarrier(subject.statement, subject.carrier.order)
    let key = world.presentKey(subject)
    let datum = world.datum(key, of: unit)
    let state = Reading(datum, datum, side: subject.carrier.side).quantity
    let ruling = Ruling.monitor(state?.base, own.commitment, carrier)
    let issuer = own.standing == .deferred ? subject.family.issuer(of: unit) : nil
    var finding = Finding(ruling, subject.detail, issuer: issuer, missing: [issuer ?? unit])
    guard let bound = own.bound, let required = bound.amount.multiplied(by: carrier.factor) else { return finding }
    let name = subject.indicator.name
    finding.evidence = [Evidence(name: name, unit: unit, role: .present, year: key.year, datum: datum)]
    finding.setAmounts(bound, state?.amount, [state].compactMap(\.self), subject)
    finding.amounts.bound = required
    guard let state else { return finding }
    if ruling.verdict == .fail {
      let half = bound.halfDigit?.multiplied(by: carrier.factor)
      let slack = half.flatMap { state.halfDigit?.adding($0) }
      finding.miss(by: state.amount.distance(to: required), slack: slack, subject.statement.precision)
    }
    return finding
  }

  /// 汇总: the children's commitments combined are at least as strict as the parent's.
  private func aggregate(_ subject: FigureSubject, _ unit: Int, _ own: Reading) -> Finding {
    let isAsked = !own.standing.isExempt && !subject.obligations.isUnweighted
    let measured = isAsked ? measure(subject, unit, ratio: own.bound?.base) : Measured()
    let ruling = subject.obligations.aggregate(measured.row, to: own.commitment)
    var finding = Finding(ruling, subject.detail)
    guard isAsked else { return finding }
    finding.missing = (own.bound == nil ? [unit] : []) + measured.missing
    finding.evidence = measured.evidence
    finding.setAmounts(own.bound, actual(subject, measured), measured.terms.map(\.quantity), subject)
    guard let bound = own.bound else { return finding }
    let isComplete = measured.row.isComplete(subject.carrier)
    let shortfall = shortfall(subject, finding.amounts, isComplete)
    switch ruling.verdict {
    case .fail:
      let slack = slack(measured, bound, subject.carrier)
      finding.miss(by: shortfall, slack: slack, isComplete: isComplete, subject.statement.precision)
    case .undetermined: if ruling.reason != .outOfRange { finding.amounts.difference = shortfall }
    case .pass, .notApplicable, .waived: break
    }
    return finding
  }

  /// The children of one parent: their row, and what explains it.
  private struct Measured {
    var row = FamilyRow()
    var terms: [(quantity: Quantity, weight: Quantity?)] = []
    var missing: [Int] = []
    var evidence: [Evidence] = []
  }

  private func measure(_ subject: FigureSubject, _ unit: Int, ratio: Int64?) -> Measured {
    var measured = Measured()
    for child in subject.family.children(of: unit).lazy.map({ Int($0) }) {
      let reading = world.own(subject, child)
      measured.evidence += evidence(subject, own: reading, child)
      guard !reading.standing.isExempt || subject.weight == nil else { continue }
      let weight = weight(subject, child)
      if subject.weight == nil {
        measured.row.add(reading.commitment)
      } else {
        measured.row.add(reading.commitment, weightedBy: weight?.quantity.base, from: ratio ?? 0)
      }
      if let weight { measured.evidence.append(weight.evidence) }
      if let quantity = reading.bound, subject.weight == nil || weight != nil {
        measured.terms.append((quantity, weight?.quantity))
      } else if !reading.standing.isExempt {
        measured.missing.append(child)
      }
    }
    return measured
  }

  /// The base of a unit's ratio, and what shows it.
  private func weight(_ subject: FigureSubject, _ unit: Int) -> (quantity: Quantity, evidence: Evidence)? {
    guard let reference = subject.weight, let weight = world.weight(subject, unit) else { return nil }
    let year = reference.year ?? subject.year
    let name = vocabulary.indicators[reference.indicator].name
    let evidence = Evidence(name: name, unit: unit, role: weight.role, year: year, datum: weight.datum)
    return (weight.quantity, evidence)
  }

  /// What the known children amount to; for a ratio over those whose base is known too, `nil` when there are none.
  private func actual(_ subject: FigureSubject, _ measured: Measured) -> Rational? {
    guard subject.carrier.combination == .byBase else { return Rational(measured.row.sum) }
    var top: Rational? = Rational(0)
    var bottom: Rational? = Rational(0)
    for term in measured.terms {
      guard let weight = term.weight else { continue }
      top = (term.quantity.amount * weight.base).flatMap { top?.adding($0) }
      bottom = bottom?.adding(weight.amount)
    }
    guard let top, let bottom else { return nil }
    return top.divided(by: bottom)
  }

  /// How far the known children are from the bound; a ratio that is not wholly known has no such distance.
  private func shortfall(_ subject: FigureSubject, _ amounts: Finding.Amounts, _ isComplete: Bool) -> Rational? {
    guard subject.carrier.combination == .sum || isComplete, let bound = amounts.bound else { return nil }
    return amounts.actual?.distance(to: bound)
  }

  /// What the printed digits of the known figures can hide.
  private func slack(_ measured: Measured, _ bound: Quantity, _ carrier: FigureCarrier) -> Rational? {
    var slack: Rational? = Rational(0)
    var base: Rational? = Rational(0)
    for term in measured.terms {
      guard let half = term.quantity.halfDigit else { return nil }
      slack = (term.weight.map { half * $0.base } ?? half).flatMap { slack?.adding($0) }
      base = base?.adding(term.weight?.amount ?? Rational(0))
    }
    guard let slack, let base, let half = bound.halfDigit else { return nil }
    let average = carrier.combination == .byBase ? slack.divided(by: base) : slack
    return average?.adding(half)
  }
}

extension Finding {
  /// Takes both sides of a comparison, and the terms that the actual one is made of.
  fileprivate mutating func setAmounts(
    _ bound: Quantity?,
    _ actual: Rational?,
    _ terms: [Quantity],
    _ subject: FigureSubject
  ) {
    let printed = terms + [bound].compactMap(\.self)
    let unit = printed.sharedUnit(else: subject.indicator.unit)
    amounts.unit = unit
    amounts.bound = bound?.amount
    amounts.boundDecimals = [bound].compactMap(\.self).decimals(in: unit)
    amounts.actual = actual
    amounts.decimals = printed.decimals(in: unit)
  }
}
