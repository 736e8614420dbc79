internal import RuleDSL

/// 准入: 禁止 is the strictest, then more conditions, then fewer, then 允许.
///
/// Which of two answers is at least as strict is said by ``Admission`` beside the matrices, since a lower matrix is held to
/// an upper one before there are plans.  Here is how the answers for several zones combine to one for a parcel: what
/// fails decides, and what is open keeps the rest from passing.
enum AdmissionCarrier {
  /// What fails, by weight.
  static let failing: [AdmissionReason] = [.prohibited, .conditionUnmet]
  /// What is open, by weight.
  static let open: [AdmissionReason] = [.conditionOpen, .leftToDecide, .zoneUnknown]
}

extension AdmissionReason {
  /// What a parcel comes to for this reason.
  var verdict: Verdict {
    switch self {
    case .admitted: .pass
    case .prohibited, .conditionUnmet: .fail
    case .conditionOpen, .leftToDecide, .exceptionOpen, .useBlank, .useFieldMissing, .useUnknown, .zoneUnknown,
      .outsideZones:
      .undetermined
    }
  }
}
