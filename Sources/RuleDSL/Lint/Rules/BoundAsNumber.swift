/// L301: a number in a rule that is the bound of an indicator: what upper plans allot, and write in their own data.
extension LintRule {
  static let boundAsNumber = LintRule("L301", "把下达的数写死在规则里", "a rule holds a figure that plans are allotted") {
    input in
    let carried = Set(input.program.statements.compactMap(\.figures?.indicator))
    return input.rules.flatMap { rule, block -> [LintRemark] in
      let clauses = block.clauses(.require)
      guard clauses.count == rule.requirements.count else { return [] }
      return zip(rule.requirements, clauses).compactMap { requirement, clause in
        guard case .compare(let left, _, let right) = requirement.condition,
          let (indicator, quantity) = Self.commitment(left, right) ?? Self.commitment(right, left),
          carried.contains(indicator), quantity.base != 0, quantity.dimension != .ratio
        else { return nil }
        let name = input.vocabulary.indicators[indicator].name
        return LintRemark(
          at: clause.whole,
          "“\(name)”的限数由上级下达，\(quantity.text) 写死在规则里，换一个规划就不对",
          "the bound of `\(name)` is allotted from above; \(quantity.text) fits one plan only"
        ).advising(
          "与“下达的\(name)”比，或交给“传导 \(name)”",
          "compare with `allotted.\(name)`, or leave it to `transmission \(name)`"
        )
      }
    }
  }

  private static func commitment(_ figure: Amount, _ bound: Amount) -> (Int, Quantity)? {
    guard case .figure(let figure) = figure, case .literal(let quantity) = bound, figure.role == .own else {
      return nil
    }
    return (figure.indicator, quantity)
  }
}
