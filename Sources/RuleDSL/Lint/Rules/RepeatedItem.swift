/// L210: the same item twice in a list.
extension LintRule {
  static let repeatedItem = LintRule("L210", "一列里有重复的", "an item is there twice in a list", hasFix: true) { input in
    func remarks(_ items: [SyntaxTree.RawText]) -> [LintRemark] {
      items.indices.dropFirst().compactMap { place in
        guard let first = items[..<place].first(where: { $0.text == items[place].text }) else { return nil }
        let before = items[place - 1].span
        return LintRemark(
          at: items[place].span,
          "“\(items[place].text)”前面已经有了",
          "`\(items[place].text)` stands there already"
        )
        .seeing(first.span, "在这里", "here").advising("删去它", "delete it")
        .fixing(Span(file: before.file, start: before.end, end: items[place].span.end), "")
      }
    }
    let lists = input.blocks.flatMap(\.clauses).flatMap { clause -> [LintRemark] in
      if case .list(let items) = clause.content { remarks(items) } else { [] }
    }
    let choices = input.expressions.flatMap { expression -> [LintRemark] in
      if case .among(_, let items, _) = expression { remarks(items) } else { [] }
    }
    return lists + choices
  }
}
