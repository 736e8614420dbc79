internal import RuleDSL
internal import Transmission

/// Findings that say the same: one entry of a report.
struct FindingGroup {
  /// What the findings share.
  struct Key: Hashable {
    var verdict: Verdict
    var statement: Int
    var obligation: Obligation
    /// Label of the 要求; empty for the rest.
    var requirement: String
    var year: Int
    var reason: Reason
    /// Of findings on parcels, and where a report is arranged by plans; other groups cut across plans.
    var plan: Int?
    /// Of findings on parcels, which stand together however many there are.
    var isOnParcels: Bool
  }

  let key: Key
  /// The first ones, in the order of the run.
  var shown: [CheckRun.Outcome] = []
  var total = 0
  var sums = ZoneSums()
}

extension Report {
  /// Groups outcomes, which come in the order of the run, worst first.
  ///
  /// A group keeps its first `limit` findings, or all.  Where plans arrange a report, what is said of two of them stands
  /// apart.
  func groups(_ outcomes: some Sequence<CheckRun.Outcome>, limit: Int?, byPlan: Bool) -> [FindingGroup] {
    var groups: [FindingGroup] = []
    var places: [FindingGroup.Key: Int] = [:]
    for outcome in outcomes {
      let key = key(of: outcome, byPlan: byPlan)
      let place = places[key] ?? groups.count
      if place == groups.count {
        places[key] = place
        groups.append(FindingGroup(key: key))
      }
      groups[place].total += 1
      if key.isOnParcels, let parcel = finding(outcome).parcel { groups[place].sums.add(parcel) }
      if groups[place].shown.count < limit ?? .max { groups[place].shown.append(outcome) }
    }
    return groups.stablySorted { rank(of: $0.key) }
  }

  private func rank(of key: FindingGroup.Key) -> Int {
    key.verdict.rank * 10 + run.statements[key.statement].heading.level.rank
  }

  private func key(of outcome: CheckRun.Outcome, byPlan: Bool) -> FindingGroup.Key {
    let isOnParcel = if case .parcel = outcome.found { true } else { false }
    // Where the outcome alone does not tell, the finding does.
    let finding = outcome.reason == nil ? finding(outcome) : nil
    return FindingGroup.Key(
      verdict: outcome.verdict,
      statement: Int(outcome.statement),
      obligation: outcome.obligation,
      requirement: finding?.requirement ?? run.requirement(of: outcome),
      year: Int(outcome.year),
      reason: finding?.reason ?? outcome.reason ?? .open,
      plan: isOnParcel || byPlan ? Int(outcome.plan) : nil,
      isOnParcels: isOnParcel
    )
  }
}

extension Array {
  /// Sorted by a rank; what has the same rank keeps its order.
  func stablySorted(by rank: (Element) -> Int) -> [Element] {
    enumerated().map { (rank: rank($0.element), place: $0.offset) }
      .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
      .map { self[$0.place] }
  }
}
