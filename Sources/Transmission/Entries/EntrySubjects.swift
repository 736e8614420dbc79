internal import RuleDSL

/// What every 传导 by 名录 or 定位 needs: who stands under whom, and what plans say.
struct EntryFamily: Sendable {
  let family: Family
  let units: UnitTable
  /// Whether a document of the unit's plan is transcribed completely.
  let isComplete: [Bool]

  /// Names follow the administrative tree; 下达关系 speaks about figures.
  init(_ entries: EntryTransmission, _ world: PlanWorld) {
    family = Family(Family.Key(tiers: entries.tiers, orders: []), world.units)
    units = world.units
    isComplete = world.hasCompletePlan
  }

  /// The units that are judged, ascending.
  var judged: [Int] { family.participates.indices.filter { family.participates[$0] } }

  /// The nearest administrative ancestor on a tier of the 传导.
  func parent(of unit: Int) -> Int? { family.issuer(of: unit).flatMap { family.participates[unit] ? $0 : nil } }

  func children(of unit: Int) -> [Int] { family.children(of: unit).map { Int($0) } }

  func isWithin(_ place: Int, _ unit: Int) -> Bool { place == unit || units.isAncestor(unit, of: place) }

  /// The unit below another one that a place lies in; `nil` where none that takes part does.
  func child(of unit: Int, around place: Int) -> Int? {
    var here = place
    while here >= 0, here != unit {
      if family.parents[here] == Int32(unit) { return here }
      here = Int(units.parents[here])
    }
    return nil
  }

  /// The nearest plan above that says something, and the plans between of which nobody knows what they say.
  ///
  /// - Parameters:
  ///   - unit: Whose upper plans are meant.
  ///   - said: What a plan says; `nil` for nothing.
  /// - Returns: The plan, what it says, and the plans between; `nil` where no plan above says anything.
  func above<Said>(_ unit: Int, _ said: (Int) -> Said?) -> (plan: Int, said: Said, unknown: [Int])? {
    var unknown: [Int] = []
    var place = parent(of: unit)
    while let plan = place {
      if let said = said(plan) { return (plan, said, unknown) }
      if !isComplete[plan] { unknown.append(plan) }
      place = parent(of: plan)
    }
    return nil
  }

  /// Whether the documents of every plan above are transcribed completely.
  func isSilentAbove(_ unit: Int) -> Bool {
    var place = parent(of: unit)
    while let plan = place {
      guard isComplete[plan] else { return false }
      place = parent(of: plan)
    }
    return true
  }
}

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
  func verdicts(of unit: Int) -> [(obligation: Obligation, verdict: Verdict)] {
    [Obligation.carry, .honour, .aggregate].compactMap { obligation in
      judgement(obligation, unit, explains: false).map { (obligation, $0.verdict) }
    }
  }

  var judged: [Int] {
    switch self {
    case .list(let judge): judge.family.judged
    case .designation(let judge): judge.family.judged
    }
  }

  /// One obligation of one plan; with its evidence where somebody wants to read it.
  func judgement(_ obligation: Obligation, _ unit: Int, explains: Bool) -> Judgement? {
    switch (self, obligation) {
    case (.list(let judge), .carry): judge.carry(unit, explains)
    case (.list(let judge), .honour): judge.honour(unit, explains)
    case (.list(let judge), .aggregate): judge.aggregate(unit, explains)
    case (.designation(let judge), .carry): judge.carry(unit, explains)
    case (.designation(let judge), .honour): judge.honour(unit, explains)
    // Every place is judged by itself.
    case (.designation, .aggregate): nil
    case (_, .rule), (_, .admit): nil
    }
  }
}

extension Judgement {
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
