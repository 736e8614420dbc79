/// E412: a rule that is replaced, switched off or adjusted twice for the same plans.
extension Diagnostic {
  static func overriddenTwice(_ id: String, at span: Span, first: Span) -> Self {
    Diagnostic(.overriddenTwice, at: span)
      .saying(
        "\(id) 在同一个地方两次被替代、停用或另定",
        "\(id) is replaced, switched off or adjusted twice for the same plans"
      )
      .seeing(first, "第一次在这里", "first here")
      .advising("只留一处，或让两个规则包的行政区不相重叠", "keep one of them, or let the packs have no unit in common")
  }
}
