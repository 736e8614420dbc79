internal import RuleDSL

/// The three obligations of a 传导 by figures, from what is said to a ruling.
///
/// The pass over columns and the explanation of one verdict both decide here; bytes and integers in, two bytes out.
struct FigureObligations {
  let carrier: FigureCarrier
  /// The plan's figure and the issued one are one, so that 落实 never applies.
  let isIssuedTogether: Bool
  /// Nobody states the base of a ratio that may do without one, so that nothing is combined.
  let isUnweighted: Bool
  /// Whether a plan to which no figure was issued is held to what its issuer states.
  private let looksAbove: Bool

  init(_ form: ObligationForm, side: Direction, isIssuedApart: Bool, isUnweighted: Bool = false) {
    self.isUnweighted = isUnweighted
    carrier = FigureCarrier(form, side: side)
    isIssuedTogether = form.mayBeIssuedTogether && !isIssuedApart
    looksAbove = form.bounds.contains(.above)
  }

  /// 承接; a ratio says nothing without the base it is weighted by.
  static func carry(
    _ own: Standing,
    allotted: Standing,
    isBaseKnown: Bool,
    isMisdated: @autoclosure () -> Bool = false
  ) -> Ruling {
    if own == .unprovided, allotted.isKnown, isMisdated() { return Ruling(.fail, .statedForOtherYear) }
    if own.isKnown, !isBaseKnown { return Ruling(.undetermined, .weightNotProvided) }
    return .carry(own, allotted.isKnown ? .something : .unsaid)
  }

  /// What 落实 holds a plan to.
  func bound(allotted: Standing) -> ObligationForm.Bound { looksAbove && !allotted.isKnown ? .above : .allotted }

  /// 落实; nobody stands above where `bound` is `nil`.
  func honour(_ own: Commitment, to bound: Commitment?, _ kind: ObligationForm.Bound) -> Ruling {
    if isIssuedTogether { return Ruling(.notApplicable, .issuedTogether) }
    guard let bound else { return Ruling(.undetermined, .issuedNotProvided) }
    let unknown: Reason = kind == .allotted ? .issuedNotProvided : .parentNotProvided
    return .honour(own.standing, to: bound.standing, unknown: unknown) {
      Extent(Int128(own.value)).verdict(carrier.order, Int128(bound.value))
    }
  }

  /// 汇总: the children combined are at least as strict as the parent's own commitment.
  func aggregate(_ children: FamilyRow, to own: Commitment) -> Ruling {
    if isUnweighted { return Ruling(.notApplicable, .weightNotProvided) }
    return .aggregate(to: own.standing, unmeasured: .outOfRange) {
      children.isOutOfRange ? nil : children.verdict(carrier, own.value)
    }
  }
}
