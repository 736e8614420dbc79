/// E603: a second plan set.
extension Diagnostic {
  static func planSetRepeated(at span: Span, first: Span) -> Self {
    .init(.planSetRepeated, at: span, "一次只能有一个规划集", "only one plan set can be declared")
      .seeing(first, "另一个在这里", "the other is here")
      .advising("删去其中一个", "delete one of them")
  }
}
