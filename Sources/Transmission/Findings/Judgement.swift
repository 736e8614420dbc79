internal import RuleDSL

/// A verdict with everything that led to it, still exact; ``Finding`` is its printed form.
///
/// Amounts are in base units of the dimension of ``unit``.
struct Judgement {
  var verdict: Verdict
  var reason: Reason
  var indicator: Int?
  var issuer: Int?
  var relation: Comparison = .equal
  var bound: Rational?
  var actual: Rational?
  var difference: Rational?
  /// In what amounts are printed; `nil` where no unit of measure has the dimension.
  var unit: Unit?
  /// Digits after the point of the bound, and of the most precise term.
  var boundDecimals: UInt8 = 0
  var decimals: UInt8 = 0
  var isWithinRounding = false
  var missing: [Int] = []
  var evidence: [Evidence] = []
  var requirement = ""
  var sentence: String?
  var waiver: Finding.Waiver?
  /// Index into the vocabulary's layers.
  var layer: Int?
  var pieces: [FindingPiece] = []
  var sliverCount = 0
  /// In base units of area.
  var sliverArea: Rational?
  var flaws: [FeatureFlaw] = []
  var parcel: ParcelFinding?
  /// The list or designation it is about.
  var subject: EntrySubject?
  var entries: [FindingEntry] = []

  init(_ verdict: Verdict, _ reason: Reason) {
    self.verdict = verdict
    self.reason = reason
  }

  /// Takes a comparison that fails exactly, by a known amount.
  ///
  /// The slack is what half a unit of the last printed digit of every term can hide; `nil` for no claim.
  mutating func miss(by shortfall: Rational?, slack: Rational?, _ precision: Transmission.Precision) {
    verdict = .fail
    reason = .violated
    difference = shortfall
    guard let shortfall, let slack, slack >= shortfall else { return }
    isWithinRounding = true
    if precision == .asPrinted {
      verdict = .pass
      reason = .holds
    }
  }

  func finding(statement: Int, outcome: CheckRun.Outcome) -> Finding {
    func printed(_ amount: Rational?, _ decimals: UInt8) -> Decimal? {
      guard let amount, let unit else { return nil }
      return Decimal(amount, in: unit, decimals: decimals)
    }
    return Finding(
      statement: statement,
      obligation: outcome.obligation,
      requirement: requirement,
      plan: Int(outcome.plan),
      issuer: issuer,
      indicator: indicator,
      year: Int(outcome.year),
      verdict: verdict,
      reason: reason,
      expected: printed(bound, boundDecimals).map { Finding.Bound(relation: relation, value: $0) },
      actual: printed(actual, decimals),
      difference: layer == nil ? printed(difference, decimals) : difference.map(Measurement.readable),
      isWithinRounding: isWithinRounding,
      missing: missing,
      evidence: evidence,
      sentence: sentence,
      waiver: waiver,
      layer: layer,
      pieces: pieces,
      sliverCount: sliverCount,
      sliverArea: sliverArea.map { Decimal($0, in: Unit(.squareMetre), decimals: 2) },
      parcel: parcel,
      flaws: flaws,
      subject: subject,
      entries: entries
    )
  }
}

extension Rational {
  /// The size of the difference.
  func distance(to other: Rational) -> Rational? {
    self < other ? other.subtracting(self) : subtracting(other)
  }

  static func * (left: Rational, right: Int64) -> Rational? { left.multiplied(by: Rational(Int128(right))) }
}

extension Quantity {
  var amount: Rational { Rational(Int128(base)) }

  /// What printing may hide: half a unit of the last digit, in base units.
  var halfDigit: Rational? { lastDigit.divided(by: Rational(2)) }
}
