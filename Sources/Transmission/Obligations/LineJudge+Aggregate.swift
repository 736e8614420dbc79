internal import RuleDSL
internal import Spatial

extension LineJudge {
  /// 汇总: the lower plans' lines together are at least as strict as the plan's own.
  func aggregate(_ unit: Int, _ own: LayerView?) -> Judgement? {
    let children = subject.family.children(of: unit).map { Int($0) }
    guard !children.isEmpty else { return nil }
    let views = children.map { view(of: $0) }
    let known = views.compactMap(\.self)
    let unknown = zip(children, views).filter { $0.1 == nil }.map(\.0)
    guard own != nil || !known.isEmpty || isStatedAbove(unit) else { return nil }
    let order = subject.line.order
    var found: RegionDifference?
    let ruling = Ruling.aggregate(
      to: Standing(isStated: own != nil, isComplete: false),
      isEmpty: order == .protect && own?.isEmpty == true,
      unmeasured: .geometryFailed
    ) {
      found = difference(own, together: known)
      return found?.verdict(order, hasUnseen: !unknown.isEmpty)
    }
    guard let own, var found else {
      return judgement(ruling, missing: own == nil ? [unit] + unknown : unknown)
    }
    let gap = RegionDifference.total(found.missing)
    if !unknown.isEmpty { found.missing = [] }
    var judgement = judgement(ruling, found, upper: own, lower: known)
    judgement.missing = unknown
    if ruling.verdict == .undetermined, gap > Rational(0) { judgement.difference = gap }
    return judgement
  }

  private func difference(_ own: LayerView?, together lower: [LayerView]) -> RegionDifference? {
    guard let expected = own?.region, let drawn = LayerView.union(lower.flatMap { $0.parts.map(\.shapes) }) else {
      return nil
    }
    return RegionDifference(expected: expected, own: drawn, subject.line.order, subject.line.tolerance)
  }
}
