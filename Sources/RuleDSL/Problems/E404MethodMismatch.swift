/// E404: a method that does not fit what travels.
extension Diagnostic {
  static func methodMismatch(_ method: Keyword, _ dimension: Dimension, at span: Span) -> Self {
    Diagnostic(.methodMismatch, at: span)
      .saying(
        "\(dimension.name.chinese)不能用“\(method.chinese)”",
        "a \(dimension.name.english) cannot travel by `\(method.english)`"
      )
      .advising(advice(method, dimension))
      .editing(method == .sum ? nil : span, replacement(method, dimension))
  }

  static func weightUnwanted(_ method: Keyword, at span: Span) -> Self {
    Diagnostic(.methodMismatch, at: span)
      .saying("“\(method.chinese)”不用权重", "`\(method.english)` takes no weight")
      .advising("删去“权重 …”，或改成“加权”", "delete `weight …`, or write `weighted`")
  }

  static func methodForLayer(_ name: String, at span: Span) -> Self {
    Diagnostic(.methodMismatch, at: span)
      .saying("“\(name)”是图层，不能按数传导", "`\(name)` is a layer, which does not travel as a figure")
      .advising("把方式写成“空间继承，保护”", "write the method as `spatial, protect`")
      .following(from: [.clauses(of: .vocabulary)])
  }

  static func methodForIndicator(_ name: String, at span: Span) -> Self {
    Diagnostic(.methodMismatch, at: span)
      .saying("“\(name)”是指标，不能空间继承", "`\(name)` is an indicator, which does not travel as a shape")
      .advising("把方式写成“分解”，或把对象换成图层", "write the method as `apportion`, or name a layer")
      .following(from: [.clauses(of: .vocabulary)])
  }

  static func cannotTravel(_ layer: String, _ geometry: Keyword, at span: Span) -> Self {
    Diagnostic(.methodMismatch, at: span)
      .saying(
        "“\(layer)”是\(geometry.chinese)图层，空间继承只用于面图层",
        "`\(layer)` is a layer of \(geometry.english)s; only polygons travel by `spatial`"
      )
      .advising("在“图层”表里把“几何”改成“面”，或换一个图层", "make its `geometry` `polygon`, or name another layer")
  }

  /// A list or designation that travels by the method of something else; the keyword is the method it wants.
  static func methodForNames(_ name: String, _ method: Keyword, at span: Span) -> Self {
    Diagnostic(.methodMismatch, at: span)
      .saying(
        "“\(name)”是\(method.chinese)，不能这样传导",
        "`\(name)` is a \(method.english), which does not travel this way"
      )
      .advising("把方式写成“\(method.chinese)”", "write the method as `\(method.english)`")
      .following(from: [.clauses(of: .vocabulary)])
  }

  /// An indicator or layer that travels by 名录 or 定位.
  static func namesWanted(_ name: String, at span: Span) -> Self {
    Diagnostic(.methodMismatch, at: span)
      .saying("“\(name)”不是名录，也不是定位", "`\(name)` is neither a list nor a designation")
      .advising(
        "指标把方式写成“分解”一类，图层写成“空间继承，保护”",
        "write the method as `apportion` or the like for an indicator, as `spatial, protect` for a layer"
      )
  }
}

/// What to write in the place of a method or of 合计.
private func advice(_ method: Keyword, _ dimension: Dimension) -> Phrase {
  switch (method, dimension) {
  case (.sum, .ratio): Phrase("写成“加权平均（下级的…，下级的…）”", "write `average(children.…, children.…)`")
  case (.sum, _): Phrase("写成“最大（下级的…）”或“最小（下级的…）”", "write `max(children.…)` or `min(children.…)`")
  case (_, .ratio):
    Phrase("比率不能相加，是否要写“加权，权重 …”？", "ratios do not add up, did you mean `weighted, weight …`?")
  case (_, .year): Phrase("年份不能相加，是否要写“一致”？", "years do not add up, did you mean `equal`?")
  default: Phrase("是否要写“分解”？", "did you mean `apportion`?")
  }
}

private func replacement(_ method: Keyword, _ dimension: Dimension) -> String? {
  if dimension == .year { return Keyword.equal.chinese }
  return method == .weighted ? Keyword.apportion.chinese : nil
}
