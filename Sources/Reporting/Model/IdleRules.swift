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
    var rules: [IdleRules.Cause: [(Int, [String])]] = [:]
    let grounds = PackGrounds(program, world.units)
    for forms in rulesByID where forms.allSatisfy({ run.tallies[$0].judged == 0 }) {
      let causes = forms.compactMap { index in
        run.statements[index].written.map { (index, $0, cause(of: $0, index, grounds)) }
      }
      // Of the forms of a rule, that which came nearest to judging.
      guard let (index, statement, cause) = causes.max(by: { $0.2.rawValue < $1.2.rawValue }) else { continue }
      rules[cause, default: []].append((index, cause == .nothingToRead ? statement.reads(program.vocabulary) : []))
    }
    return IdleRules.Cause.allCases.compactMap { cause in
      rules[cause].map { IdleRules(cause: cause, rules: $0) }
    }
  }

  /// The rules that gave one verdict wherever they judged.
  func rules(alwaysGiving verdict: Verdict) -> [Int] {
    rulesByID.filter { forms in
      let judged = forms.reduce(0) { $0 + run.tallies[$1].judged }
      return judged > 0 && forms.reduce(0) { $0 + run.tallies[$1].count(of: verdict) } == judged
    }.map { $0[0] }
  }

  private func cause(of statement: Statement, _ index: Int, _ grounds: PackGrounds) -> IdleRules.Cause {
    guard run.tallies[index].total == 0 else { return .notApplicable }
    let tiers = Set(statement.tiers)
    let stands =
      plans.contains { tiers.isEmpty || tiers.contains(Int(world.units.tiers[$0])) }
      && statement.rule?.status == nil && statement.heading.isInForce(asOf: run.day)
    return stands && grounds.speaks(statement.heading) ? .nothingToRead : .nobody
  }

  /// Indices of the statements in the text of rules, those of one id together.
  ///
  /// A rule with another 容差 or 依据 somewhere is one rule.  Built-in checks are listed only where they found something,
  /// so that their tallies say nothing.
  private var rulesByID: [[Int]] {
    var places: [String: Int] = [:]
    var rules: [[Int]] = []
    for (index, statement) in run.statements.enumerated() {
      guard let id = statement.written?.heading.id else { continue }
      if let place = places[id] {
        rules[place].append(index)
      } else {
        places[id] = rules.count
        rules.append([index])
      }
    }
    return rules
  }
}
