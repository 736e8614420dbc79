internal import RuleDSL

/// What lower plans amount to together, where a rule says it as 汇总 does.
extension RuleEvaluation {
  /// By how much a sum on one side of an equality is too small for the other: a child that was allotted none adds
  /// nothing to what has to be reached, though the sum of fixed figures is open above.
  func shortage(_ amount: PreparedAmount, of bound: Interval, _ unit: Int) -> Rational? {
    guard case .reduce(.sum, let slot, .fixed) = amount else { return nil }
    var unused = Trace()
    let sum = reduced(.sum, slot, isOpen: false, unit, &unused)
    guard let most = sum.upper, let least = bound.lower, most < least else { return nil }
    return least.subtracting(most)
  }

  /// The base of a ratio, in base units.
  func base(_ base: PreparedBase, of plan: Int) -> Quantity? {
    figures.quantity(base.present, of: plan) ?? figures.quantity(base.own, of: plan)
  }

  /// Whether the average of the children's ratios stands in a relation to another amount, decided as in 汇总.
  func average(
    _ slot: Int,
    _ base: PreparedBase,
    _ comparison: Comparison,
    _ right: PreparedAmount,
    _ unit: Int,
    _ trace: inout Trace
  ) -> Bool? {
    guard let bound = amount(right, unit, &trace).point else { return nil }
    var row = FamilyRow()
    for child in plans(.children, unit, of: slots[slot].indicator) {
      let (standing, value) = figures.figure(slot, of: child)
      let weight = self.base(base, of: child)
      let (scaled, overflow) = Int128(value).multipliedReportingOverflow(by: bound.denominator)
      guard !overflow, let value = Int64(exactly: scaled), let ratio = Int64(exactly: bound.numerator) else {
        trace.isOutOfRange = true
        return nil
      }
      row.add(Commitment(standing, value), weightedBy: weight?.base, from: ratio)
      if !standing.isExempt, !standing.isKnown || weight == nil { trace.miss(child) }
    }
    if row.isOutOfRange { trace.isOutOfRange = true }
    return row.difference.compared(comparison, Interval(Rational(0)))
  }

  /// The average of something of the children's ratios; `nil` where not all of them are known.
  func average(
    _ slot: Int,
    _ base: PreparedBase,
    _ unit: Int,
    _ term: (Quantity) -> Rational?
  ) -> Rational? {
    var (top, bottom) = (Rational(0), Rational(0))
    for child in plans(.children, unit, of: slots[slot].indicator)
    where !figures.figure(slot, of: child).standing.isExempt {
      guard let ratio = figures.quantity(slot, of: child), let weight = self.base(base, of: child),
        let sum = term(ratio).flatMap({ $0 * weight.base }).flatMap({ top.adding($0) }),
        let total = bottom.adding(weight.amount)
      else { return nil }
      (top, bottom) = (sum, total)
    }
    return top.divided(by: bottom)
  }
}
