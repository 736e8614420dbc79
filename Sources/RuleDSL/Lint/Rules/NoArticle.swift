/// L501: a binding rule that cites a document and no article of it.
extension LintRule {
  static let noArticle = LintRule("L501", "刚性规则的依据没有写条款", "a binding rule cites no article") { input in
    input.statements.compactMap { statement, block in
      let heading = statement.heading
      // A quotation leads to the place as well as an article does.
      guard heading.level == .binding, case .cited(let citations) = heading.basis, !citations.isEmpty,
        citations.allSatisfy({ $0.article == nil }), block.clause(.text) == nil
      else { return nil }
      return LintRemark(
        at: block.clause(.basis)?.whole ?? block.span,
        "刚性规则的依据没有写到条",
        "a binding rule cites no article"
      ).advising("写上第几条；文件不分条的，摘“原文”", "name the article; where there are none, quote the `text`")
    }
  }
}
