/// E204: a tier that is not known, or that lacks the layer.
extension Diagnostic {
  /// 适用：西秀区: rules speak of tiers, not of places.
  static func unitAsTier(_ name: String, at span: Span) -> Self {
    Diagnostic(.unknownTier, at: span)
      .saying("“\(name)”是一个地方，这里要写层级", "`\(name)` is a place; a tier is wanted here")
      .advising(
        "写 市级、县级 这样的层级；只管一个地方的规则，放在那里的规划集的文件夹里",
        "write tiers such as 市级, 县级; a rule for one place goes into the folder of its plan set"
      )
      .following(from: [.clauses(of: .vocabulary)])
  }

  /// A tier lacks the layer, or no plan on the side (本级, 上级 or 下级) has it of that tier.
  static func layerNotOfTier(_ layer: String, tier: String, side: Keyword, at span: Span) -> Self {
    Diagnostic(.unknownTier, at: span).saying(notOfTier(layer, tier, side))
      .advising(
        side == .own
          ? Phrase(
            "在“图层”表里给“\(layer)”加上层级“\(tier)”，或删去这一层级",
            "add \(tier) to the tiers of `\(layer)`, or drop this tier"
          )
          : Phrase("在“图层”表里给“\(layer)”加上那一层级，或改“适用”", "add that tier to the tiers of `\(layer)`, or change `applies`")
      )
  }
}

private func notOfTier(_ layer: String, _ tier: String, _ side: Keyword) -> Phrase {
  switch side {
  case .parent:
    Phrase("\(tier)以上没有哪一级有图层“\(layer)”", "no tier above \(tier) has the layer `\(layer)`")
  case .children:
    Phrase("\(tier)以下没有哪一级有图层“\(layer)”", "no tier below \(tier) has the layer `\(layer)`")
  default: Phrase("\(tier)规划没有图层“\(layer)”", "plans of \(tier) have no layer `\(layer)`")
  }
}
