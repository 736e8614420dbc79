internal import RuleDSL
internal import Spatial

extension LineJudge {
  /// 承接: the plan draws the line where the upper plan's reaches into its territory.
  func carry(_ unit: Int, _ own: LayerView?, _ expectation: Expectation) -> Judgement? {
    switch expectation {
    case .nothing: return nil
    case .region(let region, _):
      // Where there is a line, 落实 counts the slivers.
      guard region.isReal(subject.line.tolerance) else {
        return nothingInside(but: own == nil ? region : Shape(), drawn: Shape())
      }
      let standing = own.map { Standing(isStated: !$0.isEmpty, isComplete: true) } ?? .unprovided
      var judgement = judgement(.carry(standing, .something), missing: [unit])
      if judgement.verdict == .fail { judgement.difference = RegionDifference.total(region.pieces) }
      return judgement
    case .unknown(let reason, let units):
      // Without the territory a line that is drawn at all is carried; how well, 落实 decides.
      let isCarried = reason == .boundaryNotProvided && own?.isEmpty == false
      let standing = own.map { _ in Standing(isStated: isCarried, isComplete: true) } ?? .unprovided
      return judgement(.carry(standing, .unknown(reason)), missing: own == nil ? [unit] : units)
    }
  }

  /// 落实: the plan's line is at least as strict as the upper one within its territory; without a line of its own there
  /// is nothing to compare, and 承接 decides.
  func honour(_ unit: Int, _ own: LayerView?, _ expectation: Expectation) -> Judgement? {
    guard let own else { return nil }
    switch expectation {
    case .nothing: return subject.parent(of: unit).map { unheld(.parentNotProvided, [$0]) }
    case .unknown(let reason, let units): return unheld(reason, units)
    case .region(let region, let upper):
      let order = subject.line.order
      let drawn = own.region
      let isEmpty = order == .protect && !region.isReal(subject.line.tolerance)
      if isEmpty { return nothingInside(but: region, drawn: drawn ?? Shape()) }
      let found = drawn.flatMap { RegionDifference(expected: region, own: $0, order, subject.line.tolerance) }
      let ruling = Ruling.honour(.bound, to: .bound, unknown: .open, unmeasured: .geometryFailed) {
        found?.verdict(order, hasUnseen: false)
      }
      return found.map { judgement(ruling, $0, upper: upper, lower: [own]) } ?? judgement(ruling, missing: [])
    }
  }

  /// 落实 where nobody knows what the plan is held to.
  private func unheld(_ reason: ReasonCode, _ units: [Int]) -> Judgement {
    judgement(.honour(.bound, to: .unprovided, unknown: reason) { nil }, missing: units)
  }

  /// The upper line does not reach into the plan's territory, but for slivers; those that the plan does not draw count.
  private func nothingInside(but region: Shape, drawn: Shape) -> Judgement {
    var judgement = Judgement(.notApplicable, .nothingInside)
    if let found = RegionDifference(expected: region, own: drawn, .protect, subject.line.tolerance) {
      judgement.countSlivers(found)
    }
    return judgement
  }

  /// A ruling without a comparison, and whose line is missing where it is open.
  func judgement(_ ruling: Ruling, missing units: [Int]) -> Judgement {
    var judgement = Judgement(ruling)
    if ruling.verdict == .undetermined { judgement.missing = units }
    return judgement
  }

  /// A comparison; where it fails, with the real pieces that remain.
  func judgement(_ ruling: Ruling, _ found: RegionDifference, upper: LayerView, lower: [LayerView]) -> Judgement {
    var judgement = Judgement(ruling)
    judgement.countSlivers(found)
    guard ruling.verdict == .fail else { return judgement }
    judgement.difference = RegionDifference.total(found.missing + found.excess)
    judgement.pieces = pieces(found, upper: upper, lower: lower)
    return judgement
  }
}

extension Judgement {
  mutating func countSlivers(_ found: RegionDifference) {
    sliverCount = found.slivers.count
    sliverArea = found.slivers.count > 0 ? found.slivers.area : nil
  }
}
