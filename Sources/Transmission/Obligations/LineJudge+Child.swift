internal import RuleDSL
internal import Spatial

extension LineJudge {
  /// 承接: the plan draws the line where the upper plan's reaches into its territory.
  func carry(_ unit: Int, _ own: LayerView?, _ expectation: Expectation) -> Finding? {
    switch expectation {
    case .nothing: return nil
    case .region(let region, _):
      let isAsked = region.isReal(subject.line.tolerance)
      let drawn = isAsked ? own : nil
      let standing = drawn.map { Standing(isStated: !$0.isEmpty, isComplete: !$0.isPartial) } ?? .unprovided
      var finding = finding(.carry(standing, isAsked ? .something : .nothing), missing: [unit])
      if finding.verdict == .fail { finding.amounts.difference = RegionDifference.total(region.pieces) }
      // Where there is a line, 落实 counts the slivers.
      if !isAsked, own == nil, let lost = RegionDifference(Shape(), .covers, region, subject.line.tolerance) {
        finding.regions.slivers = lost.slivers
      }
      return finding
    case .unknown(let reason, let units):
      // Without the territory a line that is drawn at all is carried; how well, 落实 decides.
      let isCarried = reason == .boundaryNotProvided && own?.isEmpty == false
      let standing = own.map { _ in Standing(isStated: isCarried, isComplete: true) } ?? .unprovided
      return finding(.carry(standing, .unknown(reason)), missing: own == nil ? [unit] : units)
    }
  }

  /// 落实: the plan's line is at least as strict as the upper one within its territory; without a line of its own there
  /// is nothing to compare, and 承接 decides.
  func honour(_ unit: Int, _ own: LayerView?, _ expectation: Expectation) -> Finding? {
    guard let own else { return nil }
    switch expectation {
    case .nothing: return subject.family.parent(of: unit).map { unheld(.parentNotProvided, [$0]) }
    case .unknown(let reason, let units): return unheld(reason, units)
    case .region(let region, let upper):
      let order = subject.line.order
      let isEmpty = order == .protect && !region.isReal(subject.line.tolerance)
      let found = own.region.flatMap { difference(region, $0) }
      var ruling = Ruling.honour(.bound, to: .bound, unknown: .open, isEmpty: isEmpty, unmeasured: .geometryFailed) {
        found?.verdict(order, hasUnseen: own.isPartial)
      }
      if ruling == Ruling(.undetermined, .open) { ruling.reason = .layersNotProvided }
      return found.map { finding(ruling, $0, upper: upper, lower: [own]) } ?? finding(ruling, missing: [])
    }
  }

  /// 落实 where nobody knows what the plan is held to.
  private func unheld(_ reason: Reason, _ units: [Int]) -> Finding {
    finding(.honour(.bound, to: .unprovided, unknown: reason) { nil }, missing: units)
  }

  /// What keeps a region from being at least as strict as the one expected; `nil` when an overlay fails.
  func difference(_ expected: Shape, _ own: Shape) -> RegionDifference? {
    RegionDifference(expected: expected, own: own, subject.line.order, subject.line.tolerance)
  }

  /// A ruling without a comparison, and whose line is missing where it is open.
  func finding(_ ruling: Ruling, missing units: [Int]) -> Finding {
    var finding = Finding(ruling, .regions(layer: subject.line.layer, Finding.Regions()), missing: units)
    finding.amounts.unit = Unit(.squareMetre)
    return finding
  }

  /// A comparison; where it fails, with the real pieces that remain.
  func finding(_ ruling: Ruling, _ found: RegionDifference, upper: LayerView, lower: [LayerView]) -> Finding {
    var finding = finding(ruling, missing: [])
    finding.regions.slivers = found.slivers
    guard ruling.verdict == .fail else { return finding }
    finding.amounts.difference = RegionDifference.total(found.missing + found.excess)
    finding.regions.pieces = pieces(found, upper: upper, lower: lower)
    return finding
  }
}
