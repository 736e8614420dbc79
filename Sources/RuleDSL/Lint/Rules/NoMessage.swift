/// L401: a rule of several conditions that does not say what is wrong where it fails.
extension LintRule {
  static let noMessage = LintRule("L401", "要求没有“不通过时”的话", "a requirement has no message") { input in
    input.rules.flatMap { rule, block -> [LintRemark] in
      let clauses = block.clauses(.require)
      guard clauses.count == rule.requirements.count else { return [] }
      return zip(rule.requirements, clauses).compactMap { requirement, clause in
        // Of one comparison, both sides and the difference are printed anyhow.
        guard requirement.message == nil, requirement.condition.isJoined else { return nil }
        return LintRemark(
          at: clause.whole,
          "由几个条件组成的要求没有写“不通过时”",
          "a requirement of several conditions has no `otherwise`"
        )
        .advising("加一行“不通过时：“…””，说明差在哪里", "add `otherwise: “…”` that says what is wrong")
      }
    }
  }
}

extension Condition {
  fileprivate var isJoined: Bool {
    switch self {
    case .all, .any: true
    case .not(let part): part.isJoined
    case .compare, .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles, .relation,
      .everyFeature, .distinct, .tier:
      false
    }
  }
}
