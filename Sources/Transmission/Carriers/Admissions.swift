internal import RuleDSL

/// 准入: 禁止 is the strictest, then more conditions, then fewer, then 允许.
///
/// Which of two answers is at least as strict is said by ``Admission`` beside the matrices, since a lower matrix is held
/// to an upper one before there are plans.  Here is what holds for a parcel in a zone, and how several zones combine:
/// what fails decides, and what is open keeps the rest from passing.
enum AdmissionCarrier {
  private static let failing: [Reason] = [.prohibited, .conditionUnmet]
  private static let open: [Reason] = [.conditionOpen, .leftToDecide, .zoneUnknown, .outsideZones]

  /// What holds in a zone, with the conditions that are not met and those about which nothing is known.
  static func reason(_ answer: Admission, unmet: [Int], open: [Int]) -> Reason {
    switch answer {
    case .admitted: .admitted
    case .prohibited: .prohibited
    case .undetermined: .leftToDecide
    case .conditional: !unmet.isEmpty ? .conditionUnmet : open.isEmpty ? .admitted : .conditionOpen
    }
  }

  /// What fails, else what is open, by weight; else the parcel is admitted.
  static func combined(_ reasons: [Reason]) -> Reason {
    failing.first(where: reasons.contains) ?? combinedBesideFailures(reasons)
  }

  /// The same where what fails is waived.
  static func combinedBesideFailures(_ reasons: [Reason]) -> Reason {
    open.first(where: reasons.contains) ?? .admitted
  }

  /// What a parcel comes to for a reason.
  static func verdict(_ reason: Reason) -> Verdict {
    reason == .admitted ? .pass : failing.contains(reason) ? .fail : .undetermined
  }

  /// Whether what holds in a zone decides about the parcel: all zones do, where it is admitted or its use is not known.
  static func decides(_ zone: Reason, about whole: Reason) -> Bool {
    switch verdict(whole) {
    case .fail: zone == whole
    case .undetermined where whole == .exceptionOpen: failing.contains(zone)
    case .undetermined where open.contains(whole): zone == whole
    case .pass, .undetermined, .notApplicable, .waived: true
    }
  }
}
