/// What the compiler can object to about regions, layers and maps, as data; the wording is in
/// `RegionProblem+Wording.swift`.
enum RegionProblem: Hashable, Sendable {
  // Regions where something else is wanted, and the reverse.
  case regionAsAmount(at: Span)
  case regionAsCondition(at: Span)
  case regionWanted(at: Span)
  case arguments(Keyword, at: Span)
  /// The distance of 缓冲, the area of 碎片.
  case sizeWanted(Keyword, at: Span)
  case polygonsWanted(String, Layer.Geometry, at: Span)
  case lengthOfPoints(String, at: Span)
  case layerWanted(at: Span)
  case areaFieldMissing(String, at: Span)
  /// 接边 is between the plans below.
  case lowerLayerWanted(at: Span)
  case tooLarge(at: Span)
  // Fields of features.
  case field(FieldProblem)
  // Words with an amount: 面积 and 宽度 of 容差, 每格, the distance of 缓冲.
  case wrongKind(Keyword, wanted: Dimension, found: Dimension, at: Span)
  case bufferSize(at: Span)
  case cellSize(at: Span)
  case loneCell(at: Span)
  // Layers and tiers.
  /// - Parameters:
  ///   - String: The layer.
  ///   - tier: The tier that lacks it, or that no plan on the side has it of.
  ///   - side: Whose layer is read.
  case layerNotOfTier(String, tier: String, side: PlanReference, at: Span)
  case malformedFilter(String, at: Span)
  // 传导 of lines.
  case methodForLayer(String, at: Span)
  case methodForIndicator(String, at: Span)
  case cannotTravel(String, Layer.Geometry, at: Span)
  case orderMissing(at: Span)
  case clauseUnfit(Keyword, Setting, at: Span)
  // 图
  case mapLabel(String, at: Span)

  /// Where a clause has no meaning.
  enum Setting: Hashable, Sendable {
    case lineTransmission
    case indicatorTransmission
    case entryTransmission
    case ruleWithoutShapes
  }
}
