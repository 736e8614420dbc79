/// E104: a quotation or a brace without its end.
extension Diagnostic {
  static func unclosedQuote(_ mark: Unicode.Scalar, at span: Span) -> Self {
    .init(.unclosedQuote, at: span, "引号没有收尾", "the quotation is not closed")
      .advising("在末尾加“\(mark)”", "add `\(mark)` at its end")
      .editing(span.atEnd, String(mark))
  }

  static let placeholderUnclosed = Remark(.unclosedQuote, "花括号没有收尾", "the brace is not closed")
    .advising("写成“{差额}”", "write `{difference}`")
}
