internal import RuleDSL

/// What an obligation comes to for one plan: a verdict and why, two bytes.
///
/// The pass over columns keeps nothing else; an explanation adds the figures, lines or rows that led to it.
struct Ruling: Hashable {
  var verdict: Verdict
  var reason: Reason

  init(_ verdict: Verdict, _ reason: Reason) {
    self.verdict = verdict
    self.reason = reason
  }

  /// What a comparison comes to.
  init(compared verdict: Verdict) {
    self.verdict = verdict
    switch verdict {
    case .pass, .notApplicable, .waived: reason = .holds
    case .fail: reason = .violated
    case .undetermined: reason = .open
    }
  }
}

extension Finding {
  /// A ruling before anything is shown; where it is open, with the units whose statement is missing.
  init(_ ruling: Ruling, _ detail: Detail, issuer: Int? = nil, missing: [Int] = []) {
    self.init(ruling.verdict, ruling.reason, detail)
    self.issuer = issuer
    if ruling.verdict == .undetermined { self.missing = missing }
  }
}
