internal import RuleDSL
internal import Spatial

extension LineJudge {
  /// 汇总: the lower plans' lines together are at least as strict as the plan's own.
  func aggregate(_ unit: Int, _ own: LayerView?) -> Finding? {
    let children = subject.family.children(of: unit).map { Int($0) }
    guard !children.isEmpty else { return nil }
    let views = children.map { view(of: $0) }
    let known = views.compactMap(\.self)
    let unknown = zip(children, views).filter { $0.1 == nil }.map(\.0)
    guard own != nil || !known.isEmpty || isStatedAbove(unit) else { return nil }
    let order = subject.line.order
    var found: RegionDifference?
    var ruling = Ruling.aggregate(
      to: Standing(isStated: own != nil, isComplete: false),
      isEmpty: order == .protect && own?.isEmpty == true,
      unmeasured: .geometryFailed
    ) {
      let drawn = LayerView.union(known.flatMap { $0.parts.map(\.shapes) })
      found = own?.region.flatMap { expected in drawn.flatMap { difference(expected, $0) } }
      let hasUnseen = !unknown.isEmpty || known.contains(where: \.isPartial)
      let verdict = found?.verdict(order, hasUnseen: hasUnseen)
      // More of the plan's own line asks for more of a 保护, and allows more to others.
      return own?.isPartial == true && (verdict != .fail || order != .protect) ? .undetermined : verdict
    }
    if ruling == Ruling(.undetermined, .open), unknown.isEmpty { ruling.reason = .layersNotProvided }
    guard let own, var found else { return finding(ruling, missing: own == nil ? [unit] + unknown : unknown) }
    let gap = RegionDifference.total(found.missing)
    if !unknown.isEmpty { found.missing = [] }
    var finding = finding(ruling, found, upper: own, lower: known)
    finding.missing = unknown
    if ruling.verdict == .undetermined, gap > Rational(0) { finding.amounts.difference = gap }
    return finding
  }
}
