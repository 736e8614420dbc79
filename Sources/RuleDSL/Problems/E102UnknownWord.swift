/// E102: a word that is none of ours.
extension Diagnostic {
  /// A line that begins like a clause.
  static func unknownClause(_ word: String, at span: Span, meant: Keyword.Guess?) -> Self {
    .init(.unknownWord, at: span, "没有“\(word)”这种子句", "there is no clause `\(word)`")
      .suggesting(
        meant,
        for: word,
        at: span,
        else: Phrase("接着写上一子句时，行首不要用“词：”", "to continue the clause above, do not begin the line with `word:`")
      )
  }

  /// 停用KX-15: a clause whose label clings to its keyword.
  static func blankMissing(after keyword: String, before label: String, at span: Span) -> Self {
    Diagnostic(.unknownWord, at: span)
      .saying("“\(keyword)”后面少一个空格", "a blank is missing after `\(keyword)`")
      .advising("写成“\(keyword) \(label)：…”", "write `\(keyword) \(label): …`")
      .editing(span.atEnd, " ")
  }

  static func colonMissing(_ keyword: Keyword, at span: Span) -> Self {
    Diagnostic(.unknownWord, at: span)
      .saying("“\(keyword.chinese)”后面要有冒号", "`\(keyword.english)` needs a colon after it")
      .advising("写成“\(keyword.chinese)：…”", "write `\(keyword.english): …`")
      .editing(span.atEnd, "：")
  }

  /// 停用 KX-15 尚未建库: the colon belongs behind the label.
  ///
  /// `place` is where it belongs: behind the label, or a sign that was written for it.
  static func colonMissing(_ keyword: Keyword, behind label: String, at span: Span, place: Span) -> Self {
    Diagnostic(.unknownWord, at: span)
      .saying(
        "“\(keyword.chinese) \(label)”后面要有冒号",
        "`\(keyword.english) \(label)` needs a colon after it"
      )
      .advising("写成“\(keyword.chinese) \(label)：…”", "write `\(keyword.english) \(label): …`")
      .editing(place, "：")
  }

  /// 大于, 不少于: a relation in words of everyday use.
  static func unknownRelation(_ word: String, at span: Span, meant: Keyword) -> Self {
    .init(.unknownWord, at: span, "没有“\(word)”这个关系词", "there is no relation `\(word)`")
      .suggesting(.init(meant, isCertain: meant.isOrder), for: word, at: span)
  }

  static func wrongWord(_ text: String, at span: Span, allowed: [Keyword]) -> Self {
    let wrong = Diagnostic(.unknownWord, at: span, "这里不能写“\(text)”", "`\(text)` cannot stand here")
    guard let level = levels[text], allowed.contains(level) else { return wrong.offering(allowed) }
    return wrong.suggesting(Keyword.Guess(level), for: text, at: span)
  }

  /// What documents call the levels.
  private static let levels: [String: Keyword] = [
    "约束性": .binding, "强制性": .binding, "强制": .binding, "预期性": .expected,
    "引导性": .advisory, "指导性": .advisory, "建议性": .advisory, "建议": .advisory,
  ]

  static func cellUnknown(_ text: String, at span: Span) -> Self {
    .init(.unknownWord, at: span, "格里不能写“\(text)”", "`\(text)` cannot stand in a cell")
      .advising(
        "写 允许、禁止、待核实，或条件的编号，例如 条件①②",
        "write admitted, prohibited, undetermined, or numbers of conditions, such as condition①②"
      )
  }
}
