internal import RuleDSL

extension ListJudge {
  /// 汇总: every item is in the list of the lower plan it lies in; one without a place in that of any.
  func aggregate(_ unit: Int, _ explains: Bool) -> Judgement? {
    let children = family.children(of: unit)
    guard !children.isEmpty else { return nil }
    let unknown = children.filter { stated($0) == nil && !family.isComplete[$0] }
    guard let own = stated(unit) else {
      let isConcerned = children.contains { stated($0) != nil } || family.above(unit, stated) != nil
      guard isConcerned else { return nil }
      let standing = family.standing(of: unit, isStated: false)
      return Judgement(held: standing, unknown: .parentNotProvided, [unit] + unknown)
    }
    guard !own.items.isEmpty else { return Judgement(.notApplicable, .nothingInside) }
    let answers = own.items.map { (item: $0, answer: answer($0, unit, children)) }
    let missing = answers.filter { $0.answer.state == .missing }
    let open = answers.filter { $0.answer.state == .open }
    var judgement: Judgement
    if !missing.isEmpty {
      judgement = Judgement(.fail, .violated)
      judgement.missing = unknown
      judgement.count(missing.count)
    } else if !open.isEmpty {
      judgement = Judgement(open: .open, Set(open.flatMap(\.answer.unknown)).sorted())
      judgement.count(open.count)
    } else {
      judgement = Judgement(.pass, .holds)
    }
    guard explains else { return judgement }
    let told = !missing.isEmpty ? missing : !open.isEmpty ? open : answers
    judgement.entries = entries(
      told.map { ($0.item, $0.answer.state, $0.answer.state == .carried ? [] : $0.answer.plans) },
      beside: own
    )
    return judgement
  }

  private struct Answer {
    var state: FindingEntry.State = .carried
    var plans: [Int] = []
    /// Plans that nobody has seen, and the places of which no plan is in the plan set.
    var unknown: [Int] = []
  }

  /// Whether an item is carried everywhere it has to be.
  private func answer(_ item: StatedList.Item, _ unit: Int, _ children: [Int]) -> Answer {
    let places = item.locations.filter { $0 != unit }.sorted()
    guard !places.isEmpty else { return answer(item.key, asked: children, at: unit) }
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

  /// Whether any of the plans concerned has the key.
  private func answer(_ key: String, asked: [Int], at place: Int) -> Answer {
    let unseen = asked.isEmpty ? [place] : asked.filter { stated($0) == nil && !family.isComplete[$0] }
    switch ListCarrier.verdict(asked.compactMap { stated($0) }, hasUnseen: !unseen.isEmpty, has: key) {
    case .pass, .notApplicable, .waived: return Answer(plans: asked)
    case .fail: return Answer(state: .missing, plans: asked)
    case .undetermined: return Answer(state: .open, plans: asked, unknown: unseen)
    }
  }
}
