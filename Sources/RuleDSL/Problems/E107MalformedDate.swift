/// E107: text that is no date.
extension Diagnostic {
  static func malformedDate(_ text: String, at span: Span) -> Self {
    .init(.malformedDate, at: span, "“\(text)”不是日期", "`\(text)` is not a date")
      .advising("写成 2026-11-20", "write it as 2026-11-20")
  }
}
