internal import RuleDSL

extension RunContext {
  /// One obligation of one plan with all its evidence; it is decided where the pass over columns decides it.
  func judgement(_ obligation: Obligation, _ subject: FigureSubject, _ unit: Int) -> Judgement {
    let own = world.own(subject, unit)
    var judgement: Judgement
    switch obligation {
    case .carry: judgement = carry(subject, unit, own)
    case .honour: judgement = honour(subject, unit, own)
    case .aggregate, .rule, .admit: judgement = aggregate(subject, unit, own)
    }
    judgement.evidence = evidence(subject, own: own, unit) + judgement.evidence
    judgement.indicator = subject.transmission.indicator
    judgement.unit = subject.indicator.unit
    judgement.relation = subject.carrier.order.relation
    return judgement
  }

  /// 承接: the plan states a commitment on a subject it is expected to carry.
  private func carry(_ subject: FigureSubject, _ unit: Int, _ own: Reading) -> Judgement {
    let allotted = world.allotted(subject, unit)
    let weight = weight(subject, unit)
    let isBaseKnown = subject.weight == nil || weight != nil
    let ruling = FigureObligations.carry(own.standing, allotted: allotted.standing, isBaseKnown: isBaseKnown)
    var judgement = Judgement(ruling, words: own.datum.words)
    judgement.issuer = subject.family.issuer(of: unit)
    if ruling.verdict == .undetermined {
      judgement.missing = [own.standing == .deferred ? judgement.issuer ?? unit : unit]
    }
    if own.standing == .unallotted {
      judgement.evidence = evidence(subject.transmission.indicator, .allotted, subject.year, unit, allotted.datum)
    } else if own.standing.isKnown, let weight {
      judgement.evidence = [weight.evidence]
    }
    return judgement
  }

  /// 落实: the plan's commitment is at least as strict as what was issued to it.
  private func honour(_ subject: FigureSubject, _ unit: Int, _ own: Reading) -> Judgement {
    let issuer = subject.family.issuer(of: unit)
    let allotted = world.allotted(subject, unit)
    let kind = subject.obligations.bound(allotted: allotted.standing)
    let (holder, role): (Int?, Role) = kind == .allotted ? (unit, .allotted) : (issuer, .own)
    let bound = kind == .allotted ? allotted : issuer.map { world.own(subject, $0) }
    let ruling = subject.obligations.honour(own.commitment, to: bound?.commitment, kind)
    var judgement = Judgement(ruling)
    judgement.issuer = issuer
    guard ruling.reason != .issuedTogether else { return judgement }
    if let holder, let bound {
      judgement.evidence = evidence(subject.transmission.indicator, role, subject.year, holder, bound.datum)
    }
    if ruling.verdict == .undetermined { judgement.missing = [bound?.bound == nil ? issuer ?? unit : unit] }
    guard let bound = bound?.bound else { return judgement }
    judgement.setBound(bound, subject)
    judgement.setActual(own.quantity?.amount, [bound, own.quantity].compactMap(\.self), subject)
    if ruling.verdict == .fail, let commitment = own.bound {
      let slack = commitment.lastDigit.adding(bound.lastDigit)?.divided(by: Rational(2))
      let shortfall = commitment.amount.distance(to: bound.amount)
      judgement.miss(by: shortfall, slack: slack, subject.transmission.precision)
    }
    return judgement
  }

  /// 汇总: the children's commitments combined are at least as strict as the parent's.
  private func aggregate(_ subject: FigureSubject, _ unit: Int, _ own: Reading) -> Judgement {
    let measured = own.standing.isExempt ? Measured() : measure(subject, unit, ratio: own.bound?.base)
    let ruling = subject.obligations.aggregate(measured.row, to: own.commitment)
    var judgement = Judgement(ruling)
    guard !own.standing.isExempt else { return judgement }
    judgement.missing = (own.bound == nil ? [unit] : []) + measured.missing
    judgement.evidence = measured.evidence
    judgement.setActual(
      actual(subject, measured),
      measured.terms.map(\.quantity) + [own.bound].compactMap(\.self),
      subject
    )
    guard let bound = own.bound else { return judgement }
    judgement.setBound(bound, subject)
    let isComplete = measured.row.isComplete(subject.carrier)
    switch judgement.verdict {
    case .fail:
      let slack = isComplete ? slack(measured, bound, subject.carrier) : nil
      judgement.miss(by: shortfall(subject, judgement, isComplete), slack: slack, subject.transmission.precision)
    case .undetermined:
      if ruling.reason != .outOfRange { judgement.difference = shortfall(subject, judgement, isComplete) }
    case .pass, .notApplicable, .waived: break
    }
    return judgement
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
  private func shortfall(_ subject: FigureSubject, _ judgement: Judgement, _ isComplete: Bool) -> Rational? {
    guard subject.carrier.combination == .sum || isComplete, let bound = judgement.bound else { return nil }
    return judgement.actual?.distance(to: bound)
  }

  /// What printing can hide, in the terms of ``Judgement/difference``.
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

extension Judgement {
  fileprivate mutating func setBound(_ bound: Quantity, _ subject: FigureSubject) {
    self.bound = bound.amount
    boundDecimals = bound.unit.isSame(as: subject.indicator.unit) ? bound.decimals : 0
  }

  /// Takes the terms too: their printed digits decide how many digits the result shows.
  fileprivate mutating func setActual(_ actual: Rational?, _ terms: [Quantity], _ subject: FigureSubject) {
    self.actual = actual
    decimals = terms.filter { $0.unit.isSame(as: subject.indicator.unit) }.map(\.decimals).max() ?? 0
  }
}

extension Datum {
  /// The words of a figure that defers to another.
  fileprivate var words: String {
    if case .reference(let text, _, _) = self { text } else { "" }
  }
}
