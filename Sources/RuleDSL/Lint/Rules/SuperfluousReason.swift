/// L506: 刚性理由 where there is nothing to give a reason for.
extension LintRule {
  static let superfluousReason = LintRule("L506", "多余的刚性理由", "a reason to bind that is not needed", hasFix: true) {
    input in
    input.statements.compactMap { statement, block in
      let heading = statement.heading
      guard heading.bindingReason != nil, let clause = block.clause(.bindingReason) else { return nil }
      let isCited = if case .cited = heading.basis { true } else { false }
      guard isCited || heading.level != .binding else { return nil }
      return LintRemark(
        at: clause.whole,
        isCited ? "依据写明了，不用“刚性理由”" : "规则不是刚性的，不用“刚性理由”",
        isCited ? "its ground is cited; no reason is needed" : "the rule does not bind; no reason is needed"
      ).advising("删去这一行", "delete the line").fixing(input.lines(of: clause.whole), "")
    }
  }
}
