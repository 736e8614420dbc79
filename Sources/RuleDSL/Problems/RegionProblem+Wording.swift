extension RegionProblem {
  /// The diagnostic a planner reads; the only wording of these problems.
  var diagnostic: Diagnostic {
    switch self {
    case .regionAsAmount(let span):
      Diagnostic(
        .wrongOperand,
        Phrase("这里要一个数量，却是一个区域", "an amount is needed here, this is a region"),
        at: .init(span),
        hint: Phrase("写成“面积（…）”“长度（…）”或“个数（…）”", "write `area(…)`, `length(…)` or `count(…)`")
      )
    case .regionAsCondition(let span):
      Diagnostic(
        .wrongOperand,
        Phrase("这里要一个条件，却是一个区域", "a condition is needed here, this is a region"),
        at: .init(span),
        hint: Phrase("例如 … 位于 本级的行政区", "such as … within own.units")
      )
    case .regionWanted(let span):
      Diagnostic(
        .wrongOperand,
        Phrase("这里要一个区域，却不是图层，也不是区域的运算", "a region is needed here, this is neither a layer nor made of layers"),
        at: .init(span),
        hint: Phrase("写某一级的图层，例如 本级的生态保护红线", "write a layer of a plan, such as own.生态保护红线")
      )
    case .arguments(let function, let span):
      Diagnostic(
        .wrongOperand,
        Phrase(
          "“\(function.spelling.chinese)”的括号里个数不对",
          "`\(function.spelling.english)` takes another number of things in its brackets"
        ),
        at: .init(span),
        hint: Phrase(
          "写成“\(function.spelling.chinese)（\(pattern(of: function).chinese)）”",
          "write `\(function.spelling.english)(\(pattern(of: function).english))`"
        )
      )
    case .sizeWanted(.fragments, let span):
      Diagnostic(
        .wrongOperand,
        Phrase("碎片的大小要写成一个面积", "the size of fragments is an area, written out"),
        at: .init(span),
        hint: Phrase("写成“碎片（…，400 平方米）”", "write `fragments(…, 400 平方米)`")
      )
    case .sizeWanted(_, let span):
      Diagnostic(
        .wrongOperand,
        Phrase("缓冲的距离要写成一个长度", "the distance of a buffer is a length, written out"),
        at: .init(span),
        hint: Phrase("写成“缓冲（…，10 米）”", "write `buffer(…, 10 米)`")
      )
    case .polygonsWanted(let layer, let geometry, let span):
      Diagnostic(
        .wrongOperand,
        Phrase(
          "“\(layer)”是\(geometry.name.chinese)图层，没有面，不能这样用",
          "`\(layer)` is a layer of \(geometry.name.english)s, which have no area to be used here"
        ),
        at: .init(span),
        hint: geometry == .line
          ? Phrase("换成面图层，或写“长度（…）”", "use a layer of polygons, or write `length(…)`")
          : Phrase("换成面图层，或写“个数（…）”", "use a layer of polygons, or write `count(…)`")
      )
    case .lengthOfPoints(let layer, let span):
      Diagnostic(
        .wrongOperand,
        Phrase("“\(layer)”是点图层，没有长度", "`\(layer)` is a layer of points, which have no length"),
        at: .init(span),
        hint: Phrase("写成“个数（…）”", "write `count(…)`")
      )
    case .layerWanted(let span):
      Diagnostic(
        .wrongOperand,
        Phrase("这里要一个图层，却是区域的运算", "a layer by itself is needed here, this is made of several"),
        at: .init(span),
        hint: Phrase("写某一级的图层，例如 本级的生态保护红线", "write a layer of a plan, such as own.生态保护红线")
      )
    case .lowerLayerWanted(let span):
      Diagnostic(
        .wrongOperand,
        Phrase("接边是下级之间的事，这里要下级的图层", "`meets` is between lower plans: a layer of theirs is needed here"),
        at: .init(span),
        hint: Phrase("例如 下级的生态保护红线 接边 本级的生态保护红线", "such as children.生态保护红线 meets own.生态保护红线")
      )
    case .areaFieldMissing(let layer, let span):
      Diagnostic(
        .wrongOperand,
        Phrase("图层“\(layer)”没有写明面积字段", "the layer `\(layer)` names no field of its area"),
        at: .init(span),
        hint: Phrase(
          "在“图层”表里给“\(layer)”填上“面积字段”，例如 MJ",
          "fill in `areafield` of `\(layer)` in the `layers` table, such as MJ"
        )
      )
    case .tooLarge(let span):
      Diagnostic(
        .tooDeep,
        Phrase("这一区域由太多部分合成", "this region is made of too many parts"),
        at: .init(span),
        hint: Phrase("减少互相用到的“设”", "use fewer definitions inside each other")
      )
    case .wrongKind(let word, let wanted, let found, let span):
      Diagnostic(
        .dimensionMismatch,
        Phrase(
          "“\(word.spelling.chinese)”后面要一个\(wanted.name.chinese)，这里是\(found.name.chinese)",
          "`\(word.spelling.english)` needs a quantity of kind \(wanted.name.english), this is of kind \(found.name.english)"
        ),
        at: .init(span),
        hint: wanted == .area
          ? Phrase("例如 1 平方米", "such as 1 平方米")
          : wanted == .ratio ? Phrase("例如 1%", "such as 1%") : Phrase("例如 10 米", "such as 10 米")
      )
    case .bufferSize(let span):
      Diagnostic(
        .malformedNumber,
        Phrase("“缓冲”最多 1000 千米", "`buffer` takes at most 1000 km"),
        at: .init(span),
        hint: Phrase("例如 10 米", "such as 10 米")
      )
    case .cellSize(let span):
      Diagnostic(
        .malformedNumber,
        Phrase(
          "“每格”要大于 1 毫米，整张图长宽不超过 5000 千米",
          "`cell` must be above a millimetre, and the map no larger than 5000 km"
        ),
        at: .init(span),
        hint: Phrase("例如 每格 100 米", "such as cell 100 米")
      )
    case .loneCell(let span):
      Diagnostic(
        .malformedTable,
        Phrase("线图层里单独的一格画不出线", "a cell by itself draws no line"),
        at: .init(span),
        hint: Phrase("把线经过的格都写成 ■，至少相邻的两格", "fill every cell that the line runs through, at least two that meet")
      )
    case .layerNotOfTier(let layer, let tier, let side, let span):
      Diagnostic(.unknownTier, notOfTier(layer, tier, side), at: .init(span), hint: tierHint(layer, tier, side))
    case .malformedFilter(let text, let span):
      Diagnostic(
        .malformedTable,
        Phrase("“\(text)”不是条件", "`\(text)` is not a condition"),
        at: .init(span),
        hint: Phrase("写成“字段=值”，例如 GHFQDM=410、420", "write FIELD=VALUES, such as GHFQDM=410、420")
      )
    case .field(let problem): problem.diagnostic
    case .methodForLayer(let name, let span):
      Diagnostic(
        .methodMismatch,
        Phrase("“\(name)”是图层，不能按数传导", "`\(name)` is a layer, which does not travel as a figure"),
        at: .init(span),
        hint: Phrase("把方式写成“空间继承，保护”", "write the method as `spatial, protect`")
      )
    case .methodForIndicator(let name, let span):
      Diagnostic(
        .methodMismatch,
        Phrase("“\(name)”是指标，不能空间继承", "`\(name)` is an indicator, which does not travel as a shape"),
        at: .init(span),
        hint: Phrase("把方式写成“分解”，或把对象换成图层", "write the method as `apportion`, or name a layer")
      )
    case .cannotTravel(let layer, let geometry, let span):
      Diagnostic(
        .methodMismatch,
        Phrase(
          "“\(layer)”是\(geometry.name.chinese)图层，空间继承只用于面图层",
          "`\(layer)` is a layer of \(geometry.name.english)s; only polygons travel by `spatial`"
        ),
        at: .init(span),
        hint: Phrase("在“图层”表里把“几何”改成“面”，或换一个图层", "make its `geometry` `polygon`, or name another layer")
      )
    case .orderMissing(let span):
      Diagnostic(
        .clauseMissing,
        Phrase("“空间继承”要写明怎样算更严", "`spatial` needs to say what is stricter"),
        at: .init(span),
        hint: Phrase("写成“空间继承，保护”，或“开发”“一致”", "write `spatial, protect`, or `develop`, or `equal`")
      )
    case .clauseUnfit(let clause, let setting, let span):
      Diagnostic(
        .clauseMisplaced,
        Phrase(
          "\(setting.name.chinese)不用“\(clause.spelling.chinese)”",
          "\(setting.name.english) takes no `\(clause.spelling.english)`"
        ),
        at: .init(span),
        hint: setting.hint
      )
    case .mapLabel(let text, let span):
      Diagnostic(
        .unexpectedContent,
        Phrase("“\(text)”没有说清是哪个单位的哪个图层", "`\(text)` does not say which layer of which unit"),
        at: .init(span),
        hint: Phrase("写成“图 甲市的生态保护红线：每格 100 米”", "write `map 甲市.生态保护红线: cell 100 米`")
      )
    }
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

private func notOfTier(_ layer: String, _ tier: String, _ side: PlanReference) -> Phrase {
  switch side {
  case .own: Phrase("\(tier)规划没有图层“\(layer)”", "plans of \(tier) have no layer `\(layer)`")
  case .parent: Phrase("\(tier)以上没有哪一级有图层“\(layer)”", "no tier above \(tier) has the layer `\(layer)`")
  case .children: Phrase("\(tier)以下没有哪一级有图层“\(layer)”", "no tier below \(tier) has the layer `\(layer)`")
  }
}

private func tierHint(_ layer: String, _ tier: String, _ side: PlanReference) -> Phrase {
  switch side {
  case .own:
    Phrase("在“图层”表里给“\(layer)”加上层级“\(tier)”，或删去这一层级", "add \(tier) to the tiers of `\(layer)`, or drop this tier")
  case .parent, .children:
    Phrase("在“图层”表里给“\(layer)”加上那一层级，或改“适用”", "add that tier to the tiers of `\(layer)`, or change `applies`")
  }
}

extension RegionProblem.Setting {
  fileprivate var name: Phrase {
    switch self {
    case .lineTransmission: Phrase("空间继承的传导", "a transmission by `spatial`")
    case .indicatorTransmission: Phrase("指标的传导", "a transmission of an indicator")
    case .entryTransmission: Phrase("名录和定位的传导", "a transmission by `list` or `designation`")
    case .ruleWithoutShapes: Phrase("不比较图形、不数块数的规则", "a rule that compares no shapes and counts no pieces")
    }
  }

  fileprivate var hint: Phrase {
    switch self {
    case .lineTransmission, .indicatorTransmission, .entryTransmission: Phrase("删去这一行", "delete the line")
    case .ruleWithoutShapes:
      Phrase(
        "删去这一行；数要留余地，写在要求里，例如 + 1 平方米",
        "delete the line; write what a figure may miss by into `require`, such as + 1 平方米"
      )
    }
  }
}
