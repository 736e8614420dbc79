internal import RuleDSL

extension RunContext {
  /// 承接: the plan states a commitment on a subject it is expected to carry.
  func carry(_ subject: Subject, _ unit: Int) -> Judgement {
    let own = own(subject, unit)
    let issuer = subject.family.issuer(of: unit)
    var judgement: Judgement
    switch own.datum {
    case .known:
      judgement = carryOfWeight(subject, unit)
    case .reference(let text, _, _):
      judgement = Judgement(.undetermined, .statedByUnresolvedReference(text))
      judgement.missing = [issuer ?? unit]
    case .notApplicable:
      judgement = Judgement(.notApplicable, .notConcerned)
    case .unallotted:
      let allotted = allotted(subject, unit)
      judgement = allotted.quantity == nil ? Judgement(.notApplicable, .notAllotted) : Judgement(.fail, .silent)
      judgement.evidence = evidence(subject.transmission.indicator, .allotted, subject.year, unit, allotted.datum)
    case .unprovided:
      judgement = Judgement(.undetermined, .notProvided)
      judgement.missing = [unit]
    }
    judgement.issuer = issuer
    judgement.evidence = evidence(subject, own: own, unit) + judgement.evidence
    return judgement
  }

  /// A ratio says nothing without the base it is weighted by.
  private func carryOfWeight(_ subject: Subject, _ unit: Int) -> Judgement {
    guard case .weighted(let reference) = subject.transmission.method else { return Judgement(.pass, .stated) }
    guard let weight = weight(reference, subject.year, unit) else {
      var judgement = Judgement(.undetermined, .weightNotProvided)
      judgement.missing = [unit]
      return judgement
    }
    var judgement = Judgement(.pass, .stated)
    judgement.evidence = [weight.evidence]
    return judgement
  }

  /// The base of a unit's ratio: the present state where it is known, else the plan's own figure.
  func weight(
    _ reference: Transmission.FigureReference,
    _ year: Int,
    _ unit: Int
  ) -> (quantity: Quantity, evidence: Evidence)? {
    let year = reference.year ?? year
    for role in [Role.present, .own] {
      let datum = world.datum(FigureColumn.Key(indicator: reference.indicator, year: year, role: role), of: unit)
      guard case .known(let quantity, _, _) = datum else { continue }
      let name = vocabulary.indicators[reference.indicator].name
      return (quantity, Evidence(name: name, unit: unit, role: role, year: year, datum: datum))
    }
    return nil
  }
}
