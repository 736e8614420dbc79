internal import RuleDSL

extension Ruling {
  /// 落实: the plan's own commitment is at least as strict as what it is held to.
  ///
  /// - Parameters:
  ///   - own: What the plan says.
  ///   - bound: What it is held to.
  ///   - unknown: Why the question is open where nobody knows what it is held to.
  ///   - isEmpty: Whether nothing of what it is held to concerns the plan.
  ///   - unmeasured: Why the question is open where the comparison has no answer.
  ///   - compared: The comparison, as the carrier makes it, where both sides bind.
  /// - Returns: What the obligation comes to.
  @inline(__always)
  static func honour(
    _ own: Standing,
    to bound: Standing,
    unknown: Reason,
    isEmpty: Bool = false,
    unmeasured: Reason = .open,
    _ compared: () -> Verdict?
  ) -> Ruling {
    if let ruling = incomparable(own, to: bound, unknown: unknown) { return ruling }
    if isEmpty { return Ruling(.notApplicable, .nothingInside) }
    return compared().map { Ruling(compared: $0) } ?? Ruling(.undetermined, unmeasured)
  }

  /// 落实 and 汇总 as far as they hang on what is said at all: one side is to be at least as strict as the other.
  ///
  /// - Parameters:
  ///   - own: What the plan says, or its children together.
  ///   - bound: What it is held to.
  ///   - unknown: Why the question is open where nobody knows what it is held to.
  /// - Returns: `nil` where both sides bind, so that they have to be compared.
  static func incomparable(_ own: Standing, to bound: Standing, unknown: Reason) -> Ruling? {
    switch bound {
    case .unallotted: Ruling(.notApplicable, .notAllotted)
    case .notConcerned: Ruling(.notApplicable, .notConcerned)
    case .deferred, .unprovided: Ruling(.undetermined, unknown)
    case .boundless: Ruling(.undetermined, .bearsNoBound)
    case .bound:
      switch own {
      case .bound: nil
      case .boundless: Ruling(.undetermined, .bearsNoBound)
      case .deferred, .unprovided, .unallotted, .notConcerned: Ruling(.undetermined, .open)
      }
    }
  }
}
