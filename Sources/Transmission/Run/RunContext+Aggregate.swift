internal import RuleDSL

extension RunContext {
  /// 汇总: the children's commitments combined are at least as strict as the parent's.
  func aggregate(_ subject: Subject, _ unit: Int) -> Judgement {
    let own = own(subject, unit)
    var judgement: Judgement
    switch own.standing {
    case .unallotted: judgement = Judgement(.notApplicable, .notAllotted)
    case .notConcerned: judgement = Judgement(.notApplicable, .notConcerned)
    case .bound, .boundless, .deferred, .unprovided:
      judgement = combined(subject, measure(subject, unit, ratio: own.bound?.base), unit, own)
    }
    judgement.evidence = evidence(subject, own: own, unit) + judgement.evidence
    return judgement
  }

  /// The children of one parent: their row, and what explains it.
  private struct Measured {
    var row = FamilyRow()
    var terms: [(quantity: Quantity, weight: Quantity?)] = []
    var missing: [Int] = []
    var evidence: [Evidence] = []
  }

  private func measure(_ subject: Subject, _ unit: Int, ratio: Int64?) -> Measured {
    var measured = Measured()
    for child in subject.family.children(of: unit).lazy.map({ Int($0) }) {
      let reading = own(subject, child)
      measured.evidence += evidence(subject, own: reading, child)
      if case .weighted(let reference) = subject.transmission.method {
        measure(&measured, reading, weight(reference, subject.year, child), child, ratio: ratio)
      } else {
        measured.row.add(reading.commitment)
        if let quantity = reading.bound { measured.terms.append((quantity, nil)) }
        if reading.commitment == .open { measured.missing.append(child) }
      }
    }
    return measured
  }

  private func measure(
    _ measured: inout Measured,
    _ reading: Reading,
    _ weight: (quantity: Quantity, evidence: Evidence)?,
    _ child: Int,
    ratio: Int64?
  ) {
    guard !reading.standing.isExempt else { return }
    measured.row.add(reading.commitment, weightedBy: weight?.quantity.base, from: ratio ?? 0)
    if let weight { measured.evidence.append(weight.evidence) }
    if let quantity = reading.bound, let weight {
      measured.terms.append((quantity, weight.quantity))
    } else {
      measured.missing.append(child)
    }
  }

  private func combined(_ subject: Subject, _ measured: Measured, _ unit: Int, _ own: Reading) -> Judgement {
    var judgement = Judgement(.undetermined, .open)
    judgement.missing = measured.missing
    judgement.evidence = measured.evidence
    judgement.setActual(
      actual(subject, measured),
      measured.terms.map(\.quantity) + [own.bound].compactMap(\.self),
      subject
    )
    guard let bound = own.bound else {
      judgement.reason = own.standing == .boundless ? .bearsNoBound : .parentNotProvided
      judgement.missing = [unit] + measured.missing
      return judgement
    }
    judgement.setBound(bound, subject)
    guard !measured.row.isOutOfRange else {
      judgement.reason = .outOfRange
      return judgement
    }
    judgement.verdict = measured.row.verdict(subject.carrier, bound.base)
    let isComplete = measured.row.isComplete(subject.carrier)
    switch judgement.verdict {
    case .fail:
      let slack = isComplete ? slack(measured, bound, subject.carrier) : nil
      judgement.miss(by: shortfall(subject, judgement, isComplete), slack: slack, subject.transmission.precision)
    case .undetermined: judgement.difference = shortfall(subject, judgement, isComplete)
    case .pass, .notApplicable, .waived: judgement.reason = .holds
    }
    return judgement
  }

  /// What the known children amount to; for a ratio over those whose base is known too, `nil` when there are none.
  private func actual(_ subject: Subject, _ measured: Measured) -> Rational? {
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
  private func shortfall(_ subject: Subject, _ judgement: Judgement, _ isComplete: Bool) -> Rational? {
    guard subject.carrier.combination == .sum || isComplete, let bound = judgement.bound else { return nil }
    return judgement.actual?.distance(to: bound)
  }

  /// What printing can hide, in the terms of ``Judgement/difference``.
  private func slack(_ measured: Measured, _ bound: Quantity, _ carrier: Carrier) -> Rational? {
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
