internal import RuleDSL

/// Judges one transmission in one year over all units at once: the fast path.
///
/// Columns in, verdicts out, in two halves that meet only in ``FamilyRow``: `measure` adds every child's share to its
/// parent's row, `reduce` reads rows and gives verdicts.
struct TransmissionPass {
  let context: RunContext
  let subject: RunContext.Subject
  private let isIssuedApart: Bool
  /// The plan's figure and the issued one are one, so that 落实 never applies.
  private let isIssuedTogether: Bool
  private let weight: Transmission.FigureReference?

  init(_ context: RunContext, _ subject: RunContext.Subject) {
    self.context = context
    self.subject = subject
    isIssuedApart = context.world.allottedIndicators.contains(subject.transmission.indicator)
    if case .weighted(let reference) = subject.transmission.method { weight = reference } else { weight = nil }
    switch subject.transmission.method {
    case .apportion, .weighted: isIssuedTogether = !isIssuedApart
    case .byReference, .stepwise, .equal: isIssuedTogether = false
    }
  }

  private func key(_ role: Role) -> FigureColumn.Key {
    FigureColumn.Key(indicator: subject.transmission.indicator, year: subject.year, role: role)
  }

  func load(_ scratch: inout Scratch) {
    let world = context.world
    let table = world.standings(side: subject.carrier.side)
    scratch.own.load(key(.own), world, table)
    scratch.own.resolve(key(.own), world, subject.carrier.side, issuer: subject.family.issuer)
    scratch.allotted.load(key(.allotted), world, table)
    guard let weight else { return }
    let year = weight.year ?? subject.year
    let anySide = world.standings(side: nil)
    scratch.weight.load(FigureColumn.Key(indicator: weight.indicator, year: year, role: .own), world, anySide)
    scratch.weight.overlay(FigureColumn.Key(indicator: weight.indicator, year: year, role: .present), world, anySide)
  }

  /// Who is expected to state the subject: whoever was allotted a figure, and whoever's issuer states or carries it.
  func settleExpectations(_ scratch: inout Scratch) {
    var hasChanged = true
    scratch.expected.withUnsafeMutableBufferPointer { $0.update(repeating: false) }
    while hasChanged {
      hasChanged = false
      for unit in scratch.expected.indices where !scratch.expected[unit] {
        guard isExpected(unit, scratch) else { continue }
        scratch.expected[unit] = true
        hasChanged = true
      }
      // Where every issuer stands before its units, one round settles all.
      if subject.family.isOrdered { return }
    }
  }

  private func isExpected(_ unit: Int, _ scratch: Scratch) -> Bool {
    if scratch.allotted.standings[unit].isStated { return true }
    let issuer = Int(subject.family.issuers[unit])
    guard issuer >= 0 else { return false }
    let above = scratch.own.standings[issuer]
    return !above.isExempt && (above.isStated || scratch.expected[issuer])
  }

  /// 承接 and 落实 of every unit that takes part.
  func judgeUnits(_ scratch: Scratch, _ result: inout PassResult) {
    let family = subject.family
    // Most of a nation's verdicts are passes that nobody keeps; they are counted here and added once.
    var passes = 0
    var exemptions = 0
    for unit in family.participates.indices where family.participates[unit] {
      if scratch.expected[unit] {
        let verdict = carry(unit, scratch)
        if verdict == .pass, !result.keepsAll {
          passes &+= 1
        } else {
          result.add(verdict, .carry, part: 0, plan: unit)
        }
      }
      let allotted = scratch.allotted.standings[unit]
      guard scratch.own.standings[unit].isStated || allotted.isKnown,
        family.issuers[unit] >= 0 || allotted != .unprovided
      else { continue }
      let verdict = isIssuedTogether ? .notApplicable : settled(honour(unit, scratch), .honour, unit)
      if verdict == .notApplicable, !result.keepsAll {
        exemptions &+= 1
      } else {
        result.add(verdict, .honour, part: 1, plan: unit)
      }
    }
    result.count(.pass, times: passes)
    result.count(.notApplicable, times: exemptions)
  }

  private func carry(_ unit: Int, _ scratch: Scratch) -> Verdict {
    switch scratch.own.standings[unit] {
    case .bound, .boundless: weight == nil || scratch.weight.standings[unit].isKnown ? .pass : .undetermined
    case .deferred, .unprovided: .undetermined
    case .notConcerned: .notApplicable
    case .unallotted: scratch.allotted.standings[unit].isKnown ? .fail : .notApplicable
    }
  }

  private func honour(_ unit: Int, _ scratch: Scratch) -> Verdict {
    switch subject.transmission.method {
    case .apportion, .weighted, .byReference:
      return isIssuedTogether ? .notApplicable : compare(unit, scratch, scratch.allotted, unit)
    case .stepwise, .equal:
      if scratch.allotted.standings[unit].isKnown { return compare(unit, scratch, scratch.allotted, unit) }
      let issuer = Int(subject.family.issuers[unit])
      return issuer < 0 ? .undetermined : compare(unit, scratch, scratch.own, issuer)
    }
  }

  /// The unit's own commitment against a figure of a column.
  private func compare(_ unit: Int, _ scratch: Scratch, _ column: DenseColumn, _ place: Int) -> Verdict {
    switch column.standings[place] {
    case .unallotted, .notConcerned: return .notApplicable
    case .boundless, .deferred, .unprovided: return .undetermined
    case .bound:
      guard scratch.own.standings[unit] == .bound else { return .undetermined }
      let own = Extent(Int128(scratch.own.values[unit]))
      return own.verdict(subject.carrier.order, Int128(column.values[place]))
    }
  }

  /// A failure that the printed digits may excuse is settled with the digits in hand.
  private func settled(_ verdict: Verdict, _ obligation: Obligation, _ unit: Int) -> Verdict {
    guard verdict == .fail, subject.transmission.precision == .asPrinted else { return verdict }
    return context.judgement(obligation, subject, unit).verdict
  }
}

extension TransmissionPass {
  /// Adds every child's share to its parent's row.
  func measure(_ scratch: inout Scratch) {
    guard subject.carrier.combination != .each else { return }
    scratch.rows.withUnsafeMutableBufferPointer { $0.update(repeating: FamilyRow()) }
    let parents = subject.family.parents
    for unit in parents.indices where parents[unit] >= 0 {
      let parent = Int(parents[unit])
      let standing = scratch.own.standings[unit]
      let commitment = Commitment(standing, scratch.own.values[unit])
      scratch.rows[parent].count(isStated: standing.isStated)
      if weight == nil {
        scratch.rows[parent].add(commitment)
      } else {
        let base = scratch.weight.standings[unit].isKnown ? scratch.weight.values[unit] : nil
        scratch.rows[parent].add(commitment, weightedBy: base, from: scratch.own.values[parent])
      }
    }
  }

  /// 汇总 of every parent, from its row and its own commitment.
  func reduce(_ scratch: Scratch, _ result: inout PassResult) {
    guard subject.carrier.combination != .each else { return }
    for parent in scratch.rows.indices where scratch.rows[parent].children > 0 {
      let row = scratch.rows[parent]
      let standing = scratch.own.standings[parent]
      guard subject.family.participates[parent],
        standing.isStated || scratch.expected[parent] || row.stated > 0
      else { continue }
      let verdict: Verdict =
        switch standing {
        case .unallotted, .notConcerned: .notApplicable
        case .boundless, .deferred, .unprovided: .undetermined
        case .bound: settled(row.verdict(subject.carrier, scratch.own.values[parent]), .aggregate, parent)
        }
      result.add(verdict, .aggregate, part: 2, plan: parent)
    }
  }
}
