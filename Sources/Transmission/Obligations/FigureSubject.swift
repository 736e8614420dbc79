internal import RuleDSL

/// One 传导 by figures, or 预警, in one year, and who stands under whom for it.
struct FigureSubject {
  let statement: any FigureStatement
  let indicator: Indicator
  let year: Int
  let family: Family
  let obligations: FigureObligations
  /// The base of a ratio.
  let weight: Transmission.FigureReference?

  init(_ statement: any FigureStatement, _ indicator: Indicator, _ family: Family, year: Int, _ world: PlanWorld) {
    self.statement = statement
    self.indicator = indicator
    self.year = year
    self.family = family
    let isUnweighted = statement.weight.map { $0.isOptional && !world.states($0, in: year) } ?? false
    weight = isUnweighted ? nil : statement.weight
    obligations = FigureObligations(
      statement.form(indicator.direction),
      side: indicator.direction,
      isIssuedApart: world.allottedIndicators.contains(statement.indicator),
      isUnweighted: isUnweighted
    )
  }

  var carrier: FigureCarrier { obligations.carrier }

  /// What findings are about.
  var detail: Finding.Detail { .figures(indicator: statement.indicator) }

  func key(_ role: Role) -> FigureColumn.Key {
    FigureColumn.Key(indicator: statement.indicator, year: year, role: role)
  }
}

/// One figure as it is used: what stands in the plan, and what it stands for.
struct Reading {
  /// As written.
  let written: Datum
  /// After a deferred figure was replaced by the one it names.
  let datum: Datum
  let standing: Standing

  init(_ written: Datum, _ datum: Datum, side: Direction) {
    self.written = written
    self.datum = datum
    standing = Standing(datum, side: side)
  }

  var quantity: Quantity? {
    if case .known(let quantity, _, _) = datum { quantity } else { nil }
  }

  var commitment: Commitment { Commitment(standing, quantity?.base ?? 0) }

  /// The figure as a commitment on the subject's side.
  var bound: Quantity? { standing == .bound ? quantity : nil }
}

extension PlanWorld {
  /// What a plan states on the subject itself.
  func own(_ subject: FigureSubject, _ unit: Int) -> Reading {
    let written = datum(subject.key(.own), of: unit)
    let issuer = subject.family.issuer(of: unit)
    return Reading(
      written,
      resolved(written, subject.key(.own), of: unit, issuer: issuer),
      side: subject.carrier.side
    )
  }

  /// What was issued to a plan.
  func allotted(_ subject: FigureSubject, _ unit: Int) -> Reading {
    let datum = datum(subject.key(.allotted), of: unit)
    return Reading(datum, datum, side: subject.carrier.side)
  }

  /// The base of a unit's ratio: the present state where it is known, else the plan's own figure.
  func weight(_ subject: FigureSubject, _ unit: Int) -> (quantity: Quantity, role: Role, datum: Datum)? {
    guard let reference = subject.weight else { return nil }
    for key in reference.keys(in: subject.year) {
      let datum = datum(key, of: unit)
      if case .known(let quantity, _, _) = datum { return (quantity, key.role, datum) }
    }
    return nil
  }

  /// Whether any plan states the base of a ratio.
  fileprivate func states(_ base: Transmission.FigureReference, in year: Int) -> Bool {
    base.keys(in: year).contains { columnIndex[$0] != nil }
  }
}

extension Transmission.FigureReference {
  /// Where it is looked for, by precedence.
  fileprivate func keys(in year: Int) -> [FigureColumn.Key] {
    [Role.present, .own].map { FigureColumn.Key(indicator: indicator, year: self.year ?? year, role: $0) }
  }
}
