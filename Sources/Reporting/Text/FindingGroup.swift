internal import RuleDSL
internal import Transmission

/// Findings that say the same about many plans: one entry of the text report.
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
    /// Of findings on parcels, the plan; groups of the rest cut across plans.
    var plan: Int?
  }

  let key: Key
  /// The first ones, in the order of the run.
  var shown: [CheckRun.Outcome] = []
  var total = 0
  var sums = ZoneSums()
}

extension Report {
  /// Groups what the run found, worst first.
  ///
  /// A group keeps its first `limit` findings; when all are requested, every one, and passes too.
  func groups(showsAll: Bool, limit: Int) -> [FindingGroup] {
    var groups: [FindingGroup] = []
    var places: [FindingGroup.Key: Int] = [:]
    for outcome in run.outcomes where showsAll || outcome.verdict.isWorthTelling {
      let key = key(of: outcome)
      let place = places[key] ?? groups.count
      if place == groups.count {
        places[key] = place
        groups.append(FindingGroup(key: key))
      }
      groups[place].total += 1
      if key.plan != nil, let parcel = finding(outcome).parcel { groups[place].sums.add(parcel) }
      if showsAll || groups[place].shown.count < limit { groups[place].shown.append(outcome) }
    }
    // Equal ranks keep the order of the run.
    return groups.enumerated().sorted { left, right in
      let (one, other) = (rank(of: left.element.key), rank(of: right.element.key))
      return one != other ? one < other : left.offset < right.offset
    }.map(\.element)
  }

  private func rank(of key: FindingGroup.Key) -> Int {
    key.verdict.rank * 10 + run.statements[key.statement].heading.level.rank
  }

  private func key(of outcome: CheckRun.Outcome) -> FindingGroup.Key {
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
      plan: isOnParcel ? Int(outcome.plan) : nil
    )
  }
}
