/// L101: an indicator that no rule, 传导 or 案例 names.
extension LintRule {
  static let unusedIndicator = LintRule("L101", "指标没有用到", "an indicator is not used") { input in
    input.unused(.indicator).map { occurrence in
      let name = occurrence.symbol.name
      return LintRemark(at: occurrence.span, "没有规则用到指标“\(name)”", "nothing uses the indicator `\(name)`")
        .advising("写用到它的规则，或删去这一行", "write a rule that uses it, or delete the row")
    }
  }
}
