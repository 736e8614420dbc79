public import RuleDSL

extension Finding {
  /// What was compared, exactly: in base units of the dimension of ``unit``.
  public struct Amounts: Hashable, Codable, Sendable {
    var relation = Comparison.equal
    var bound: Rational?
    var actual: Rational?
    var difference: Rational?
    /// In what amounts are printed; `nil` where no unit of measure has the dimension.
    var unit: Unit?
    /// Digits after the point of the bound, and of the most precise term.
    var boundDecimals: UInt8 = 0
    var decimals: UInt8 = 0

    fileprivate func printed(_ amount: Rational?, _ decimals: UInt8) -> Decimal? {
      guard let amount, let unit else { return nil }
      return Decimal(amount, in: unit, decimals: decimals)
    }
  }

  /// What is expected, as it is printed.
  public struct Bound: Hashable, Sendable {
    public var relation: Comparison
    public var value: Decimal
  }

  public var expected: Bound? {
    amounts.printed(amounts.bound, amounts.boundDecimals).map { Bound(relation: amounts.relation, value: $0) }
  }

  public var actual: Decimal? { amounts.printed(amounts.actual, amounts.decimals) }

  /// By how much the bound is missed (fail) or what is still needed (undetermined).
  public var difference: Decimal? {
    layer == nil
      ? amounts.printed(amounts.difference, amounts.decimals) : amounts.difference.map(Measurement.readable)
  }

  /// Takes a comparison that fails exactly, by a known amount.
  ///
  /// Under 按印刷位 the printed digits may excuse it.  Where a term is unknown, the failure stands only if it is known to
  /// be more than the known digits excuse.
  ///
  /// - Parameters:
  ///   - shortfall: How far the bound is missed; `nil` where that cannot be known.
  ///   - slack: What half a unit of the last printed digit of every known term can hide; `nil` for no claim.
  ///   - isComplete: Whether every term is known.
  ///   - precision: Whether the digits excuse anything.
  mutating func miss(
    by shortfall: Rational?,
    slack: Rational?,
    isComplete: Bool = true,
    _ precision: Transmission.Precision
  ) {
    (verdict, reason) = (.fail, .violated)
    amounts.difference = shortfall
    let isHidden = shortfall.flatMap { shortfall in slack.map { $0 >= shortfall } }
    isWithinRounding = isHidden == true && (isComplete || precision == .asPrinted)
    guard precision == .asPrinted else { return }
    if isComplete {
      if isWithinRounding { (verdict, reason) = (.pass, .holds) }
    } else if isHidden != false {
      (verdict, reason) = (.undetermined, .open)
      amounts.difference = nil
    }
  }

  /// Takes a number of items as the difference.
  mutating func count(_ items: Int) {
    amounts.unit = Unit(.item)
    amounts.difference = Rational(Int128(items)).multiplied(by: Rational(Unit(.item).scale))
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
  package var amount: Rational { Rational(Int128(base)) }

  /// What printing may hide: half a unit of the last digit, in base units.
  var halfDigit: Rational? { lastDigit.divided(by: Rational(2)) }
}

extension [Quantity] {
  /// The unit in which all of them are printed; the declared one where they are not printed alike.
  func sharedUnit(else declared: Unit) -> Unit {
    guard let unit = first?.unit, !unit.isSame(as: declared), allSatisfy({ $0.unit.isSame(as: unit) }) else {
      return declared
    }
    return unit
  }

  /// The most digits after the point of those printed in the unit.
  func decimals(in unit: Unit) -> UInt8 {
    lazy.filter { $0.unit.isSame(as: unit) }.map(\.decimals).max() ?? 0
  }
}
