/// L701: a statement that no 案例 tests.
extension LintRule {
  static let noScenario = LintRule("L701", "没有案例检验", "no scenario tests it") { input in
    input.statements.filter { input.scenarios[$0.statement.heading.id] == nil }.map { statement, block in
      LintRemark(at: block.title.span, "没有案例检验 \(statement.heading.id)", "no scenario tests \(statement.heading.id)")
        .advising("在下面写一个通过、一个不通过的案例", "write one below that passes, and one that fails")
    }
  }
}
