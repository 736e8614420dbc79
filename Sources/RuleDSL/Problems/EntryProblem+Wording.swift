extension EntryProblem {
  /// The diagnostic a planner reads; the only wording of these problems.
  var diagnostic: Diagnostic {
    switch self {
    case .methodForNames(let name, let method, let span):
      Diagnostic(
        .methodMismatch,
        Phrase(
          "“\(name)”是\(method.spelling.chinese)，不能这样传导",
          "`\(name)` is a \(method.spelling.english), which does not travel this way"
        ),
        at: .init(span),
        hint: Phrase("把方式写成“\(method.spelling.chinese)”", "write the method as `\(method.spelling.english)`")
      )
    case .namesWanted(let name, let span):
      Diagnostic(
        .methodMismatch,
        Phrase("“\(name)”不是名录，也不是定位", "`\(name)` is neither a list nor a designation"),
        at: .init(span),
        hint: Phrase(
          "指标把方式写成“分解”一类，图层写成“空间继承，保护”",
          "write the method as `apportion` or the like for an indicator, as `spatial, protect` for a layer"
        )
      )
    case .narrowsItself(let value, let span):
      Diagnostic(
        .malformedTable,
        Phrase("“\(value)”绕了一圈细化的是它自己", "`\(value)` narrows itself in the end"),
        at: .init(span),
        hint: Phrase("改正“细化”一列，最宽的取值空着", "correct the column `narrows`; leave it blank for the broadest value")
      )
    case .valuesDiffer(let value, let span, let first):
      Diagnostic(
        .duplicateName,
        Phrase("取值“\(value)”写了两次，说法不同", "the value `\(value)` is written twice and differently"),
        at: .init(span),
        secondary: [.init(first, Phrase("第一次在这里", "first here"))],
        hint: Phrase("删去其中一处，或改名", "delete one of them, or rename it")
      )
    case .outside(let place, let plan, let span):
      Diagnostic(
        .scenarioUnit,
        Phrase("“\(place)”不在“\(plan)”以内", "`\(place)` does not lie within `\(plan)`"),
        at: .init(span),
        hint: Phrase("改“所在地”，或改“上级”", "change `location`, or the `parent`")
      )
    }
  }
}
