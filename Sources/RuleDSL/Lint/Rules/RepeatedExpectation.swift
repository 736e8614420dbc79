/// L705: an 应当 that stands there twice.
extension LintRule {
  static let repeatedExpectation = LintRule("L705", "同一行应当写了两次", "an expectation is there twice", hasFix: true) {
    input in
    input.blocks.filter { $0.keyword == .scenario }.flatMap { block -> [LintRemark] in
      var known: [String: Span] = [:]
      return block.clauses(.expect).compactMap { clause in
        guard case .expectation(let node) = clause.content else { return nil }
        let text = input.text(node.span).filter { $0 != " " && $0 != "\u{3000}" }
        guard let first = known[text] else {
          known[text] = clause.span
          return nil
        }
        return LintRemark(at: clause.whole, "这一行前面已经有了", "this stands there already")
          .seeing(first, "在这里", "here").advising("删去这一行", "delete the line").fixing(input.lines(of: clause.whole), "")
      }
    }
  }
}
