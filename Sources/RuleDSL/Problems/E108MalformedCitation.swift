/// E108: a citation that cannot be read.
extension Diagnostic {
  static let titleUnclosed = Remark(.malformedCitation, "书名号没有收尾", "the title is not closed")
    .advising("在题名后加“》”", "add `》` after the title")

  /// The span is from the bracket on; `end` lies behind 号, where there is one.
  static func numberUnclosed(at span: Span, end: Span?) -> Self {
    Diagnostic(.malformedCitation, at: span)
      .saying("文号的括号没有收尾", "the bracket of the document number is not closed")
      .advising("在文号后加“）”", "add `)` after the number")
      .editing(end, "）", isSafe: true)
  }

  static func strangeArticle(_ text: String, at span: Span) -> Self {
    .init(.malformedCitation, at: span, "“\(text)”不像条款", "`\(text)` does not look like an article")
      .advising("写成“第二条”“第一条第（二）款”或“附件2”", "write it as 第二条, 第一条第（二）款 or 附件2")
  }

  /// The mark is the semicolon too many.
  static func emptyCitation(at span: Span, mark: Span) -> Self {
    .init(.malformedCitation, at: span, "两个分号之间没有引文", "there is no citation between the semicolons")
      .advising("删去多余的“；”", "delete the extra semicolon")
      .editing(mark, "", isSafe: true)
  }
}
