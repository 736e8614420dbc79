internal import RuleDSL

/// A carrier is a kind of commitment: figures, control lines, lists, designations, admissions.
///
/// Faithful transmission is one relation, "at least as strict as", applied at three places: 承接 (something is stated),
/// 落实 (the child against what it was allotted), 汇总 (the children combined against the parent).  Every carrier has a
/// file beside this one that says which of two commitments is stricter, how several combine, and what is known of a
/// commitment in part; the order of admissions, which need no plan to be compared, stands in `RuleDSL`.  The three
/// places are in `Obligations`, each written once.
extension Verdict {
  /// The relation, as far as what is known of a commitment decides it.
  ///
  /// - Parameters:
  ///   - weakest: The least that the plan may commit to; `nil` where that is nothing.
  ///   - strictest: The most that it may commit to; `nil` where there is no end.
  ///   - isAtLeastAsStrict: Whether a commitment is at least as strict as the bound.
  @inline(__always)
  init<Commitment>(
    weakest: Commitment?,
    strictest: Commitment?,
    _ isAtLeastAsStrict: (Commitment) -> Bool
  ) {
    if let weakest, isAtLeastAsStrict(weakest) {
      self = .pass
    } else if let strictest, !isAtLeastAsStrict(strictest) {
      self = .fail
    } else {
      self = .undetermined
    }
  }

  /// Both must hold: failure beats doubt, doubt beats success.
  func and(_ other: Verdict) -> Verdict {
    if self == .fail || other == .fail { return .fail }
    if self == .undetermined || other == .undetermined { return .undetermined }
    return self == .pass ? other : self
  }
}
