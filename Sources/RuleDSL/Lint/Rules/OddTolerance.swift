/// L304: a 容差 unlike the one that most rules about the same layers have.
extension LintRule {
  static let oddTolerance = LintRule("L304", "容差和同一图层的别的规则不同", "a tolerance unlike that of the same layer elsewhere")
  { input in
    struct Use {
      var layers: Set<Int>
      var tolerance: SpatialTolerance
      var heading: Heading
    }
    let uses = input.program.statements.filter { !input.program.isAdjusted($0.heading) }.compactMap {
      statement -> Use? in
      switch statement {
      case .line(let line): return Use(layers: [line.layer], tolerance: line.tolerance, heading: line.heading)
      case .rule(let rule):
        let layers = Set(rule.requirements.flatMap(\.condition.compared))
        return layers.isEmpty ? nil : Use(layers: layers, tolerance: rule.tolerance, heading: rule.heading)
      case .figures, .entries, .monitor, .matrix: return nil
      }
    }
    var counts: [Int: [SpatialTolerance: (count: Int, first: Heading)]] = [:]
    for use in uses where use.tolerance != SpatialTolerance() {
      for layer in use.layers { counts[layer, default: [:]][use.tolerance, default: (0, use.heading)].count += 1 }
    }
    let blocks = Dictionary(input.statements.map { ($0.block.span, $0.block) }) { first, _ in first }
    return uses.compactMap { use in
      guard let block = blocks[use.heading.span], use.tolerance != SpatialTolerance() else { return nil }
      for layer in use.layers.sorted() {
        let known = counts[layer] ?? [:]
        let own = known[use.tolerance]?.count ?? 0
        // Only where most agree is there a custom.
        guard let (_, usual) = known.max(by: { $0.value.count < $1.value.count }), usual.count > 2,
          own * 3 <= usual.count
        else {
          continue
        }
        let name = input.vocabulary.layers[layer].name
        return LintRemark(
          at: block.clause(.tolerance)?.span ?? block.span,
          "关于“\(name)”的规则，多数的容差不是这样（如 \(usual.first.id)）",
          "most rules about `\(name)` have another tolerance (such as \(usual.first.id))"
        ).advising("改成一样的，或在注释里说明为什么不同", "use the same, or tell in a comment why not")
      }
      return nil
    }
  }
}

extension Condition {
  /// The layers whose shapes it compares.
  fileprivate var compared: [Int] {
    switch self {
    case .relation, .tiles, .meets: layers.map(\.layer)
    case .all(let parts), .any(let parts): parts.flatMap(\.compared)
    case .not(let part): part.compared
    case .compare, .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .everyFeature, .distinct,
      .tier:
      []
    }
  }
}
