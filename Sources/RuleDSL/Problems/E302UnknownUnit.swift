/// E302: a unit that is not known, or is missing.
extension Diagnostic {
  static func unknownUnit(_ text: String, at span: Span, exact: Span?, nearest: String?) -> Self {
    .init(.unknownUnit, at: span, "没有“\(text)”这种单位", "there is no unit `\(text)`")
      .suggesting(nearest, at: exact, else: Phrase("例如 万亩、公顷、平方千米、亿立方米、倍、%", "such as 万亩, ha, km2, 亿立方米, times, %"))
  }

  static func bareNumber(_ text: String, at span: Span) -> Self {
    .init(.unknownUnit, at: span, "“\(text)”没有单位", "`\(text)` has no unit")
      .advising(
        "写明单位，例如 \(text) 万亩、\(text) 倍、\(text) 个",
        "state the unit, such as \(text) 万亩, \(text) times, \(text) items"
      )
  }
}
