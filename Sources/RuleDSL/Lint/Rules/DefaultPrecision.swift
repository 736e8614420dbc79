/// L803: 精度：精确, which holds anyhow.
extension LintRule {
  static let defaultPrecision = LintRule("L803", "多余的“精度：精确”", "`precision: exact` goes without saying", hasFix: true)
  { input in
    input.blocks.flatMap { $0.clauses(.precision) }.compactMap { clause in
      guard case .list(let items) = clause.content, items.count == 1, Keyword(spelled: items[0].text) == .exact else {
        return nil
      }
      return LintRemark(at: clause.whole, "不写也是精确", "it is exact anyhow")
        .advising("删去这一行", "delete the line").fixing(input.lines(of: clause.whole), "")
    }
  }
}
