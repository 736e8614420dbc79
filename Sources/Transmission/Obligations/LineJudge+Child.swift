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
      var judgement = Judgement(Ruling.carry(standing, .something))
      if judgement.verdict == .undetermined { judgement.missing = [unit] }
      if judgement.verdict == .fail { judgement.difference = RegionDifference.total(region.pieces) }
      return judgement
    case .unknown(let reason, let units):
      guard let own else { return missing(.notProvided, [unit]) }
      // Without the territory a line that is drawn at all is carried; how well, 落实 decides.
      return reason == .boundaryNotProvided && !own.isEmpty ? Judgement(.pass, .stated) : missing(reason, units)
    }
  }

  /// 落实: the plan's line is at least as strict as the upper one within its territory; without a line of its own there
  /// is nothing to compare, and 承接 decides.
  func honour(_ unit: Int, _ own: LayerView?, _ expectation: Expectation) -> Judgement? {
    guard let own else { return nil }
    switch expectation {
    case .nothing: return subject.parent(of: unit).map { missing(.parentNotProvided, [$0]) }
    case .unknown(let reason, let units): return missing(reason, units)
    case .region(let region, let upper):
      if subject.line.order == .protect, !region.isReal(subject.line.tolerance) {
        return nothingInside(but: region, drawn: own.region ?? Shape())
      }
      guard let drawn = own.region,
        let found = RegionDifference(expected: region, own: drawn, subject.line.order, subject.line.tolerance)
      else { return missing(.geometryFailed, []) }
      return judgement(found, upper: upper, lower: [own])
    }
  }

  /// The upper line does not reach into the plan's territory, but for slivers; those that the plan does not draw count.
  private func nothingInside(but region: Shape, drawn: Shape) -> Judgement {
    var judgement = Judgement(.notApplicable, .nothingInside)
    if let found = RegionDifference(expected: region, own: drawn, .protect, subject.line.tolerance) {
      judgement.countSlivers(found)
    }
    return judgement
  }

  func missing(_ reason: Reason, _ units: [Int]) -> Judgement {
    var judgement = Judgement(.undetermined, reason)
    judgement.missing = units
    return judgement
  }

  /// Fails when a real piece remains.
  func judgement(_ found: RegionDifference, upper: LayerView, lower: [LayerView]) -> Judgement {
    var judgement = Judgement(Ruling(compared: found.isEmpty ? .pass : .fail))
    judgement.countSlivers(found)
    guard !found.isEmpty else { return judgement }
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
