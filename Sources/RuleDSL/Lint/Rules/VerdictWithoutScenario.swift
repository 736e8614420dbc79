/// L702: a statement with 案例, none of which expects one of the three main verdicts.
extension LintRule {
  static let verdictWithoutScenario = LintRule("L702", "有的判定没有案例", "a verdict has no scenario") { input in
    input.statements.compactMap { statement, block in
      let heading = statement.heading
      guard let scenarios = input.scenarios[heading.id] else { return nil }
      // Of several rules in one 案例, an expectation may mean any that it does not name.
      let seen = Set(
        scenarios.flatMap(\.expectations).filter { [nil, heading.id, heading.title].contains($0.rule) }.map(\.verdict)
      )
      let missing = [Verdict.pass, .fail, .undetermined].filter { !seen.contains($0) }
      guard !missing.isEmpty else { return nil }
      func list(_ language: Language, _ mark: String) -> String {
        missing.map { $0.keyword.spelled(in: language) }.joined(separator: mark)
      }
      return LintRemark(
        at: block.title.span,
        "没有案例判它\(list(.chinese, "、"))",
        "no scenario expects of it: \(list(.english, ", "))"
      ).advising("写出这样的案例；某种判定不可能时加注释“# 不查 L702”", "write such a scenario; where one cannot be, add `# nolint L702`")
    }
  }
}
