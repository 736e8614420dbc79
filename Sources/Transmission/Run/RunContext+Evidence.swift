internal import RuleDSL

extension RunContext {
  /// Evidence of one figure; nothing where the plan set has no row for it.
  func evidence(_ indicator: Int, _ role: Role, _ year: Int, _ unit: Int, _ datum: Datum) -> [Evidence] {
    switch datum {
    case .unprovided, .unallotted(nil): return []
    case .known, .reference, .unallotted, .notApplicable: break
    }
    let name = vocabulary.indicators[indicator].name
    return [Evidence(name: name, unit: unit, role: role, year: year, datum: datum)]
  }

  /// Evidence of a plan's own figure, and of the issued one it defers to.
  func evidence(_ subject: FigureSubject, own reading: Reading, _ unit: Int) -> [Evidence] {
    let indicator = subject.statement.indicator
    let own = evidence(indicator, .own, subject.year, unit, reading.written)
    guard reading.written != reading.datum else { return own }
    return own + evidence(indicator, .allotted, subject.year, unit, reading.datum)
  }
}
