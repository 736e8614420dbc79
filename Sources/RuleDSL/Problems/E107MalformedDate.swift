/// E107: text that is no date.
extension Diagnostic {
  static func malformedDate(_ text: String, at span: Span) -> Self {
    .init(.malformedDate, at: span, "“\(text)”不是日期", "`\(text)` is not a date")
      .advising("写成 2026-11-20", "write it as 2026-11-20")
  }

  /// A day in another form than rules have it.
  static func dateInOtherForm(_ text: String, _ date: PlanDate, at span: Span) -> Self {
    .init(.malformedDate, at: span, "日期不写成“\(text)”", "a date is not written as `\(text)`")
      .suggesting(date.text, at: span, isSafe: true)
  }

  static func dateOutOfRange(_ text: String, at span: Span) -> Self {
    .init(.malformedDate, at: span, "“\(text)”不会是法规施行或废止的日子", "no law takes effect or ends on \(text)")
      .advising("年份在 1900 到 2200 之间", "the year is one from 1900 to 2200")
  }
}
