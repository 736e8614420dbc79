internal import RuleDSL

/// One 预警 with a 轨迹, ready to be judged: the present state of any year against where the path of a plan is then.
///
/// Every plan has a path of its own, through the years for which it states the subject or is expected to.
struct TrajectoryJudge: Sendable {
  /// A year by which a commitment, or a share of the last one, is to be reached.
  private struct Knot {
    let year: Int
    let quota: Quantity?
    let subject: FigureSubject

    var share: Rational { quota?.amount.divided(by: Rational(Unit(.times).scale)) ?? Rational(1) }

    /// What is to be reached, as rules write it.
    var amount: Amount {
      let own = Amount.figure(Figure(plan: .own, indicator: subject.statement.indicator, year: subject.year))
      return quota.map { .product(own, .literal($0)) } ?? own
    }
  }

  let monitor: Monitor
  let family: Family
  /// The years that are judged, ascending.
  let years: [Int]
  private let trajectory: Trajectory
  private let indicator: Indicator
  private let carrier: StateCarrier
  private let knots: [Knot]
  private let world: PlanWorld

  init(_ monitor: Monitor, _ trajectory: Trajectory, _ vocabulary: Vocabulary, _ family: Family, _ world: PlanWorld) {
    (self.monitor, self.trajectory, self.family, self.world) = (monitor, trajectory, family, world)
    indicator = vocabulary.indicators[monitor.indicator]
    carrier = StateCarrier(monitor, indicator.direction)
    let subjects = world.commitmentYears(of: monitor)
      .map { FigureSubject(monitor, vocabulary.indicators[monitor.indicator], family, year: $0, world) }
    if trajectory.quotas.isEmpty {
      knots = subjects.map { Knot(year: $0.year, quota: nil, subject: $0) }
    } else if let last = subjects.last {
      let shares = trajectory.quotas.map { Knot(year: $0.year, quota: $0.share, subject: last) }
      let isOpenEnded = last.year > shares.last?.year ?? 0
      knots = shares + (isOpenEnded ? [Knot(year: last.year, quota: nil, subject: last)] : [])
    } else {
      knots = []
    }
    years = Self.years(from: trajectory.start?.firstYear, to: knots.map(\.year), world.presentYears(of: monitor))
  }

  /// From the first year after the start, else the first of which the plan set has any present figure, to the newest of
  /// which it has any.
  private static func years(from start: Int?, to knots: [Int], _ present: [Int]) -> [Int] {
    guard let end = knots.last, let newest = present.last, let first = start ?? present.first,
      first <= min(end, newest)
    else { return [] }
    return Array(first...min(end, newest))
  }

  /// The plans that take part, ascending.
  var plans: [Int] { family.judged }

  /// 预警 of one plan in one year; `nil` where the plan has nothing to keep to then.
  func finding(of unit: Int, in year: Int) -> Finding? {
    let points = knots.filter { isAsked(unit, $0.subject) }
    guard let next = points.first(where: { $0.year >= year }) else { return nil }
    let own = world.own(next.subject, unit)
    let state = summedState(of: unit, in: year)
    let path = own.bound.map { asked(of: unit, in: year, to: next, $0, through: points) }
    let ruling = Ruling.monitor(state.sum, own.standing, path?.place, carrier)
    let issuer = own.standing == .deferred ? family.issuer(of: unit) : nil
    let missing = own.bound == nil ? issuer ?? unit : state.sum == nil ? unit : path?.missing ?? unit
    var finding = Finding(ruling, next.subject.detail, issuer: issuer, missing: [missing])
    finding.evidence = evidence(next.subject, own, unit) + state.evidence + (path?.evidence ?? [])
    finding.amounts.unit = indicator.unit
    finding.amounts.relation = indicator.direction.relation
    guard let place = path?.place?.point, let required = place.value.multiplied(by: carrier.factor) else {
      return finding
    }
    finding.amounts.bound = required
    finding.amounts.boundDecimals = place.decimals
    guard let sum = state.sum?.point else { return finding }
    finding.amounts.actual = sum.value
    finding.amounts.decimals = max(sum.decimals, place.decimals)
    if ruling.verdict == .fail {
      let half = place.half?.multiplied(by: carrier.factor)
      let slack = half.flatMap { sum.half?.adding($0) }
      finding.miss(by: sum.value.distance(to: required), slack: slack, monitor.precision)
    }
    return finding
  }

  private func isAsked(_ unit: Int, _ subject: FigureSubject) -> Bool {
    world.own(subject, unit).standing.isStated || world.isExpected(subject, unit)
  }

  // MARK: The state

  /// The present figure of a year, or the sum of all since the first; one that is not known leaves the sum unknown.
  private func summedState(of unit: Int, in year: Int) -> (sum: PathPlace?, evidence: [Evidence]) {
    var sum: PathPlace? = .at(PathPoint(year: year))
    var evidence: [Evidence] = []
    for summed in trajectory.summed(in: year) {
      let (point, shown) = present(unit, summed)
      evidence.append(shown)
      sum = point.flatMap { point in sum.map { $0.adding(point) } }
    }
    return (sum, evidence)
  }

  private func present(_ unit: Int, _ year: Int) -> (point: PathPoint?, evidence: Evidence) {
    let key = FigureColumn.Key(indicator: monitor.indicator, year: year, role: .present)
    let datum = world.datum(key, of: unit)
    let reading = Reading(datum, datum, side: indicator.direction)
    let evidence = Evidence(name: indicator.name, unit: unit, role: .present, year: year, datum: datum)
    guard let quantity = reading.quantity else { return (nil, evidence) }
    return (PathPoint(year: year, quantity, in: indicator.unit), evidence)
  }

  // MARK: The path

  private struct Path {
    var place: PathPlace?
    var evidence: [Evidence] = []
    /// Whose figure keeps the path from being known.
    var missing: Int?
  }

  private func asked(of unit: Int, in year: Int, to next: Knot, _ bound: Quantity, through knots: [Knot]) -> Path {
    let end = PathPoint(year: next.year, bound, in: indicator.unit).scaled(by: next.share)
    guard trajectory.course == .linear, year < next.year else { return Path(place: end) }
    var path = start(of: unit, before: year, through: knots)
    if case .at(let start) = path.place {
      path.place = end.point.map { start.along(to: $0, in: year) } ?? .outOfRange
    }
    return path
  }

  /// The points between which a year lies that are passed on the way, the last first; up to the start none is.
  private func passed(before year: Int, _ knots: [Knot]) -> [Knot] {
    knots.filter { $0.year < year && $0.year >= trajectory.start?.firstYear ?? $0.year }.reversed()
  }

  /// The point from which the line to the next commitment is drawn.
  private func start(of unit: Int, before year: Int, through knots: [Knot]) -> Path {
    for knot in passed(before: year, knots) {
      let own = world.own(knot.subject, unit)
      if own.standing.isExempt { continue }
      let shown = evidence(knot.subject, own, unit)
      guard let bound = own.bound else {
        return Path(evidence: shown, missing: own.standing == .deferred ? family.issuer(of: unit) : nil)
      }
      let place = PathPoint(year: knot.year, bound, in: indicator.unit).scaled(by: knot.share)
      return Path(place: place, evidence: trajectory.quotas.isEmpty ? shown : [])
    }
    switch trajectory.start {
    case .state(let base):
      let (point, shown) = present(unit, base)
      return Path(place: point.map { .at($0) }, evidence: [shown])
    case .flow(let first): return Path(place: .at(PathPoint(year: first - 1)))
    case nil: return Path()
    }
  }

  private func evidence(_ subject: FigureSubject, _ own: Reading, _ unit: Int) -> [Evidence] {
    func shown(_ role: Role, _ datum: Datum) -> Evidence {
      Evidence(name: indicator.name, unit: unit, role: role, year: subject.year, datum: datum)
    }
    let written = own.written == .unprovided ? [] : [shown(.own, own.written)]
    return own.written == own.datum ? written : written + [shown(.allotted, own.datum)]
  }

  // MARK: As a rule

  /// What a verdict requires, with the years that it comes from.
  func condition(of unit: Int, in year: Int) -> Condition? {
    let points = knots.filter { isAsked(unit, $0.subject) }
    guard let next = points.first(where: { $0.year >= year }) else { return nil }
    var bound = next.amount
    if trajectory.course == .linear, year < next.year {
      let begin = passed(before: year, points).first { !world.own($0.subject, unit).standing.isExempt }
      let first: Int? =
        switch trajectory.start {
        case .state(let base): base
        case .flow(let first): first - 1
        case nil: nil
        }
      guard let from = begin?.year ?? first else { return nil }
      let gone = Amount.product(
        rise(begin?.amount ?? startAmount, to: bound),
        .quotient(.literal(whole(year - from)), .literal(whole(next.year - from)))
      )
      bound = (begin?.amount ?? startAmount).map { .sum($0, gone) } ?? gone
    }
    if let factor = monitor.factor(indicator.direction) { bound = .product(bound, .literal(factor)) }
    let states = trajectory.summed(in: year).map(presentAmount)
    let state = states.dropFirst().reduce(states[0]) { .sum($0, $1) }
    return .compare(state, indicator.direction.relation, bound)
  }

  /// The present state of the 基期; `nil` for nothing.
  private var startAmount: Amount? {
    if case .state(let base) = trajectory.start { presentAmount(base) } else { nil }
  }

  private func presentAmount(_ year: Int) -> Amount {
    .known(Figure(plan: .own, indicator: monitor.indicator, role: .present, year: year))
  }

  private func rise(_ begin: Amount?, to end: Amount) -> Amount { begin.map { .difference(end, $0) } ?? end }

  private func whole(_ number: Int) -> Quantity {
    Quantity(base: Int64(number) * Int64(Unit(.times).scale), unit: Unit(.times), decimals: 0)
  }
}
