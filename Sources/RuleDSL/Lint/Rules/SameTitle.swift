/// L108: two statements of one title.
extension LintRule {
  static let sameTitle = LintRule("L108", "两条规则同名", "two rules have one title") { input in
    var known: [String: Heading] = [:]
    var remarks: [LintRemark] = []
    for (statement, block) in input.statements.sorted(by: { $0.block.span < $1.block.span }) {
      let heading = statement.heading
      guard let first = known[heading.title] else {
        known[heading.title] = heading
        continue
      }
      remarks.append(
        LintRemark(
          at: block.title.span,
          "规则 \(first.id) 也叫“\(heading.title)”",
          "rule \(first.id) is called `\(heading.title)`, too"
        )
        .seeing(first.span, "在这里", "here").advising("换一个说得出不同的标题", "choose a title that tells them apart")
      )
    }
    return remarks
  }
}
