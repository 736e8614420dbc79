/// L201: a rule that speaks about no plan.
extension LintRule {
  static let neverFires = LintRule("L201", "规则从不判定任何规划", "a rule never fires") { input in
    input.statements.compactMap { statement, block -> LintRemark? in
      let pack = input.program.pack(of: statement.heading)
      let meant = statement.tiers
      if let pack, !pack.tiers.isEmpty, !meant.isEmpty, Set(meant).isDisjoint(with: pack.tiers) {
        return LintRemark(
          at: block.title.span,
          "适用的层级都不是规则包“\(pack.name)”管的，它不判定任何规划",
          "the pack `\(pack.name)` speaks about other tiers; it judges no plan"
        ).advising("改“适用”，或改规则包的“适用”", "change `applies` here, or that of the pack")
      }
      guard let rule = statement.rule, let tiers = rule.condition?.ownTiers else { return nil }
      let reach = rule.tiers.isEmpty ? Set(input.vocabulary.tiers.indices) : Set(rule.tiers)
      guard tiers.isDisjoint(with: reach) else { return nil }
      return LintRemark(
        at: block.clause(.when)?.span ?? block.span,
        "“当”要求的层级都不在“适用”里，它不判定任何规划",
        "`when` asks for tiers that `applies` leaves out; it judges no plan"
      ).advising("让“适用”和“当”说同样的层级", "let `applies` and `when` name the same tiers")
    }
  }
}

extension Condition {
  /// The tiers to which it confines the plan itself; `nil` where it does not.
  fileprivate var ownTiers: Set<Int>? {
    switch self {
    case .tier(.own, let tiers): Set(tiers)
    case .all(let parts):
      parts.compactMap(\.ownTiers).reduce(nil) { known, tiers in known.map { $0.intersection(tiers) } ?? tiers }
    case .compare, .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles, .relation,
      .everyFeature, .distinct, .tier, .any, .not:
      nil
    }
  }
}
