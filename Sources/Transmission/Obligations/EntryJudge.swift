internal import RuleDSL

/// One 传导 by 名录 or 定位, ready to be judged.
enum EntryJudge: Sendable {
  case list(ListJudge)
  case designation(DesignationJudge)

  init(_ entries: EntryTransmission, _ vocabulary: Vocabulary, _ world: PlanWorld) {
    switch entries.subject {
    case .list(let index): self = .list(ListJudge(entries, vocabulary.lists[index], world))
    case .designation(let index):
      self = .designation(DesignationJudge(entries, vocabulary.designations[index], world))
    }
  }

  /// The verdicts on one plan: 承接, 落实, 汇总, those of them that apply.
  func findings(of unit: Int) -> [(obligation: Obligation, finding: Finding)] {
    [Obligation.carry, .honour, .aggregate].compactMap { obligation in
      finding(obligation, unit, explains: false).map { (obligation, $0) }
    }
  }

  var family: EntryFamily {
    switch self {
    case .list(let judge): judge.family
    case .designation(let judge): judge.family
    }
  }

  /// One obligation of one plan; with its evidence where it is to be explained.
  func finding(_ obligation: Obligation, _ unit: Int, explains: Bool) -> Finding? {
    switch (self, obligation) {
    case (.list(let judge), .carry): judge.carry(unit, explains)
    case (.list(let judge), .honour): judge.honour(unit, explains)
    case (.list(let judge), .aggregate): judge.aggregate(unit, explains)
    case (.designation(let judge), .carry): judge.carry(unit, explains)
    case (.designation(let judge), .honour): judge.honour(unit, explains)
    // Every place is judged by itself.
    case (.designation, .aggregate), (_, .rule), (_, .admit): nil
    }
  }
}
