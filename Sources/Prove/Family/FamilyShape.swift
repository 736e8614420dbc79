internal import RuleDSL

/// A small family: one plan, and some below it, all of one tier.
struct FamilyShape: Hashable {
  /// Indices into ``Vocabulary/tiers``; `lower` plays no part where there is none.
  var upper: Int
  var lower: Int
  var count: Int
  /// Whether the lower plans obey the upper one without adding up to it.
  var isBranch = false

  /// The upper plan is the first.
  var plans: Range<Int> { 0..<count + 1 }

  var lowerPlans: Range<Int> { 1..<count + 1 }

  func tier(of plan: Int) -> Int { plan == 0 ? upper : lower }

  /// The plans that a rule means, seen from one; between some tiers where these are given.
  func plans(_ reference: PlanReference, of plan: Int, path: [Int]) -> [Int] {
    let isTaken = { (tier: Int) in path.isEmpty || path.contains(tier) }
    switch reference {
    case .own: return [plan]
    case .parent: return plan > 0 && isTaken(upper) ? [0] : []
    case .children: return plan == 0 && !isBranch && isTaken(upper) && isTaken(lower) ? Array(lowerPlans) : []
    }
  }

  /// The families that some statements can tell apart, with at most so many plans below one: tiers that none of them
  /// tells from another are tried once.
  static func all(_ marks: [Set<Int>], _ vocabulary: Vocabulary, atMost count: Int) -> [FamilyShape] {
    let (tiers, governments) = (vocabulary.tiers.count, vocabulary.governmentTiers)
    func look(_ tier: Int) -> [Bool] { marks.map { $0.contains(tier) } + [tier >= governments] }
    var seen: Set<[[Bool]]> = []
    var shapes: [FamilyShape] = []
    for tier in 0..<tiers where seen.insert([look(tier)]).inserted {
      shapes.append(FamilyShape(upper: tier, lower: tier, count: 0))
    }
    for upper in 0..<governments {
      for lower in (0..<tiers).dropFirst(upper + 1) where seen.insert([look(upper), look(lower)]).inserted {
        shapes += (0..<count).map {
          FamilyShape(upper: upper, lower: lower, count: $0 + 1, isBranch: lower >= governments)
        }
      }
    }
    return shapes
  }
}

/// One column of figures.
struct FigureKey: Hashable, Comparable {
  var indicator: Int
  var role: Role
  var year: Int

  static func < (left: FigureKey, right: FigureKey) -> Bool {
    (left.indicator, left.year, left.role.rawValue) < (right.indicator, right.year, right.role.rawValue)
  }
}

extension Figure {
  func key(_ year: Int) -> FigureKey { FigureKey(indicator: indicator, role: role, year: self.year ?? year) }
}
