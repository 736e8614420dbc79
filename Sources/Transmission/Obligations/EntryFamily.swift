internal import RuleDSL

/// What every 传导 by 名录 or 定位 needs: who stands under whom, and what plans say.
struct EntryFamily: Sendable {
  let subject: EntrySubject
  let family: Family
  let units: UnitTable
  /// Whether a document of the unit's plan is transcribed completely.
  let isComplete: [Bool]
  /// Rows of the subject of which it is not known whose they are; each may be anybody's.
  let ownerless: Int

  /// Names follow the administrative tree; 下达关系 speaks about figures.
  init(_ entries: EntryTransmission, _ world: PlanWorld) {
    subject = entries.subject
    family = Family(Family.Key(tiers: entries.tiers, orders: []), world.units)
    units = world.units
    let ownerless = world.entries.ownerless[entries.subject] ?? 0
    self.ownerless = ownerless
    isComplete = world.hasCompletePlan.map { $0 && ownerless == 0 }
  }

  /// The nearest administrative ancestor on a tier of the 传导.
  func parent(of unit: Int) -> Int? { family.parent(of: unit) }

  func ancestors(of unit: Int) -> some Sequence<Int> { family.ancestors(of: unit) }

  func children(of unit: Int) -> [Int] { family.children(of: unit).map { Int($0) } }

  func isWithin(_ place: Int, _ unit: Int) -> Bool { place == unit || units.isAncestor(unit, of: place) }

  /// The unit below another one that a place lies in; `nil` where none that takes part does.
  func child(of unit: Int, around place: Int) -> Int? {
    var here = place
    while here >= 0, here != unit {
      if family.sums[here] == Int32(unit) { return here }
      here = Int(units.parents[here])
    }
    return nil
  }

  /// As ``Family/above(_:_:_:)``.
  func above<Said>(_ unit: Int, _ said: (Int) -> Said?) -> (plan: Int, said: Said, unknown: [Int])? {
    family.above(unit, isComplete, said)
  }

  /// What a plan's documents say about the subject, where a statement of it is at hand or not.
  func standing(of unit: Int, isStated: Bool) -> Standing {
    Standing(isStated: isStated, isComplete: isComplete[unit])
  }

  /// What findings are about.
  var detail: Finding.Detail { .entries(subject, []) }

  /// 落实 where no plan above is known to say anything.
  func unheld(_ unit: Int, by parent: Int, unknown: Reason) -> Finding {
    let isSilent = family.ancestors(of: unit).allSatisfy { isComplete[$0] }
    let bound = Standing(isStated: false, isComplete: isSilent)
    return Finding(.honour(.bound, to: bound, unknown: unknown) { nil }, detail, issuer: parent, missing: [parent])
  }
}
