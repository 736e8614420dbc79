/// E402: a clause that is written twice.
extension Diagnostic {
  static func clauseRepeated(_ clause: Keyword, at span: Span, first: Span) -> Self {
    Diagnostic(.clauseRepeated, at: span)
      .saying("“\(clause.chinese)”写了两次", "`\(clause.english)` is written twice")
      .seeing(first, "第一次在这里", "first here")
      .advising("删去其中一行", "delete one of the lines")
  }
}
