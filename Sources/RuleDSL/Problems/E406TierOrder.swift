/// E406: tiers in the wrong order.
extension Diagnostic {
  static let tooFewTiers = Remark(.tierOrder, "传导至少经过两个层级", "a transmission runs through at least two tiers")
    .advising("例如 省级 → 市级 → 县级", "such as 省级 -> 市级 -> 县级")

  static func tierOrder(_ tier: String, after above: String, at span: Span) -> Self {
    .init(.tierOrder, at: span, "“\(tier)”不在“\(above)”之下", "`\(tier)` is not below `\(above)`")
      .advising("从上到下写，例如 省级 → 市级 → 县级", "write them from the top down, such as 省级 -> 市级 -> 县级")
  }
}
