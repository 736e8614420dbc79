internal import RuleDSL

extension ListJudge {
  /// 汇总: every item is in the list of the lower plan it lies in; one without a place in that of any.
  func aggregate(_ unit: Int, _ explains: Bool) -> Finding? {
    let children = family.children(of: unit)
    guard !children.isEmpty else { return nil }
    let unknown = children.filter { stated($0) == nil && !family.isComplete[$0] }
    let own = stated(unit)
    guard own != nil || children.contains(where: { stated($0) != nil }) || family.above(unit, stated) != nil else {
      return nil
    }
    let answers = (own?.items ?? []).map { (item: $0, answer: answer($0, unit, children)) }
    let unclear = own?.unclear ?? []
    let ruling = Ruling.aggregate(
      to: family.standing(of: unit, isStated: own != nil),
      isEmpty: answers.isEmpty && unclear.isEmpty && family.ownerless == 0,
      unmeasured: .unsoundItems
    ) {
      let verdict = answers.reduce(Verdict.pass) { $0.and($1.answer.verdict) }
      return verdict == .pass && !(unclear.isEmpty && family.ownerless == 0) ? nil : verdict
    }
    let decisive = answers.filter { $0.answer.verdict == ruling.verdict }
    let open = own == nil ? [unit] + unknown : Set(decisive.flatMap(\.answer.unknown)).sorted()
    var finding = Finding(ruling, family.detail, missing: open)
    if ruling.verdict == .fail { finding.missing = unknown }
    if ruling.reason == .unsoundItems, explains { finding.entries = flawed(unclear) }
    guard let own, ruling.reason != .unsoundItems, !answers.isEmpty else { return finding }
    if ruling.verdict != .pass { finding.count(decisive.count) }
    guard explains else { return finding }
    finding.entries = entries(
      decisive.map { ($0.item, $0.answer.state, $0.answer.state == .carried ? [] : $0.answer.plans) },
      beside: own
    )
    return finding
  }

  private struct Answer {
    var state: FindingEntry.State = .carried
    var plans: [Int] = []
    /// Plans that nobody has seen, and the places of which no plan is in the plan set.
    var unknown: [Int] = []

    var verdict: Verdict {
      switch state {
      case .missing: .fail
      case .open: .undetermined
      case .carried, .different, .asked, .flawed, .counted: .pass
      }
    }
  }

  /// Whether an item is carried everywhere it has to be.
  private func answer(_ item: StatedList.Item, _ unit: Int, _ children: [Int]) -> Answer {
    let places = item.locations.filter { $0 != unit }.sorted()
    guard !places.isEmpty else {
      // Where it lies is not known; that its place cannot be read is a reason of its own.
      return item.hasUnreadPlace ? Answer(plans: children) : answer(item.key, asked: children, at: unit)
    }
    var whole = Answer()
    for place in places {
      let asked =
        family.child(of: unit, around: place).map { [$0] } ?? children.filter { family.isWithin($0, place) }
      let answer = answer(item.key, asked: asked, at: place)
      if answer.state == .missing || whole.state == .carried { whole.state = answer.state }
      whole.plans += answer.plans
      whole.unknown += answer.unknown
    }
    return whole
  }

  /// Whether a plan may have items that nobody has seen.
  private func mayHaveMore(_ plan: Int) -> Bool {
    guard let list = stated(plan) else { return !family.isComplete[plan] }
    return family.ownerless > 0 || !list.unread.isEmpty
  }

  /// Whether any of the plans concerned has the key.
  private func answer(_ key: String, asked: [Int], at place: Int) -> Answer {
    let unseen = asked.isEmpty ? [place] : asked.filter(mayHaveMore)
    switch ListCarrier.verdict(asked.compactMap { stated($0) }, hasUnseen: !unseen.isEmpty, has: key) {
    case .pass, .notApplicable, .waived: return Answer(plans: asked)
    case .fail: return Answer(state: .missing, plans: asked)
    case .undetermined: return Answer(state: .open, plans: asked, unknown: unseen)
    }
  }
}
