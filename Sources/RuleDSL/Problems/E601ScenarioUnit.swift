/// E601: a scenario whose plans contradict themselves.
extension Diagnostic {
  static func parentBelow(_ name: String, at span: Span) -> Self {
    Diagnostic(.scenarioUnit, at: span)
      .saying("上级“\(name)”的层级不在它之上", "its parent `\(name)` is not on a higher tier")
      .advising("改层级，或改上级", "change the tier or the parent")
  }

  static func parentCycle(_ name: String, at span: Span) -> Self {
    .init(.scenarioUnit, at: span, "“\(name)”成了自己的上级", "`\(name)` is its own parent")
      .advising("改“上级”一列", "change the column `parent`")
  }

  static let contradictoryFigures = Remark(.scenarioUnit)
    .saying("一格里的几个数要用不同的单位", "figures in one cell need different units")
    .advising("例如 210.57 平方公里；31.58 万亩", "such as 210.57 平方公里; 31.58 万亩")

  /// A place that is not below the plan that names it.
  static func placeOutside(_ place: String, plan: String, at span: Span) -> Self {
    Diagnostic(.scenarioUnit, at: span)
      .saying("“\(place)”不在“\(plan)”以内", "`\(place)` does not lie within `\(plan)`")
      .advising("改“所在地”，或改“上级”", "change `location`, or the `parent`")
  }
}
