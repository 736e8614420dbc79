internal import RuleDSL
internal import Transmission

/// Rules that judged nothing, for one reason.
struct IdleRules {
  enum Cause: Int, CaseIterable {
    /// Nobody stands at its tiers, on the ground of its pack or under the law of its time.
    case nobody
    /// What it reads is not in the plan set, or not all of it.
    case nothingToRead
    /// It does not concern any plan.
    case notApplicable

    var name: Phrase {
      switch self {
      case .nobody: Phrase("规划集没有它管的规划", "the plan set has no plan that they speak about")
      case .nothingToRead: Phrase("规划集没有它要读的数或图层，或者不全", "the plan set lacks what they read, or some of it")
      case .notApplicable: Phrase("处处不适用", "not applicable anywhere")
      }
    }
  }

  let cause: Cause
  /// Indices into the statements of the run, with the names of what they read.
  let rules: [(statement: Int, reads: [String])]
}

extension Report {
  /// The rules that judged nothing, by the reason.
  var idleRules: [IdleRules] {
    let units = world.units
    var rules: [IdleRules.Cause: [(Int, [String])]] = [:]
    // A rule with another 容差 somewhere is one rule: it applied to something if any of them did.
    let applied = Set(zip(run.statements, run.tallies).filter { $1.total > 0 }.map(\.0.heading.id))
    for (index, tally) in run.tallies.enumerated() where tally.judged == 0 {
      guard let statement = run.statements[index].written else { continue }
      guard tally.total > 0 || !applied.contains(statement.heading.id) else { continue }
      let tiers = Set(statement.tiers)
      let stands =
        plans.contains { tiers.isEmpty || tiers.contains(Int(units.tiers[$0])) }
        && statement.rule?.status == nil && statement.heading.isInForce(asOf: run.day)
      let cause: IdleRules.Cause =
        if tally.total > 0 {
          .notApplicable
        } else {
          stands && program.speaks(statement.heading, about: units) ? .nothingToRead : .nobody
        }
      let reads = cause == .nothingToRead ? statement.reads(program.vocabulary) : []
      rules[cause, default: []].append((index, reads))
    }
    return IdleRules.Cause.allCases.compactMap { cause in
      rules[cause].map { IdleRules(cause: cause, rules: $0) }
    }
  }

  /// The rules that gave one verdict wherever they judged.
  func rules(alwaysGiving verdict: Verdict) -> [Int] {
    run.tallies.indices.filter { index in
      let tally = run.tallies[index]
      // A built-in check is listed only where it found something, so its tally says nothing.
      return run.statements[index].written != nil && tally.judged > 0 && tally.count(of: verdict) == tally.judged
    }
  }
}
