/// L504: a document that ends before it begins, or a 案例 of a day before the rule it tests.
extension LintRule {
  static let datesOutOfOrder = LintRule("L504", "日期先后颠倒", "dates are out of order") { input in
    let documents = input.vocabulary.documents.filter { document in
      guard let since = document.effective, let until = document.repealed else { return false }
      return input.isOwn(document.span) && until <= since
    }.map { document in
      LintRemark(at: document.span, "“\(document.title)”的失效不晚于施行", "`\(document.title)` ends before it takes effect")
        .advising("检查两个日期", "check the two dates")
    }
    let headings = Dictionary(input.program.headings.map { ($0.id, $0) }) { first, _ in first }
    let scenarios = input.ownScenarios.compactMap { scenario, block -> LintRemark? in
      guard let day = scenario.asOf, !scenario.tests.isEmpty,
        let late = scenario.tests.compactMap({ headings[$0] }).first(where: { heading in
          heading.since.map { day < $0 } ?? false
        })
      else { return nil }
      return LintRemark(
        at: block.clause(.asOf)?.whole ?? block.span,
        "“截至”早于 \(late.id) 的施行，这条规则什么也不判",
        "`asof` is before \(late.id) takes effect, which judges nothing then"
      )
      .advising("改“截至”", "change the day")
    }
    return documents + scenarios
  }
}
