@testable import RuleDSL

/// An exact fraction, in lowest terms; what does not fit in 128 bits ends the test.
struct Fraction: Hashable, Comparable {
  let numerator: Int128
  let denominator: Int128

  init(_ numerator: Int128, _ denominator: Int128 = 1) {
    var (left, right) = (numerator.magnitude, denominator.magnitude)
    while right != 0 { (left, right) = (right, left % right) }
    let divisor = Int128(left) * (denominator < 0 ? -1 : 1)
    (self.numerator, self.denominator) = (numerator / divisor, denominator / divisor)
  }

  init(_ rational: Rational) { self.init(rational.numerator, rational.denominator) }

  static let zero = Fraction(0)

  static func + (left: Self, right: Self) -> Self {
    // left.denominator = right.denominator × common.numerator ÷ common.denominator
    let common = Fraction(left.denominator, right.denominator)
    let numerator = left.numerator * common.denominator + right.numerator * common.numerator
    return Fraction(numerator, left.denominator * common.denominator)
  }

  static func - (left: Self, right: Self) -> Self { left + right.negated }

  static func * (left: Self, right: Self) -> Self {
    let first = Fraction(left.numerator, right.denominator)
    let second = Fraction(right.numerator, left.denominator)
    return Fraction(first.numerator * second.numerator, first.denominator * second.denominator)
  }

  /// The divisor is not zero.
  static func / (left: Self, right: Self) -> Self { left * Fraction(right.denominator, right.numerator) }

  static func < (left: Self, right: Self) -> Bool { (left - right).numerator < 0 }

  var negated: Self { Fraction(-numerator, denominator) }

  var magnitude: Self { self < .zero ? negated : self }
}

/// Everything from one bound to the other, `nil` where there is none.
struct Between: Hashable {
  var low: Fraction?
  var high: Fraction?

  init(low: Fraction?, high: Fraction?) { (self.low, self.high) = (low, high) }

  init(_ point: Fraction) { self.init(low: point, high: point) }

  static func + (left: Self, right: Self) -> Self {
    Between(
      low: left.low.flatMap { low in right.low.map { low + $0 } },
      high: left.high.flatMap { high in right.high.map { high + $0 } }
    )
  }

  var negated: Self { Between(low: high?.negated, high: low?.negated) }

  static func - (left: Self, right: Self) -> Self { left + right.negated }

  /// The products of the corners; an end without a bound times zero is zero, but what is unknown stays unknown.
  static func * (left: Self, right: Self) -> Self {
    if left == anything || right == anything { return anything }
    if left == Between(.zero) || right == Between(.zero) { return Between(.zero) }
    guard let low = left.low, let lower = right.low, low >= .zero, lower >= .zero else {
      guard let high = left.high, let higher = right.high, let low = left.low, let lower = right.low else {
        return anything
      }
      let corners = [low * lower, low * higher, high * lower, high * higher]
      return Between(low: corners.min(), high: corners.max())
    }
    return Between(low: low * lower, high: left.high.flatMap { high in right.high.map { high * $0 } })
  }

  static let anything = Between(low: nil, high: nil)

  /// One divided by it; `nil` where it may be zero.
  var inverse: Self? {
    if let low, low > .zero { return Between(low: high.map { Fraction(1) / $0 } ?? .zero, high: Fraction(1) / low) }
    if let high, high < .zero { return negated.inverse?.negated }
    return nil
  }

  /// `nil` where it may be either.
  var isAtLeastZero: Bool? {
    if let low, low >= .zero { return true }
    if let high, high < .zero { return false }
    return nil
  }

  /// Whether none of them is negative, apart from an allowance.
  static func verdict(_ rooms: [Between], allowance: Fraction) -> Verdict {
    if rooms.contains(where: { room in room.high.map { $0 + allowance < .zero } ?? false }) { return .fail }
    return rooms.allSatisfy { room in room.low.map { .zero <= $0 + allowance } ?? false } ? .pass : .undetermined
  }
}
