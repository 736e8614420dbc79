internal import RuleDSL

extension RunContext {
  /// 落实: the plan's commitment is at least as strict as what was issued to it.
  func honour(_ subject: Subject, _ unit: Int) -> Judgement {
    let own = own(subject, unit)
    let issuer = subject.family.issuer(of: unit)
    var judgement = honour(subject, unit, own, issuer)
    judgement.issuer = issuer
    judgement.evidence = evidence(subject, own: own, unit) + judgement.evidence
    return judgement
  }

  private func honour(_ subject: Subject, _ unit: Int, _ own: Reading, _ issuer: Int?) -> Judgement {
    let isIssuedApart = world.allottedIndicators.contains(subject.transmission.indicator)
    switch (subject.transmission.method, isIssuedApart) {
    case (.apportion, false), (.weighted, false):
      return Judgement(.notApplicable, .issuedTogether)
    case (.apportion, true), (.weighted, true), (.byReference, _):
      return honourIssued(subject, unit, own, issuer)
    case (.stepwise, _), (.equal, _):
      let allotted = allotted(subject, unit)
      guard allotted.quantity == nil else { return compare(subject, unit, own, allotted, .allotted) }
      return honourParent(subject, unit, own, issuer)
    }
  }

  private func honourIssued(_ subject: Subject, _ unit: Int, _ own: Reading, _ issuer: Int?) -> Judgement {
    let allotted = allotted(subject, unit)
    var judgement: Judgement
    switch allotted.datum {
    case .known: return compare(subject, unit, own, allotted, .allotted)
    case .unallotted: judgement = Judgement(.notApplicable, .notAllotted)
    case .notApplicable: judgement = Judgement(.notApplicable, .notConcerned)
    case .reference, .unprovided:
      judgement = Judgement(.undetermined, .issuedNotProvided)
      judgement.missing = [issuer ?? unit]
    }
    judgement.evidence = evidence(subject.transmission.indicator, .allotted, subject.year, unit, allotted.datum)
    return judgement
  }

  /// Without a figure issued to it, a child is measured against its issuer's own.
  private func honourParent(_ subject: Subject, _ unit: Int, _ own: Reading, _ issuer: Int?) -> Judgement {
    guard let issuer else {
      var judgement = Judgement(.undetermined, .issuedNotProvided)
      judgement.missing = [unit]
      return judgement
    }
    let above = self.own(subject, issuer)
    var judgement: Judgement
    switch above.standing {
    case .bound, .boundless: return compare(subject, unit, own, above, .own)
    case .unallotted: judgement = Judgement(.notApplicable, .notAllotted)
    case .notConcerned: judgement = Judgement(.notApplicable, .notConcerned)
    case .deferred, .unprovided:
      judgement = Judgement(.undetermined, .parentNotProvided)
      judgement.missing = [issuer]
    }
    judgement.evidence = evidence(subject, own: above, issuer)
    return judgement
  }

  /// Compares the plan's commitment with a known figure that was issued to it (下达) or that its issuer states (本级).
  private func compare(
    _ subject: Subject,
    _ unit: Int,
    _ own: Reading,
    _ issued: Reading,
    _ role: Role
  ) -> Judgement {
    let issuer = subject.family.issuer(of: unit)
    let holder = role == .own ? issuer ?? unit : unit
    var judgement = Judgement(.undetermined, .bearsNoBound)
    judgement.evidence = evidence(subject.transmission.indicator, role, subject.year, holder, issued.datum)
    guard let bound = issued.bound else {
      judgement.missing = [issuer ?? unit]
      return judgement
    }
    judgement.setBound(bound, subject)
    judgement.setActual(own.quantity?.amount, [bound, own.quantity].compactMap(\.self), subject)
    guard let commitment = own.bound else {
      judgement.missing = [unit]
      if own.quantity == nil { judgement.reason = .open }
      return judgement
    }
    judgement.verdict = Extent(Int128(commitment.base)).verdict(subject.carrier.order, Int128(bound.base))
    judgement.reason = .holds
    if judgement.verdict == .fail {
      let slack = commitment.lastDigit.adding(bound.lastDigit)?.divided(by: Rational(2))
      let shortfall = commitment.amount.distance(to: bound.amount)
      judgement.miss(by: shortfall, slack: slack, subject.transmission.precision)
    }
    return judgement
  }
}

extension Judgement {
  mutating func setBound(_ bound: Quantity, _ subject: RunContext.Subject) {
    self.bound = bound.amount
    boundDecimals = bound.unit.isSame(as: subject.indicator.unit) ? bound.decimals : 0
  }

  /// Takes the terms too: their printed digits decide how many digits the result shows.
  mutating func setActual(_ actual: Rational?, _ terms: [Quantity], _ subject: RunContext.Subject) {
    self.actual = actual
    decimals = terms.filter { $0.unit.isSame(as: subject.indicator.unit) }.map(\.decimals).max() ?? 0
  }
}
