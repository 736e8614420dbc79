/// E213: a 句式 that can be read in two ways, or in none.
extension Diagnostic {
  static func phrasingUnclear(_ text: String, at span: Span, first: Span) -> Self {
    Diagnostic(.phrasingUnclear, at: span)
      .saying("句式“\(text)”与另一条写法相同、意思不同", "the phrasing `\(text)` has the words of another and means something else")
      .seeing(first, "另一条在这里", "the other is here")
      .advising("改写法，或把方向、单位改成一样", "change the words, or make direction and unit the same")
  }

  static func phrasingTwice(at span: Span, first: Span) -> Self {
    .init(.phrasingUnclear, at: span, "这条句式写了两次", "this phrasing is written twice")
      .seeing(first, "第一次在这里", "first here")
      .advising("删去其中一处", "delete one of them")
  }

  static let phrasingWithoutValue = Remark(.phrasingUnclear)
    .saying("这条句式没有数，不能有方向和 {指标}", "this phrasing holds no figure, so it has no direction and no {indicators}")
    .advising(
      "写上 {数值} 或 {依据}；只是引语或指标的另一个叫法的，不写方向",
      "write {printed} or {basis}; leave the direction blank for what only leads in, or is another name"
    )

  static let phrasingMixed = Remark(
    .phrasingUnclear,
    "一条句式只讲一样：指标的数，名录里的名称，或者定位的取值",
    "a phrasing speaks of one thing: figures, items of a list, or values of a designation"
  )
  .advising("拆成几条", "make several of it")

  static let phrasingBeginsWithItem = Remark(
    .phrasingUnclear,
    "句式以 {名称} 开头，看不出名称从哪里开始",
    "the phrasing begins with {name}, so that nothing shows where the name begins"
  )
  .advising("前面写上别的字，如“将{名称}列入{名录}”", "write words before it, as in 将{name}列入{list}")

  static let phrasingBrackets = Remark(
    .phrasingUnclear,
    "句式的括号不成对，或套着括号",
    "brackets of a phrasing do not match, or are nested"
  )
  .advising("写成 (甲/乙)、[可有可无/别的写法]、{数值}，不套用", "write (one/other), [optional/other], {printed}, without nesting")

  static func phrasingSlotUnknown(_ name: String, at span: Span) -> Self {
    let words = Phrasing.Slot.allCases.map(\.keyword)
    let (chinese, english) = (
      words.map { "{\($0.chinese)}" }.joined(separator: "、"), words.map { "{\($0.english)}" }.joined(separator: ", ")
    )
    return .init(.unknownPlaceholder, at: span, "句式里没有“{\(name)}”", "there is no {\(name)} in phrasings")
      .advising("可以有：\(chinese)", "one of: \(english)")
  }
}
