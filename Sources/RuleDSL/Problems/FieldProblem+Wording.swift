extension FieldProblem {
  /// The diagnostic a planner reads; the only wording of these problems.
  var diagnostic: Diagnostic {
    switch self {
    case .unknown(let name, let layer, let span, let nearest):
      Diagnostic(
        .unknownName,
        Phrase("图层“\(layer)”没有字段“\(name)”", "the layer `\(layer)` has no field `\(name)`"),
        at: .init(span),
        hint: nearest.map { Phrase("是否要写“\($0)”？", "did you mean `\($0)`?") }
          ?? Phrase(
            "在“图层”表里给“\(layer)”的“字段”加上，例如 \(name)=WHLX",
            "add it to `fields` of `\(layer)` in the `layers` table, such as \(name)=WHLX"
          )
      )
    case .wanted(let span):
      Diagnostic(
        .wrongOperand,
        Phrase("这里要一个图层的字段", "a field of a layer is needed here"),
        at: .init(span),
        hint: Phrase("例如 本级的规划分区的规划分区代码", "such as own.LAYER.FIELD")
      )
    case .malformed(let text, let span):
      Diagnostic(
        .malformedTable,
        Phrase("“\(text)”不是字段的写法", "`\(text)` does not name fields"),
        at: .init(span),
        hint: Phrase("写成“名称=字段”，例如 维护类型=WHLX、维护理由=WHLY", "write NAME=FIELD, such as 维护类型=WHLX、维护理由=WHLY")
      )
    case .bare(let span):
      Diagnostic(
        .wrongOperand,
        Phrase("只有字段，没有说它应当怎样", "this is a field, and says nothing about it"),
        at: .init(span),
        hint: Phrase(
          "接着写 已填写、属于 …、符合 “…” 或 不重复",
          "go on with filled, in …, matches “…” or distinct"
        )
      )
    case .conditionWanted(let span):
      Diagnostic(
        .wrongOperand,
        Phrase("这里要关于图斑字段的条件", "a condition on the fields of a feature is needed here"),
        at: .init(span),
        hint: Phrase(
          "写成“字段 属于 1”“字段 已填写”这样，字段前不写是谁的哪个图层",
          "write `FIELD in 1` or `FIELD filled`, with the field by itself"
        )
      )
    }
  }
}
