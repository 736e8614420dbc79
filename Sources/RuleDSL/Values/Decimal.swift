/// An exact amount written in a unit, for reports.
///
/// Shows at least `decimals` digits after the point, and more when the exact value has them (31.5855 where the
/// figures have two); a value without an end in this unit (1 亩 in 公顷) is cut to the nearest twelfth digit and
/// marked ``isRounded``.
public struct Decimal: Hashable, Codable, Sendable {
  public let text: String
  public let unit: Unit
  public let isRounded: Bool

  /// Writes an amount.
  ///
  /// - Parameters:
  ///   - amount: In base units of the unit's dimension.
  ///   - unit: The unit to write it in.
  ///   - decimals: Digits after the point that are shown even when zero.
  public init(_ amount: Rational, in unit: Unit, decimals: UInt8) {
    self.unit = unit
    guard let value = amount.divided(by: Rational(unit.scale)) else {
      text = "?"
      isRounded = true
      return
    }
    let isNegative = value.numerator < 0
    var (whole, rest) = value.numerator.magnitude.quotientAndRemainder(
      dividingBy: value.denominator.magnitude
    )
    var digits: [UInt8] = []
    let most = max(Int(decimals), 12)
    while digits.count < most, rest != 0 || digits.count < decimals {
      // The remainder is below the denominator; a denominator near 2¹²⁷ cannot come from planning figures,
      // and is cut off here rather than overflowed.
      let (tenfold, overflow) = rest.multipliedReportingOverflow(by: 10)
      guard !overflow else { break }
      let (digit, next) = tenfold.quotientAndRemainder(dividingBy: value.denominator.magnitude)
      digits.append(UInt8(digit))
      rest = next
    }
    isRounded = rest != 0
    if isRounded, rest >= value.denominator.magnitude - rest { increment(&digits, &whole) }
    let fraction = digits.map { String($0) }.joined()
    text = (isNegative ? "-" : "") + "\(whole)" + (fraction.isEmpty ? "" : "." + fraction)
  }
}

private func increment(_ digits: inout [UInt8], _ whole: inout UInt128) {
  for index in digits.indices.reversed() {
    if digits[index] < 9 {
      digits[index] += 1
      return
    }
    digits[index] = 0
  }
  whole += 1
}
