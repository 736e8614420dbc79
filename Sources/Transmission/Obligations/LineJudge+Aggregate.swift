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
    guard let own else {
      guard !known.isEmpty || isStatedAbove(unit) else { return nil }
      return missing(.parentNotProvided, [unit] + unknown)
    }
    if subject.line.order == .protect, own.isEmpty { return Judgement(.notApplicable, .nothingInside) }
    guard let expected = own.region, let drawn = LayerView.union(known.flatMap { $0.parts.map(\.shapes) }),
      let found = RegionDifference(expected: expected, own: drawn, subject.line.order, subject.line.tolerance)
    else { return missing(.geometryFailed, unknown) }
    return unknown.isEmpty
      ? judgement(found, upper: own, lower: known) : open(found, upper: own, lower: known, unknown)
  }

  private func open(_ found: RegionDifference, upper: LayerView, lower: [LayerView], _ unknown: [Int]) -> Judgement {
    if let settled = found.whateverElseIsDrawn(subject.line.order) {
      var judgement = judgement(settled, upper: upper, lower: lower)
      judgement.missing = unknown
      return judgement
    }
    var judgement = missing(.open, unknown)
    judgement.countSlivers(found)
    if !found.missing.isEmpty { judgement.difference = RegionDifference.total(found.missing) }
    return judgement
  }
}
