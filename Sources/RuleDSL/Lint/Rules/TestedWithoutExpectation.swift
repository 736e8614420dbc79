/// L704: 检验 names a rule, and no 应当 is about it.
extension LintRule {
  static let testedWithoutExpectation = LintRule("L704", "检验了而没有应当", "tested without an expectation") { input in
    input.ownScenarios.flatMap { scenario, block -> [LintRemark] in
      guard scenario.tests.count > 1, case .list(let items) = block.clause(.tests)?.content,
        !scenario.expectations.contains(where: { $0.rule == nil })
      else { return [] }
      let named = Set(scenario.expectations.compactMap(\.rule))
      return zip(scenario.tests, items).filter { !named.contains($0.0) }.map { id, item in
        LintRemark(at: item.span, "检验了 \(id)，没有一行“应当”说到它", "\(id) is tested, and no `expect` is about it")
          .advising("写出它应当怎样判，或从“检验”里去掉", "say what it must come to, or take it off the list")
      }
    }
  }
}
