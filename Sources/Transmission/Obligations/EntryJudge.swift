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
  func judgements(of unit: Int) -> [(obligation: Obligation, judgement: Judgement)] {
    [Obligation.carry, .honour, .aggregate].compactMap { obligation in
      judgement(obligation, unit, explains: false).map { (obligation, $0) }
    }
  }

  var family: EntryFamily {
    switch self {
    case .list(let judge): judge.family
    case .designation(let judge): judge.family
    }
  }

  /// One obligation of one plan; with its evidence where it is to be explained.
  func judgement(_ obligation: Obligation, _ unit: Int, explains: Bool) -> Judgement? {
    var judgement: Judgement?
    switch (self, obligation) {
    case (.list(let judge), .carry): judgement = judge.carry(unit, explains)
    case (.list(let judge), .honour): judgement = judge.honour(unit, explains)
    case (.list(let judge), .aggregate): judgement = judge.aggregate(unit, explains)
    case (.designation(let judge), .carry): judgement = judge.carry(unit, explains)
    case (.designation(let judge), .honour): judgement = judge.honour(unit, explains)
    // Every place is judged by itself.
    case (.designation, .aggregate), (_, .rule), (_, .admit): break
    }
    judgement?.subject = family.subject
    return judgement
  }
}

extension Judgement {
  /// A ruling before anything is shown.
  init(_ ruling: Ruling, words: String = "") {
    self.init(ruling.verdict, Reason(ruling.reason, words: words))
  }

  /// What 落实 or 汇总 comes to where nothing stands that could be compared; `missing` is who may yet state it.
  init(held bound: Standing, unknown: ReasonCode, _ missing: [Int]) {
    let ruling = Ruling.incomparable(.bound, to: bound, unknown: unknown) ?? Ruling(compared: .undetermined)
    self.init(ruling)
    if ruling.verdict == .undetermined { self.missing = missing }
  }

  /// What is open, and whose statement is missing.
  init(open reason: Reason, _ missing: [Int]) {
    self.init(.undetermined, reason)
    self.missing = missing
  }

  mutating func count(_ items: Int) {
    unit = Unit(.item)
    difference = Rational(Int128(items)).multiplied(by: Rational(Unit(.item).scale))
  }
}
