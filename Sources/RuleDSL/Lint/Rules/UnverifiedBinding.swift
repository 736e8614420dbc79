/// L502: a rule that binds on 依据待核 without saying why it binds all the same.
extension LintRule {
  static let unverifiedBinding = LintRule(
    "L502",
    "依据待核而刚性，没有写刚性理由",
    "it binds on an unverified ground without a reason"
  ) { input in
    input.statements.compactMap { statement, block in
      let heading = statement.heading
      guard heading.level == .binding, case .unverified = heading.basis, heading.bindingReason == nil else {
        return nil
      }
      return LintRemark(
        at: block.clause(.unverifiedBasis)?.whole ?? block.span,
        "没有见到原文的规则是刚性的，又没有写“刚性理由”",
        "a rule whose text nobody has seen binds, and no `bindingreason` says why"
      ).advising("写“刚性理由”，或改为“级别：预期”", "add `bindingreason`, or make it `level: expected`")
    }
  }
}
