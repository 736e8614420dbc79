@testable import RuleDSL
@testable import Transmission

extension ReferenceFigures {
  /// Judges 预警: who has to state a figure, and what it is, is the same as for a 传导.
  static func opinions(_ world: ReferenceWorld, _ monitors: [Monitor]) -> [Question: Opinion] {
    var opinions: [Question: Opinion] = [:]
    for monitor in monitors {
      if let trajectory = monitor.trajectory {
        opinions.merge(ReferenceTrajectories.opinions(world, monitor, trajectory)) { first, _ in first }
        continue
      }
      let (stated, id) = (world.years(monitor.indicator), monitor.heading.id)
      let subject = Programs.transmission(
        id,
        monitor.indicator,
        .equal,
        tiers: monitor.tiers,
        precision: monitor.precision
      )
      for year in monitor.years.isEmpty ? stated : stated.intersection(monitor.years) {
        let reference = ReferenceFigures(world: world, transmission: subject, year: year)
        for place in world.sketch.places where monitor.tiers.contains(place.tier) {
          let question = Question(statement: id, obligation: .monitor, year: year, unit: place.code)
          opinions[question] = reference.monitor(place, monitor.margin)
        }
      }
    }
    return opinions
  }

  private func monitor(_ place: Place, _ margin: Quantity?) -> Opinion? {
    let own = own(place)
    guard own.isStated || isExpected(place) else { return nil }
    if own.isExempt { return Opinion(verdict: .notApplicable) }
    if case .deferred = own { return Opinion(verdict: .undetermined, missing: [(issuer(place) ?? place).code]) }
    guard let promise = bound(own), let state = state(place) else {
      return Opinion(verdict: .undetermined, missing: [place.code])
    }
    let share = margin.map { Fraction(Int128($0.base), 1_000_000_000) } ?? .zero
    let factor = direction == .ceiling ? Fraction(1, 1) - share : Fraction(1, 1) + share
    let room = state.value - promise.value * factor
    return opinion(
      sides.map { Between($0 == .floor ? room : room.negated) },
      by: room.magnitude,
      forgiving: state.half + promise.half * factor
    )
  }

  /// The present figure of the newest year that the plan set has any of, and that is not after the year checked.
  private func state(_ place: Place) -> (value: Fraction, half: Fraction)? {
    let told = world.sketch.rows.map(\.key).filter { $0.indicator == transmission.indicator && $0.role == .present }
    guard let newest = told.map(\.year).filter({ $0 <= year }).max() else { return nil }
    let key = FigureColumn.Key(indicator: transmission.indicator, year: newest, role: .present)
    guard case .number(let value, let half, _) = world.word(place, key) else { return nil }
    return (value, half)
  }
}
