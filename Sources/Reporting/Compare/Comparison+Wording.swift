internal import RuleDSL
internal import Spatial
internal import Transmission

/// The only place where a comparison becomes words.
extension Wording {
  var comparisonTitle: String { pick("与上次相比", "Compared with the earlier run") }

  /// `新增 2，未变 5，已整改 3，无从比较 1`.
  func counts(_ comparison: RunComparison) -> String {
    let counts = [
      (Phrase("新增", "new"), comparison.count.new), (Phrase("未变", "unchanged"), comparison.count.unchanged),
      (Phrase("已整改", "mended"), comparison.mended.count),
      (Phrase("无从比较", "not comparable"), comparison.incomparable.count),
    ]
    return counts.map { "\($0.0[language]) \($0.1)" }.joined(separator: pick("，", ", "))
  }

  /// `（上次截至 2026-11-20）`.
  func day(of comparison: RunComparison) -> String {
    comparison.asOf.map { pick("（上次截至 \($0)）", " (as of \($0))") } ?? ""
  }

  /// `甲东县 KX-01 生态保护红线 · 落实（110.000000°E 40.000000°N）：上次不通过`, and why it is not known to be mended.
  func text(of past: RunComparison.Past, _ comparison: RunComparison) -> String {
    let (plan, rule) = (plan(of: past.fault, comparison.names), rule(of: past.fault, comparison.titles))
    let before = past.fault.verdict.name
    let why = past.obstacle.map { pick("；", "; ") + $0.phrase[language] } ?? ""
    return plan + " " + rule + spot(of: past.fault) + pick("：上次\(before.chinese)", ": \(before.english) before") + why
  }

  private func plan(of fault: Fault, _ names: [String: String]) -> String {
    world.units.codes.firstIndex(of: fault.identity.plan).map { name(of: $0) } ?? names[fault.identity.plan]
      ?? fault.identity.plan
  }

  private func rule(of fault: Fault, _ titles: [String: String]) -> String {
    let identity = fault.identity
    let title = statements.first { $0.heading.id == identity.rule }?.heading.title ?? titles[identity.rule]
    let isBuiltIn =
      ShapeInspection(rawValue: identity.rule) != nil || ItemInspection(rawValue: identity.rule) != nil
      || WaiverInspection(rawValue: identity.rule) != nil
    let obligation = isBuiltIn ? nil : Obligation(rawValue: identity.obligation)?.name[language]
    let parts = [
      title.map { "\(identity.rule) \($0)" } ?? identity.rule,
      identity.requirement.isEmpty ? obligation : identity.requirement,
      identity.year == 0 ? nil : pick("\(identity.year)年", "\(identity.year)"),
      identity.subject == title ? nil : identity.subject,
      FindingPiece.Kind(rawValue: fault.site.kind)?.name[language], item(of: fault),
    ]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// `XM-003 乙县`.
  private func item(of fault: Fault) -> String {
    let words = fault.site.item.split(separator: " ").map(String.init)
    return words.map { word in world.units.codes.firstIndex(of: word).map { name(of: $0) } ?? word }
      .joined(separator: " ")
  }

  private func spot(of fault: Fault) -> String {
    guard let there = fault.site.ground?.place else { return "" }
    return pick("（\(place(there))）", " (\(place(there)))")
  }
}

extension RunComparison.Obstacle {
  fileprivate var phrase: Phrase {
    switch self {
    case .rule: Phrase("本次没有用这条规则", "this run does not use the rule")
    case .plan: Phrase("本次没有判定这个规划", "this run does not judge the plan")
    case .material: Phrase("本次没有所需的图层、数值或名录", "this run has not the layer, figure or list that it was about")
    case .undecided: Phrase("本次待核实", "this run leaves it open")
    }
  }
}

extension Ground {
  /// A place on it.
  var place: FindingPiece.Place? {
    switch self {
    case .area(let shape):
      shape.pointInside.map { point in
        let place = Plane.geographic(point)
        return FindingPiece.Place(longitude: place.longitude, latitude: place.latitude)
      }
    case .stretch(let place, _), .place(let place): place
    }
  }
}
