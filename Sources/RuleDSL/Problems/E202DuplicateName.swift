/// E202: a name that two things have.
extension Diagnostic {
  static func duplicate(_ name: String, _ kind: Named, at span: Span, first: Span) -> Self {
    let mayAddNames = [.indicator, .layer, .entries].contains(kind) && first.file != span.file
    return Diagnostic(.duplicateName, at: span)
      .saying("\(kind.name.chinese)“\(name)”写了两次", "the \(kind.name.english) `\(name)` is written twice")
      .seeing(first, "第一次在这里", "first here")
      .advising(
        mayAddNames
          ? Phrase(
            "删去其中一处，或改名；给别人的添别名、代码，要放在自己的规则包里，名称照原来写",
            "delete one of them, or rename it; aliases and codes for what others define belong into a pack, under its name"
          ) : Phrase("删去其中一处，或改名", "delete one of them, or rename it")
      )
  }

  /// A row that is to add names to one of another pack, and says something else.
  static func rowDiffers(_ name: String, _ columns: [Keyword], at span: Span, first: Span) -> Self {
    let (chinese, english) = (
      columns.map(\.chinese).joined(separator: "、"), columns.map(\.english).joined(separator: ", ")
    )
    return Diagnostic(.duplicateName, at: span)
      .saying(
        "“\(name)”在别的规则包里有了，这一行的\(chinese)同那里不一样",
        "`\(name)` is defined in another pack, and this row says another \(english)"
      )
      .seeing(first, "已有的在这里", "it is defined here")
      .advising(
        "只添别名和代码，其余的格照原来写或空着；另有所指就换名称",
        "add aliases and codes only, and leave the rest as it is, or blank; take another name for something else"
      )
  }

  /// A code by which two layers would hold the same features.
  static func codeShared(_ code: String, by layer: String, at span: Span, first: Span) -> Self {
    Diagnostic(.duplicateName, at: span)
      .saying("图层代码“\(code)”已经是“\(layer)”的", "the code `\(code)` is that of `\(layer)` already")
      .seeing(first, "那个图层在这里", "that layer is here")
      .advising(
        "改正代码；同一张表里分几个图层的，用“条件”分开；只是一个地方写法不同的，填“行政区”",
        "correct the code; where one table holds several layers, tell them apart by `condition`; where only a place writes "
          + "it otherwise, fill in `units`"
      )
  }

  /// Of several requirements each needs a name.
  static func unnamedRequirements(at span: Span, first: Span) -> Self {
    .init(.duplicateName, at: span, "有几个“要求”，都没有名字", "there are several requirements without a name")
      .seeing(first, "第一个在这里", "the first is here")
      .advising("各给一个名字，例如“要求 甲：…”", "give each a name, such as `require 甲: …`")
  }

  static func tiersDiffer(at span: Span, first: Span) -> Self {
    .init(.duplicateName, at: span, "两处“层级”不一样", "two lists of tiers differ")
      .seeing(first, "另一处在这里", "the other is here")
      .advising("各文件的“层级”写成一样，或只留一处", "make them the same, or keep one")
  }

  /// One name of a value says two things in two places.
  static func valuesDiffer(_ value: String, at span: Span, first: Span) -> Self {
    Diagnostic(.duplicateName, at: span)
      .saying("取值“\(value)”写了两次，说法不同", "the value `\(value)` is written twice and differently")
      .seeing(first, "第一次在这里", "first here")
      .advising("删去其中一处，或改名", "delete one of them, or rename it")
  }
}
