/// L703: two 案例 of one title.
extension LintRule {
  static let sameScenario = LintRule("L703", "两个案例同名", "two scenarios have one title") { input in
    var known: [String: Span] = [:]
    return input.ownScenarios.compactMap { scenario, block in
      guard let first = known[scenario.title] else {
        known[scenario.title] = block.title.span
        return nil
      }
      return LintRemark(
        at: block.title.span,
        "前面有一个案例也叫“\(scenario.title)”",
        "a scenario before is called `\(scenario.title)`, too"
      )
      .seeing(first, "在这里", "here").advising("标题说出这个案例特别在哪里", "let the title say what is special about it")
    }
  }
}
