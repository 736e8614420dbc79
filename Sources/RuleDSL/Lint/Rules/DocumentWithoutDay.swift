/// L503: a rule rests on a document whose day of effect is not known.
extension LintRule {
  static let documentWithoutDay = LintRule("L503", "引用的文件没有写施行日期", "a cited document has no day of effect") { input in
    let days = Dictionary(input.vocabulary.documents.map { ($0.title, $0) }) { first, _ in first }
    return input.statements.compactMap { statement, block in
      guard statement.heading.effective == nil, case .cited(let citations) = statement.heading.basis,
        let document = citations.lazy.compactMap({ days[$0.title] }).first(where: { $0.effective == nil })
      else { return nil }
      return LintRemark(
        at: block.clause(.basis)?.whole ?? block.span,
        "“\(document.title)”没有施行日期，不知道规则从哪一天起有效",
        "`\(document.title)` has no day of effect; nobody knows since when the rule holds"
      ).seeing(document.span, "文件在这里", "the document").advising(
        "在“文件”表里写上施行日期，或给规则写“施行”",
        "give the document a day in the table, or the rule an `effective`"
      )
    }
  }
}
