/// L305: shapes are compared without any 容差.
extension LintRule {
  static let noTolerance = LintRule("L305", "比较图形而没有容差", "shapes are compared without a tolerance") { input in
    input.rules.compactMap { rule, block in
      guard rule.tolerance == SpatialTolerance(), rule.requirements.contains(where: { $0.condition.relates }) else {
        return nil
      }
      return LintRemark(
        at: block.clause(.require)?.whole ?? block.span,
        "没有容差，坐标末位的出入也判不通过",
        "without a tolerance the last digit of a coordinate fails it"
      ).advising("加一行“容差：面积 1 平方米，宽度 0.1 米”", "add `tolerance: area 1 m2, width 0.1 m`")
    }
  }
}

extension Condition {
  /// Whether it relates two shapes.
  fileprivate var relates: Bool {
    switch self {
    case .relation: true
    case .all(let parts), .any(let parts): parts.contains(where: \.relates)
    case .not(let part): part.relates
    case .compare, .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles,
      .everyFeature, .distinct, .tier:
      false
    }
  }
}
