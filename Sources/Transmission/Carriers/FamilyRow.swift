internal import RuleDSL

/// The children's commitments added up: what `measure` passes to `reduce`, one row for a parent.
///
/// Rows of parts of a family merge in any order to the same row, so that measuring can be spread over workers.
struct FamilyRow {
  /// Sum of what is known; for a ratio, the sum of (mᵢ − M)·Bᵢ.
  private(set) var sum: Int128 = 0
  /// Children whose commitment is not known.
  private(set) var open: Int32 = 0
  /// Children that were allotted none.
  private(set) var unbounded: Int32 = 0
  /// Terms of a ratio that may lie anywhere below, or above.
  private(set) var endlessBelow: Int32 = 0
  private(set) var endlessAbove: Int32 = 0
  private(set) var children: Int32 = 0
  /// Children that state the subject, as a figure or in words.
  private(set) var stated: Int32 = 0
  private(set) var isOutOfRange = false

  mutating func count(isStated: Bool) {
    children &+= 1
    if isStated { stated &+= 1 }
  }

  /// Adds a child's amount to a sum.
  mutating func add(_ commitment: Commitment) {
    switch commitment.standing {
    case .bound: add(Int128(commitment.value))
    case .boundless, .deferred, .unprovided: open &+= 1
    case .unallotted: unbounded &+= 1
    case .notConcerned: break
    }
  }

  /// Adds a child's ratio, measured from the parent's own ratio M and weighted by the child's base.
  ///
  /// The base is in base units, `nil` where it is not known.
  mutating func add(_ commitment: Commitment, weightedBy base: Int64?, from ratio: Int64) {
    let value = commitment.value
    switch (commitment.standing, base) {
    case (.bound, let base?): addTerm(value, ratio, base)
    case (.bound, nil):
      open &+= 1
      if value > ratio { endlessAbove &+= 1 }
      if value < ratio { endlessBelow &+= 1 }
    case (.boundless, let base?), (.deferred, let base?), (.unprovided, let base?):
      open &+= 1
      endlessAbove &+= 1
      addTerm(0, ratio, base)
    case (.boundless, nil), (.deferred, nil), (.unprovided, nil):
      open &+= 1
      endlessAbove &+= 1
      endlessBelow &+= 1
    case (.unallotted, _), (.notConcerned, _): break
    }
  }

  private mutating func addTerm(_ value: Int64, _ ratio: Int64, _ base: Int64) {
    let (term, overflow) = (Int128(value) - Int128(ratio)).multipliedReportingOverflow(by: Int128(base))
    if overflow { isOutOfRange = true } else { add(term) }
  }

  private mutating func add(_ value: Int128) {
    let (total, overflow) = sum.addingReportingOverflow(value)
    if overflow { isOutOfRange = true } else { sum = total }
  }

  /// Whether the children combined are at least as strict as the parent.
  ///
  /// The bound is the parent's own commitment in base units; a ratio was measured from it already.
  func verdict(_ carrier: FigureCarrier, _ bound: Int64) -> Verdict {
    guard !isOutOfRange else { return .undetermined }
    switch carrier.combination {
    case .sum:
      let floor = Extent(sum, open > 0 ? nil : sum)
      let ceiling = Extent(sum, open > 0 || unbounded > 0 ? nil : sum)
      switch carrier.order {
      case .floor: return floor.verdict(.floor, Int128(bound))
      case .ceiling: return ceiling.verdict(.ceiling, Int128(bound))
      case .fixed: return floor.verdict(.floor, Int128(bound)).and(ceiling.verdict(.ceiling, Int128(bound)))
      }
    case .byBase:
      return Extent(endlessBelow > 0 ? nil : sum, endlessAbove > 0 ? nil : sum).verdict(carrier.order, 0)
    case .each:
      return .notApplicable
    }
  }

  /// The sum of (mᵢ − M)·Bᵢ as far as it is known.
  var difference: Interval {
    Interval(lower: bound(endlessBelow), upper: bound(endlessAbove))
  }

  private func bound(_ endless: Int32) -> Rational? { endless > 0 || isOutOfRange ? nil : Rational(sum) }

  /// Whether every figure that the verdict rests on is known.
  func isComplete(_ carrier: FigureCarrier) -> Bool {
    !isOutOfRange && open == 0 && (unbounded == 0 || carrier.combination != .sum || !carrier.order.needsEveryCap)
  }
}
