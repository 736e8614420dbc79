/// E303: something of the wrong sort.
extension Diagnostic {
  static let conditionWanted = Remark(.wrongOperand)
    .saying("这里要一个条件，却是一个数量", "a condition is needed here, this is an amount")
    .advising("例如 … 不低于 300 万亩", "such as … >= 300 万亩")
  static let amountWanted = Remark(.wrongOperand, "这里要一个数量，却是一个条件", "an amount is needed here, this is a condition")
    .advising("删去关系词，或加上括号", "drop the relation, or add brackets")
  static let figureWanted = Remark(.wrongOperand)
    .saying("这里要一个指标，例如 本级的耕地保有量", "an indicator is needed here, such as own.耕地保有量")
    .advising("写成“本级的…”“下达的…”“现状的…”“上级的…”或“下级的…”", "write own.…, allotted.…, present.…, parent.… or children.…")
  static let reductionOfOthers = Remark(.wrongOperand)
    .saying("只有“下级”的指标可以合计、比大小", "only figures of the children can be combined")
    .advising("写成“合计（下级的…）”", "write `sum(children.…)`")
  static let precisionOutsideFigures = Remark(.wrongOperand)
    .saying("“印数一致”只用于“对于：每个指标”", "`agrees` is for `each: figure` only")
    .advising("加一行“对于：每个指标”", "add `each: figure`")
  static let tierOutsideAmong = Remark(.wrongOperand)
    .saying("层级只能这样比：本级的层级 属于 市级、县级", "tiers compare like this only: own.tiers in 市级, 县级")
    .advising("改成“属于”", "use `in`")
  static let unitByName = Remark(.wrongOperand)
    .saying("规则不按名称或代码挑单位，只按层级", "rules choose plans by tier, not by the name or code of a unit")
    .advising(
      "写成“本级的层级 属于 县级”；只管一个地方的规则，放在那里的规划集的文件夹里",
      "write own.tiers in 县级; a rule for one place goes into the folder of its plan set"
    )
  static let regionAsAmount = Remark(.wrongOperand, "这里要一个数量，却是一个区域", "an amount is needed here, this is a region")
    .advising("写成“面积（…）”“长度（…）”或“个数（…）”", "write `area(…)`, `length(…)` or `count(…)`")
  static let regionAsCondition = Remark(.wrongOperand)
    .saying("这里要一个条件，却是一个区域", "a condition is needed here, this is a region")
    .advising("例如 … 位于 本级的行政区", "such as … within own.units")
  static let ownListWanted = Remark(.wrongOperand)
    .saying("名录的个数只数本级或上级的一份", "items are counted of the list of the plan itself or of the one above")
    .advising(
      "写成“个数（本级的…）”或“个数（上级的…）”；两个名录写成“交集（…，…）”或“差集（…，…）”",
      "write `count(own.…)` or `count(parent.…)`; of two lists, `intersection(…, …)` or `minus(…, …)`"
    )
  static let regionWanted = Remark(.wrongOperand)
    .saying("这里要一个区域，却不是图层，也不是区域的运算", "a region is needed here, this is neither a layer nor made of layers")
    .advising("写某一级的图层，例如 本级的生态保护红线", "write a layer of a plan, such as own.生态保护红线")
    .following(from: [.clauses(of: .vocabulary)])

  static func listKeysDiffer(_ first: String, _ second: String, at span: Span) -> Self {
    Diagnostic(.wrongOperand, at: span)
      .saying(
        "“\(first)”和“\(second)”一个按编号、一个按名称识别，条目不能相比",
        "items of `\(first)` and `\(second)` cannot be compared: one list is known by numbers, the other by names"
      )
      .advising("把词汇里两个名录的“识别”写成一样的", "give both lists the same `key` in the vocabulary")
  }

  static func listAsAmount(_ name: String, at span: Span) -> Self {
    Diagnostic(.wrongOperand, at: span)
      .saying("“\(name)”是名录，不是一个数", "`\(name)` is a list, not an amount")
      .advising("数它的条目，写成“个数（本级的\(name)）”", "count its items: `count(own.\(name))`")
  }

  static func childrenOutsideReduction(at span: Span) -> Self {
    Diagnostic(.wrongOperand, at: span)
      .saying("“下级”有许多个，要先合计", "there are many children; they must be combined first")
      .advising("是否要写“合计（下级的…）”？", "did you mean `sum(children.…)`?")
      .editing(span.atStart, "合计（")
      .editing(span.atEnd, "）")
  }

  static func wrongArguments(_ function: Keyword, at span: Span) -> Self {
    Diagnostic(.wrongOperand, at: span)
      .saying("“\(function.chinese)”的括号里个数不对", "`\(function.english)` takes another number of things in its brackets")
      .advising(
        "写成“\(function.chinese)（\(pattern(of: function).chinese)）”",
        "write `\(function.english)(\(pattern(of: function).english))`"
      )
  }

  /// The distance of 缓冲, the area of 碎片.
  static func sizeWanted(_ function: Keyword, at span: Span) -> Self {
    function == .fragments
      ? Diagnostic(.wrongOperand, at: span)
        .saying("碎片的大小要写成一个面积", "the size of fragments is an area, written out")
        .advising("写成“碎片（…，400 平方米）”", "write `fragments(…, 400 平方米)`")
      : Diagnostic(.wrongOperand, at: span)
        .saying("缓冲的距离要写成一个长度", "the distance of a buffer is a length, written out")
        .advising("写成“缓冲（…，10 米）”", "write `buffer(…, 10 米)`")
  }

  static func polygonsWanted(_ layer: String, _ geometry: Keyword, at span: Span) -> Self {
    Diagnostic(.wrongOperand, at: span)
      .saying(
        "“\(layer)”是\(geometry.chinese)图层，没有面，不能这样用",
        "`\(layer)` is a layer of \(geometry.english)s, which have no area to be used here"
      )
      .advising(
        geometry == .line
          ? Phrase("换成面图层，或写“长度（…）”", "use a layer of polygons, or write `length(…)`")
          : Phrase("换成面图层，或写“个数（…）”", "use a layer of polygons, or write `count(…)`")
      )
  }

  static func lengthOfPoints(_ layer: String, at span: Span) -> Self {
    Diagnostic(.wrongOperand, at: span)
      .saying("“\(layer)”是点图层，没有长度", "`\(layer)` is a layer of points, which have no length")
      .advising("写成“个数（…）”", "write `count(…)`")
  }

  static let layerWanted = Remark(.wrongOperand)
    .saying("这里要一个图层，却是区域的运算", "a layer by itself is needed here, this is made of several")
    .advising("写某一级的图层，例如 本级的生态保护红线", "write a layer of a plan, such as own.生态保护红线")

  /// 接边 is between the plans below.
  static let lowerLayerWanted = Remark(.wrongOperand)
    .saying("接边是下级之间的事，这里要下级的图层", "`meets` is between lower plans: a layer of theirs is needed here")
    .advising("例如 下级的生态保护红线 接边 本级的生态保护红线", "such as children.生态保护红线 meets own.生态保护红线")

  static func areaFieldMissing(_ layer: String, at span: Span) -> Self {
    Diagnostic(.wrongOperand, at: span)
      .saying("图层“\(layer)”没有写明面积字段", "the layer `\(layer)` names no field of its area")
      .advising(
        "在“图层”表里给“\(layer)”填上“面积字段”，例如 MJ",
        "fill in `areafield` of `\(layer)` in the `layers` table, such as MJ"
      )
  }

  static let fieldWanted = Remark(.wrongOperand, "这里要一个图层的字段", "a field of a layer is needed here")
    .advising("例如 本级的规划分区的规划分区代码", "such as own.LAYER.FIELD")
    .following(from: [.clauses(of: .vocabulary)])

  /// A field without a condition on it.
  static let bareField = Remark(.wrongOperand, "只有字段，没有说它应当怎样", "this is a field, and says nothing about it")
    .advising("接着写 已填写、属于 …、符合 “…” 或 不重复", "go on with filled, in …, matches “…” or distinct")

  /// In 筛选.
  static let featureConditionWanted = Remark(.wrongOperand)
    .saying("这里要关于图斑字段的条件", "a condition on the fields of a feature is needed here")
    .advising(
      "写成“字段 属于 1”“字段 已填写”这样，字段前不写是谁的哪个图层",
      "write `FIELD in 1` or `FIELD filled`, with the field by itself"
    )

  /// A field of texts where a number is needed.
  static func fieldWithoutUnit(_ name: String, _ code: String, at span: Span) -> Self {
    .init(.wrongOperand, at: span, "“\(name)”没有单位，不能比大小", "`\(name)` has no unit, so it is no number")
      .advising(
        "是数的，在词汇的“字段”一列写上单位，例如 \(name)=\(code)（平方米）",
        "if it is a number, state its unit in the vocabulary, such as \(name)=\(code)（平方米）"
      )
  }
}

private func pattern(of function: Keyword) -> Phrase {
  switch function {
  case .buffer: Phrase("本级的…，10 米", "own.…, 10 米")
  case .fragments: Phrase("本级的…，400 平方米", "own.…, 400 平方米")
  case .select: Phrase("本级的…，字段 属于 1", "own.…, FIELD in 1")
  case .changed: Phrase("维护前的…的字段，维护后的…的字段", "before.….FIELD, after.….FIELD")
  case .area, .length, .count, .statedArea, .measuredArea: Phrase("本级的…", "own.…")
  default: Phrase("本级的…，上级的…", "own.…, parent.…")
  }
}
