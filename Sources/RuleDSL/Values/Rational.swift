/// An exact number; every operation that would leave 128 bits returns `nil` instead of trapping.
public struct Rational: Hashable, Codable, Sendable {
  public let numerator: Int128
  /// INVARIANT: positive, and without a common factor with the numerator.
  public let denominator: Int128

  public init(_ whole: Int128) {
    numerator = whole
    denominator = 1
  }

  /// Returns `nil` for a zero denominator.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / Int128(divisor))
    self.denominator = sign * (denominator / Int128(divisor))
  }

  package func adding(_ other: Rational) -> Rational? {
    guard let left = product(numerator, other.denominator),
      let right = product(other.numerator, denominator),
      let bottom = product(denominator, other.denominator)
    else { return nil }
    let (top, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : Rational(top, over: bottom)
  }

  /// The least number of 128 bits has no opposite and is returned as it is.
  package var negated: Rational { Rational(0 &- numerator, over: denominator) ?? self }

  package func subtracting(_ other: Rational) -> Rational? {
    other.numerator == .min ? nil : adding(other.negated)
  }

  package func multiplied(by other: Rational) -> Rational? {
    // Crosswise reduction keeps intermediate products small.
    guard let first = Rational(numerator, over: other.denominator),
      let second = Rational(other.numerator, over: denominator),
      let top = product(first.numerator, second.numerator),
      let bottom = product(first.denominator, second.denominator)
    else { return nil }
    return Rational(top, over: bottom)
  }

  /// Returns `nil` for division by zero too.
  package func divided(by other: Rational) -> Rational? {
    guard let inverse = Rational(other.denominator, over: other.numerator) else { return nil }
    return multiplied(by: inverse)
  }

  /// Compares exactly; no product overflows because whole parts are compared first.
  package func isLess(than other: Rational) -> Bool {
    var left = self
    var right = other
    var isSwapped = false
    while true {
      let (leftWhole, leftRest) = left.floored
      let (rightWhole, rightRest) = right.floored
      if leftWhole != rightWhole { return (leftWhole < rightWhole) != isSwapped }
      if leftRest == 0 || rightRest == 0 {
        if leftRest == rightRest { return false }
        return (leftRest == 0) != isSwapped
      }
      // a/b < c/d for proper fractions exactly when d/c < b/a: continue with the reciprocals.
      (left, right) = (
        Rational(unchecked: left.denominator, rightRest: leftRest),
        Rational(unchecked: right.denominator, rightRest: rightRest)
      )
      isSwapped.toggle()
    }
  }

  private init(unchecked numerator: Int128, rightRest denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  private var floored: (whole: Int128, rest: Int128) {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? (quotient - 1, remainder + denominator) : (quotient, remainder)
  }
}

extension Rational: Comparable {
  public static func < (left: Rational, right: Rational) -> Bool { left.isLess(than: right) }
}

private func product(_ left: Int128, _ right: Int128) -> Int128? {
  let (value, overflow) = left.multipliedReportingOverflow(by: right)
  return overflow || value == .min ? nil : value
}

private func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
  var (left, right) = (left, right)
  while right != 0 { (left, right) = (right, left % right) }
  return max(left, 1)
}
