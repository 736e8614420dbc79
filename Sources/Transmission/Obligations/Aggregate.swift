internal import RuleDSL

extension Ruling {
  /// 汇总: what the lower plans commit to together is at least as strict as the upper plan's own.
  ///
  /// The parameters are those of ``honour(_:to:unknown:isEmpty:unmeasured:_:)``; the lower plans together always say
  /// something, be it that nothing is known.
  @inline(__always)
  static func aggregate(
    to own: Standing,
    isEmpty: Bool = false,
    unmeasured: Reason = .open,
    _ compared: () -> Verdict?
  ) -> Ruling {
    honour(.bound, to: own, unknown: .parentNotProvided, isEmpty: isEmpty, unmeasured: unmeasured, compared)
  }
}
