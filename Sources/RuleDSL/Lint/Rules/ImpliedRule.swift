/// L204: a bound that another rule of the pack makes needless: whoever keeps that one keeps this one, too.
extension LintRule {
  static let impliedRule = LintRule("L204", "另一条规则更严，这一条查不出问题", "a stricter rule makes it needless") { input in
    struct Subject: Hashable {
      var tiers: [Int]
      var path: [Int]
      var condition: Condition?
      var status: Rule.Status?
      var years: [Int]
      var pack: Int?
      var amount: Amount
      var isLower: Bool
    }
    var groups: [Subject: [(rule: Rule, block: SyntaxTree.Block, reach: Reach)]] = [:]
    for (rule, block) in input.rules {
      guard rule.requirements.count == 1, rule.exceptions.isEmpty, rule.heading.repealed == nil,
        case .compare(let left, let relation, .literal) = rule.requirements[0].condition,
        let reach = Reach(rule.requirements[0].condition, input.vocabulary)
      else { continue }
      let subject = Subject(
        tiers: rule.tiers,
        path: rule.path,
        condition: rule.condition,
        status: rule.status,
        years: rule.years,
        pack: rule.heading.pack,
        amount: left,
        isLower: relation == .atLeast || relation == .above
      )
      groups[subject, default: []].append((rule, block, reach))
    }
    return groups.values.flatMap { group -> [LintRemark] in
      // The strictest is within all others.
      guard group.count > 1, var strictest = group.first else { return [] }
      for entry in group.dropFirst() where entry.reach.isWithin(strictest.reach) { strictest = entry }
      return group.filter { entry in
        entry.rule.heading.id != strictest.rule.heading.id && strictest.reach.isWithin(entry.reach)
          && !entry.reach.isWithin(strictest.reach) && entry.rule.heading.level == strictest.rule.heading.level
      }.map { entry in
        LintRemark(
          at: entry.block.clause(.require)?.whole ?? entry.block.span,
          "满足了 \(strictest.rule.heading.id) 就满足这一条",
          "whoever meets \(strictest.rule.heading.id) meets this"
        ).seeing(strictest.rule.heading.span, "更严的一条", "the stricter one")
          .advising("检查两个数，或删去松的一条", "check both numbers, or delete the looser rule")
      }
    }
  }
}
