/// E411: a rule that may not stand in the place of another.
extension Diagnostic {
  /// `respects` say in what, each in a few words.
  static func replacementLooser(
    _ id: String,
    old: String,
    _ respects: [Phrase],
    at span: Span,
    seeing place: Span
  ) -> Self {
    let chinese = respects.map(\.chinese).joined(separator: "；")
    let english = respects.map(\.english).joined(separator: "; ")
    return Diagnostic(.replacementLooser, at: span)
      .saying(
        "看不出 \(id) 至少同 \(old) 一样严：\(chinese)",
        "\(id) is not seen to be at least as strict as \(old): \(english)"
      )
      .seeing(place, "被替代的规则在这里", "what it replaces stands here")
      .advising(
        "改得不比它松；确要不同，加一行“理由：…”，报告会写明",
        "make it no looser; if it has to differ, add `reason: …`, which the report prints"
      )
  }

  /// A 容差 that forgives more than the rule does, without a reason.
  static func toleranceLarger(_ id: String, _ respect: Phrase, at span: Span) -> Self {
    Diagnostic(.replacementLooser, at: span)
      .saying("\(id) 的\(respect.chinese)，没有写理由", "\(id): \(respect.english), and no reason is stated")
      .advising(
        "改小，或在后面写“，理由 …”，报告会写明",
        "lower it, or add `, reason …` behind it, which the report prints"
      )
  }

  static func toleranceUnfit(_ id: String, at span: Span) -> Self {
    Diagnostic(.replacementLooser, at: span)
      .saying("\(id) 没有容差，不能另定", "\(id) has no tolerance that a pack could set")
      .advising("删去它，或另写一条规则替代它", "delete it, or write a rule that replaces it")
  }

  static func overridesOwn(_ id: String, at span: Span) -> Self {
    Diagnostic(.replacementLooser, at: span)
      .saying(
        "\(id) 是同一个规则包的规则，不能替代或停用",
        "\(id) is a rule of the same pack, which neither replaces it nor switches it off"
      )
      .advising("直接改那一条规则，或把它删掉", "change that rule itself, or delete it")
  }
}
