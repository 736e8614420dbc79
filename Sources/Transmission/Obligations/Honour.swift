internal import RuleDSL

extension Ruling {
  /// 落实 and 汇总 as far as they hang on what is said at all: one side is to be at least as strict as the other.
  ///
  /// - Parameters:
  ///   - own: What the plan says, or its children together.
  ///   - bound: What it is held to.
  ///   - unknown: Why the question is open where nobody knows what it is held to.
  /// - Returns: `nil` where both sides bind, so that they have to be compared.
  static func incomparable(_ own: Standing, to bound: Standing, unknown: ReasonCode) -> Ruling? {
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
