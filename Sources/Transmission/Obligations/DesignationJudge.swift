internal import RuleDSL

/// Judges one 定位: a place is given below what it was given above, or a subdivision of that.
struct DesignationJudge: EntryJudge {
  let family: EntryFamily
  let designation: Designation
  /// By plan and place.
  private let rows: [Int: [Int: EntryRow]]
  /// Rows whose place could not be read, by plan: each may be about any place of it.
  private let unplaced: [Int: [EntryRow]]

  init(_ entries: EntryTransmission, _ designation: Designation, _ world: PlanWorld) {
    family = EntryFamily(entries, world)
    self.designation = designation
    var rows: [Int: [Int: EntryRow]] = [:]
    let all = world.entries.rows.filter { $0.subject == entries.subject }
    unplaced = Dictionary(grouping: all.filter(\.hasUnreadPlace), by: \.unit)
    for row in all {
      for place in row.locations.isEmpty && !row.hasUnreadPlace ? [row.unit] : row.locations {
        if rows[row.unit]?[place] == nil { rows[row.unit, default: [:]][place] = row }
      }
    }
    self.rows = rows
  }

  /// What a plan gives to a place: what it gives to the smallest area around it.
  private func given(_ plan: Int, _ place: Int) -> (row: EntryRow, area: Int)? {
    guard let said = rows[plan] else { return nil }
    var here = place
    while here >= 0 {
      if let row = said[here] { return (row, here) }
      guard here != plan else { return nil }
      here = Int(family.units.parents[here])
    }
    return nil
  }

  /// 承接: the plan states what it is, where an upper plan gave it something or states something of its own.
  func carry(_ unit: Int, _ explains: Bool) -> Finding? {
    let own = rows[unit]?[unit]
    let standing =
      own == nil && unplaced[unit] != nil ? Standing.unprovided : family.standing(of: unit, isStated: own != nil)
    let above = family.above(unit, { given($0, unit) })
    if above?.said.area != unit, let (plan, unclear, _) = family.above(unit, { unplaced[$0] }) {
      var finding = Finding(Ruling(.undetermined, .unsoundItems), family.detail, issuer: plan, missing: [unit])
      if explains { finding.entries = unclear.map { FindingEntry(.flawed, $0) } }
      return finding
    }
    guard let above else { return nil }
    let ruling = Ruling.carry(standing, above.said.area == unit ? .something : .unsaid)
    var finding = Finding(ruling, family.detail, issuer: above.plan, missing: [unit])
    guard explains else { return finding }
    finding.entries = own.map { [FindingEntry(.carried, $0)] } ?? [FindingEntry(.missing, above.said.row)]
    return finding
  }

  /// Every place is judged by itself.
  func aggregate(_ unit: Int, _ explains: Bool) -> Finding? { nil }

  /// 落实: whatever the plan gives to a place is at least as strict as what the nearest plan above gives to it.
  func honour(_ unit: Int, _ explains: Bool) -> Finding? {
    let said = rows[unit] ?? [:]
    guard !said.isEmpty || unplaced[unit] != nil, let parent = family.parent(of: unit) else { return nil }
    let unclear = ([unit] + family.ancestors(of: unit)).flatMap { unplaced[$0] ?? [] }
    if !unclear.isEmpty || family.ownerless > 0 {
      // Any of what is compared may be about another place.
      var finding = Finding(Ruling(.undetermined, .unsoundItems), family.detail, issuer: parent)
      if explains { finding.entries = unclear.map { FindingEntry(.flawed, $0) } }
      return finding
    }
    var finding: Finding?
    var entries: [FindingEntry] = []
    for (place, row) in said.sorted(by: { $0.key < $1.key }) {
      guard let above = family.above(unit, { given($0, place) }) else { continue }
      // What was given to the very place stands; an area's may be narrowed further by plans that nobody has seen.
      let mayBeNarrower = above.said.area != place && !above.unknown.isEmpty
      let isUnread = row.content == .unread || above.said.row.content == .unread
      let unmeasured: Reason = isUnread ? .unsoundItems : .parentNotProvided
      let ruling = Ruling.honour(.bound, to: .bound, unknown: .parentNotProvided, unmeasured: unmeasured) {
        DesignationCarrier.verdict(row, as: above.said.row, mayBeNarrower: mayBeNarrower, designation)
      }
      if finding.map({ ruling.verdict.isWorse(than: $0.verdict) }) ?? true {
        finding = Finding(ruling, family.detail, issuer: above.plan, missing: above.unknown)
        entries = []
      }
      guard ruling.verdict == finding?.verdict, explains else { continue }
      entries.append(FindingEntry(ruling.verdict == .fail ? .different : .carried, row, at: place))
      entries.append(FindingEntry(.asked, above.said.row, at: above.said.area))
    }
    finding?.entries = entries
    guard finding == nil, said[unit] != nil else { return finding }
    // Nobody above gives anything to the plan's territory.
    return family.unheld(unit, by: parent, unknown: rows[parent] == nil ? .parentNotProvided : .issuedNotProvided)
  }
}

extension Verdict {
  /// Whether it decides a whole of several: failure beats doubt, doubt beats success.
  fileprivate func isWorse(than other: Verdict) -> Bool { self != other && and(other) == self }
}
