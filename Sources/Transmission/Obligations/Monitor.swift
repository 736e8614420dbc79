internal import RuleDSL

extension Ruling {
  /// 预警: the present state of a plan is at least as strict as its own commitment.
  ///
  /// The state is `nil` where it is not known as a number.
  static func monitor(_ state: Int64?, _ own: Commitment, _ carrier: StateCarrier) -> Ruling {
    let unknown: Reason = own.standing == .deferred ? .statedByUnresolvedReference : .notProvided
    return .honour(state == nil ? .unprovided : .bound, to: own.standing, unknown: unknown) {
      state.map { carrier.verdict($0, own.value) }
    }
  }
}

extension PlanWorld {
  /// The present figures that commitments of a year are held to: those of the newest year of which the plan set has any,
  /// and that is not later.
  func presentKey(_ subject: FigureSubject) -> FigureColumn.Key {
    let places = subjectIndex[Subject(indicator: subject.statement.indicator, role: .present)] ?? []
    let years = places.map { figures.columns[$0].key.year }.filter { $0 <= subject.year }
    return FigureColumn.Key(
      indicator: subject.statement.indicator,
      year: years.max() ?? subject.year,
      role: .present
    )
  }
}
