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

  /// 预警 with a 轨迹: the present state of a year is at least as strict as the place of the plan's path.
  ///
  /// State and path are `nil` where they are not known.
  static func monitor(_ state: PathPlace?, _ own: Standing, _ path: PathPlace?, _ carrier: StateCarrier) -> Ruling {
    let unknown: Reason = own == .deferred ? .statedByUnresolvedReference : .notProvided
    let isKnown = state != nil && path != nil
    return .honour(isKnown ? .bound : .unprovided, to: own, unknown: unknown, unmeasured: .outOfRange) {
      guard let state = state?.point, let path = path?.point else { return nil }
      return carrier.verdict(state.value, on: path.value)
    }
  }
}

extension PlanWorld {
  /// The present figures that commitments of a year are held to: those of the newest year of which the plan set has any,
  /// and that is not later.
  func presentKey(_ subject: FigureSubject) -> FigureColumn.Key {
    let years = presentYears(of: subject.statement).filter { $0 <= subject.year }
    return FigureColumn.Key(
      indicator: subject.statement.indicator,
      year: years.last ?? subject.year,
      role: .present
    )
  }

  /// The years of which the plan set has any present figure of the subject, ascending.
  func presentYears(of statement: any FigureStatement) -> [Int] { years(statement.indicator, [.present]) }

  /// The years whose commitments are checked, ascending: those that the statement names, else all that are stated.
  func commitmentYears(of statement: any FigureStatement) -> [Int] {
    statement.years.isEmpty ? years(statement.indicator, [.own, .allotted]) : Set(statement.years).sorted()
  }

  private func years(_ indicator: Int, _ roles: [Role]) -> [Int] {
    let places = roles.flatMap { subjectIndex[Subject(indicator: indicator, role: $0)] ?? [] }
    return Set(places.map { figures.columns[$0].key.year }).sorted()
  }
}
