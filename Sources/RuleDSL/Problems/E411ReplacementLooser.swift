/// E411: a rule that may not stand in the place of another.
extension Diagnostic {
  static func replacementLooser(_ id: String, old: String, at span: Span, seeing place: Span) -> Self {
    Diagnostic(.replacementLooser, at: span)
      .saying("看不出 \(id) 至少同 \(old) 一样严", "\(id) is not seen to be at least as strict as \(old)")
      .seeing(place, "被替代的规则在这里", "what it replaces stands here")
      .advising(
        "改得不比它松；确要不同，加一行“理由：…”，报告会写明",
        "make it no looser; if it has to differ, add `reason: …`, which the report prints"
      )
  }

  static func toleranceUnfit(_ id: String, at span: Span) -> Self {
    Diagnostic(.replacementLooser, at: span)
      .saying("\(id) 没有容差，不能另定", "\(id) has no tolerance that a pack could set")
      .advising("删去这一行，或另写一条规则替代它", "delete this line, or write a rule that replaces it")
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
