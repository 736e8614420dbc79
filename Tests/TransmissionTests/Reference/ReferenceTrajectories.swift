@testable import RuleDSL
@testable import Transmission

/// Judges 预警 with a 轨迹 as the semantics say, one plan and year at a time.
struct ReferenceTrajectories {
  typealias Place = ReferenceWorld.Place
  typealias Amount = (value: Fraction, half: Fraction)

  private enum Known {
    case amount(Amount)
    case unknown(of: String)
  }

  let world: ReferenceWorld
  let monitor: Monitor
  let trajectory: Trajectory

  static func opinions(_ world: ReferenceWorld, _ monitor: Monitor, _ trajectory: Trajectory) -> [Question: Opinion] {
    let judge = ReferenceTrajectories(world: world, monitor: monitor, trajectory: trajectory)
    var opinions: [Question: Opinion] = [:]
    for year in 1900...2200 where judge.isJudged(year) {
      for place in world.sketch.places where monitor.tiers.contains(place.tier) {
        let id = monitor.heading.id
        opinions[Question(statement: id, obligation: .monitor, year: year, unit: place.code)] = judge.opinion(
          place,
          year
        )
      }
    }
    return opinions
  }

  // MARK: Years

  private var commitments: [Int] {
    monitor.years.isEmpty ? world.years(monitor.indicator).sorted() : Set(monitor.years).sorted()
  }

  /// The years to be reached, with the share of a commitment and the year it is of.
  private var stations: [(year: Int, share: Fraction, of: Int)] {
    guard let last = commitments.last else { return [] }
    guard !trajectory.quotas.isEmpty else { return commitments.map { ($0, Fraction(1), $0) } }
    let shares = trajectory.quotas.map { ($0.year, Fraction(Int128($0.share.base), 1_000_000_000), last) }
    return last > trajectory.quotas.map(\.year).max() ?? 0 ? shares + [(last, Fraction(1), last)] : shares
  }

  private func isJudged(_ year: Int) -> Bool {
    let present = world.sketch.rows.map(\.key).filter { $0.indicator == monitor.indicator && $0.role == .present }
      .map(\.year)
    guard let end = stations.map(\.year).max() else { return false }
    let first: Int? =
      switch trajectory.start {
      case .state(let base): base + 1
      case .flow(let first): first
      case nil: present.min()
      }
    guard let first, first <= year, year <= end else { return false }
    return present.contains { $0 >= year }
  }

  // MARK: One plan

  private func figures(_ year: Int) -> ReferenceFigures {
    let subject = Programs.transmission(
      monitor.heading.id,
      monitor.indicator,
      .equal,
      tiers: monitor.tiers,
      precision: monitor.precision
    )
    return ReferenceFigures(world: world, transmission: subject, year: year)
  }

  private func opinion(_ place: Place, _ year: Int) -> Opinion? {
    let mine = stations.filter { figures($0.of).own(place).isStated || figures($0.of).isExpected(place) }
    guard let next = mine.first(where: { $0.year >= year }) else { return nil }
    let subject = figures(next.of)
    let own = subject.own(place)
    if own.isExempt { return Opinion(verdict: .notApplicable) }
    guard let promise = subject.bound(own) else {
      return Opinion(verdict: .undetermined, missing: [owner(own, place)])
    }
    guard case .amount(let state) = state(place, year) else {
      return Opinion(verdict: .undetermined, missing: [place.code])
    }
    let end = (value: promise.value * next.share, half: promise.half * next.share)
    var asked = end
    if trajectory.course == .linear, year < next.year {
      let begin = begin(place, before: year, mine)
      guard case .amount(let start) = begin.amount else {
        if case .unknown(let code) = begin.amount { return Opinion(verdict: .undetermined, missing: [code]) }
        return nil
      }
      let gone = Fraction(Int128(year - begin.year), Int128(next.year - begin.year))
      let left = Fraction(1) - gone
      asked.value = start.value + (end.value - start.value) * gone
      asked.half = start.half * left + end.half * gone
    }
    let share = monitor.margin.map { Fraction(Int128($0.base), 1_000_000_000) } ?? .zero
    let factor = subject.direction == .ceiling ? Fraction(1) - share : Fraction(1) + share
    let room = state.value - asked.value * factor
    return subject.opinion(
      subject.sides.map { Between($0 == .floor ? room : room.negated) },
      by: room.magnitude,
      forgiving: state.half + asked.half * factor
    )
  }

  private func owner(_ word: ReferenceWorld.Word, _ place: Place) -> String {
    if case .deferred = word { return (figures(0).issuer(place) ?? place).code }
    return place.code
  }

  private func present(_ place: Place, _ year: Int) -> Known {
    let key = FigureColumn.Key(indicator: monitor.indicator, year: year, role: .present)
    guard case .number(let value, let half, _) = world.word(place, key) else { return .unknown(of: place.code) }
    return .amount((value, half))
  }

  private func state(_ place: Place, _ year: Int) -> Known {
    guard case .flow(let first) = trajectory.start else { return present(place, year) }
    var sum: Amount = (.zero, .zero)
    for one in first...year {
      guard case .amount(let amount) = present(place, one) else { return .unknown(of: place.code) }
      sum = (sum.value + amount.value, sum.half + amount.half)
    }
    return .amount(sum)
  }

  /// The last station that was passed and says something, else the start.
  private func begin(
    _ place: Place,
    before year: Int,
    _ stations: [(year: Int, share: Fraction, of: Int)]
  ) -> (year: Int, amount: Known) {
    let base: Int =
      switch trajectory.start {
      case .state(let base): base
      case .flow(let first): first - 1
      case nil: 0
      }
    for station in stations.reversed() where station.year < year && station.year > base {
      let word = figures(station.of).own(place)
      if word.isExempt { continue }
      guard let amount = figures(station.of).bound(word) else {
        return (station.year, .unknown(of: owner(word, place)))
      }
      return (station.year, .amount((amount.value * station.share, amount.half * station.share)))
    }
    if case .state(let base) = trajectory.start { return (base, present(place, base)) }
    return (base, .amount((.zero, .zero)))
  }
}
