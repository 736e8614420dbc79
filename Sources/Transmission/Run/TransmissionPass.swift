internal import RuleDSL

/// Judges one transmission in one year over all units at once: the fast path.
///
/// Columns in, verdicts out, in two halves that meet only in ``FamilyRow``: `measure` adds every child's share to its
/// parent's row, `reduce` reads rows and gives verdicts.
struct TransmissionPass {
  let context: RunContext
  let subject: FigureSubject
  private let obligations: FigureObligations
  private let weight: Transmission.FigureReference?

  init(_ context: RunContext, _ subject: FigureSubject) {
    self.context = context
    self.subject = subject
    obligations = subject.obligations
    weight = subject.weight
  }

  func load(_ scratch: inout Scratch) {
    let world = context.world
    let table = world.standings(side: subject.carrier.side)
    scratch.own.load(subject.key(.own), world, table)
    scratch.own.resolve(subject.key(.own), world, subject.carrier.side, issuer: subject.family.issuer)
    scratch.allotted.load(subject.key(.allotted), world, table)
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

  /// 预警 of every unit that takes part and states the subject or is expected to; the present states stand where those of
  /// a base do.
  func judgeStates(_ scratch: inout Scratch, _ result: inout PassResult) {
    let carrier = StateCarrier(subject.statement, subject.carrier.order)
    scratch.weight.load(context.world.presentKey(subject), context.world, context.world.standings(side: nil))
    for unit in subject.family.judged {
      let (own, state) = (scratch.own[unit], scratch.weight[unit])
      guard own.standing.isStated || scratch.expected[unit] else { continue }
      let ruling = Ruling.monitor(state.standing.isKnown ? state.value : nil, own, carrier)
      result.add(settled(ruling, .monitor, unit), .monitor, part: Obligation.monitor.place, plan: unit)
    }
  }

  private func isExpected(_ unit: Int, _ scratch: Scratch) -> Bool {
    let issuer = Int(subject.family.issuers[unit])
    return FigureObligations.isExpected(
      allotted: scratch.allotted.standings[unit],
      issuer: issuer < 0 ? nil : (scratch.own.standings[issuer], scratch.expected[issuer])
    )
  }

  /// 承接 and 落实 of every unit that takes part.
  func judgeUnits(_ scratch: Scratch, _ result: inout PassResult) {
    let family = subject.family
    // Most of a nation's verdicts are passes that nobody keeps; they are counted here and added once.
    var passes = 0
    var exemptions = 0
    for unit in family.participates.indices where family.participates[unit] {
      let allotted = scratch.allotted[unit]
      let own = scratch.own[unit]
      if scratch.expected[unit] {
        let isBaseKnown = weight == nil || scratch.weight.standings[unit].isKnown
        let ruling = FigureObligations.carry(
          own.standing,
          allotted: allotted.standing,
          isBaseKnown: isBaseKnown,
          isMisdated: context.world.misdated(subject.key(.own), of: unit, issuer: family.issuer(of: unit)) != nil
        )
        if ruling.verdict == .pass, !result.keepsAll {
          passes &+= 1
        } else {
          result.add(ruling, .carry, part: 0, plan: unit)
        }
      }
      guard own.standing.isStated || allotted.standing.isKnown,
        family.issuers[unit] >= 0 || allotted.standing != .unprovided
      else { continue }
      let ruling = settled(honour(own, allotted, unit, scratch), .honour, unit)
      if ruling.verdict == .notApplicable, !result.keepsAll {
        exemptions &+= 1
      } else {
        result.add(ruling, .honour, part: 1, plan: unit)
      }
    }
    result.count(.pass, times: passes)
    result.count(.notApplicable, times: exemptions)
  }

  private func honour(_ own: Commitment, _ allotted: Commitment, _ unit: Int, _ scratch: Scratch) -> Ruling {
    switch obligations.bound(allotted: allotted.standing) {
    case .allotted: return obligations.honour(own, to: allotted, .allotted)
    case .above:
      let issuer = Int(subject.family.issuers[unit])
      return obligations.honour(own, to: issuer < 0 ? nil : scratch.own[issuer], .above)
    }
  }

  /// A failure that the printed digits may excuse is settled by the digits.
  private func settled(_ ruling: Ruling, _ obligation: Obligation, _ unit: Int) -> Ruling {
    guard ruling.verdict == .fail, subject.statement.precision == .asPrinted else { return ruling }
    let finding = context.finding(obligation, subject, unit)
    return Ruling(finding.verdict, finding.reason)
  }
}

extension TransmissionPass {
  /// Adds every child's share to its parent's row.
  func measure(_ scratch: inout Scratch) {
    guard subject.carrier.combination != .each else { return }
    scratch.rows.withUnsafeMutableBufferPointer { $0.update(repeating: FamilyRow()) }
    let parents = subject.family.sums
    for unit in parents.indices where parents[unit] >= 0 {
      let parent = Int(parents[unit])
      let commitment = scratch.own[unit]
      scratch.rows[parent].count(isStated: commitment.standing.isStated)
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
      let own = scratch.own[parent]
      guard subject.family.participates[parent],
        own.standing.isStated || scratch.expected[parent] || row.stated > 0
      else { continue }
      let ruling = settled(obligations.aggregate(row, to: own), .aggregate, parent)
      result.add(ruling, .aggregate, part: 2, plan: parent)
    }
  }
}
