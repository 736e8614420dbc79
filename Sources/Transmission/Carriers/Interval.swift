internal import RuleDSL

/// What is known of an amount in a general rule: it lies between two exact bounds; `nil` is without end.
///
/// Operations that would leave 128 bits, and a division by zero, return `nil`.
struct Interval: Hashable {
  var lower: Rational?
  var upper: Rational?

  /// Nothing is known.
  static let anything = Interval(lower: nil, upper: nil)
  /// An amount that is not stated, but cannot be negative.
  static let unstated = Interval(lower: Rational(0), upper: nil)

  init(lower: Rational?, upper: Rational?) {
    self.lower = lower
    self.upper = upper
  }

  init(_ value: Rational) { self.init(lower: value, upper: value) }

  /// The amount, when it is known exactly.
  var point: Rational? { lower == upper ? lower : nil }

  func adding(_ other: Interval) -> Interval? {
    guard let lower = combined(lower, other.lower, { $0.adding($1) }),
      let upper = combined(upper, other.upper, { $0.adding($1) })
    else { return nil }
    return Interval(lower: lower, upper: upper)
  }

  var negated: Interval { Interval(lower: upper?.negated, upper: lower?.negated) }

  func subtracting(_ other: Interval) -> Interval? { adding(other.negated) }

  /// What is wholly unknown stays so, times zero too: a figure that is missing must not become a known zero.
  func multiplied(by other: Interval) -> Interval? {
    guard self != .anything, other != .anything else { return .anything }
    if let factor = other.point { return scaled(by: factor) }
    if let factor = point { return other.scaled(by: factor) }
    let zero = Rational(0)
    if let left = lower, let right = other.lower, left >= zero, right >= zero {
      guard let lower = left.multiplied(by: right) else { return nil }
      // An end that is missing on either side is missing in the product; no factor is the point zero here.
      guard let leftEnd = upper, let rightEnd = other.upper else { return Interval(lower: lower, upper: nil) }
      return leftEnd.multiplied(by: rightEnd).map { Interval(lower: lower, upper: $0) }
    }
    return .anything
  }

  func divided(by other: Interval) -> Interval? {
    let zero = Rational(0)
    if let divisor = other.point {
      guard let inverse = Rational(1).divided(by: divisor) else { return nil }
      return scaled(by: inverse)
    }
    guard let least = other.lower, least >= zero else { return .anything }
    // 1/[a, b] is [1/b, 1/a], without end above where the divisor may be zero.
    var inverse = Interval.unstated
    if least > zero { inverse.upper = Rational(1).divided(by: least) }
    if let most = other.upper { inverse.lower = Rational(1).divided(by: most) }
    return multiplied(by: inverse)
  }

  private func scaled(by factor: Rational) -> Interval? {
    let zero = Rational(0)
    guard factor != zero else { return Interval(zero) }
    guard let first = optionally(lower, { $0.multiplied(by: factor) }),
      let second = optionally(upper, { $0.multiplied(by: factor) })
    else { return nil }
    return factor > zero ? Interval(lower: first, upper: second) : Interval(lower: second, upper: first)
  }

  func maximum(_ other: Interval) -> Interval {
    Interval(lower: later(lower, other.lower), upper: both(upper, other.upper, max))
  }

  func minimum(_ other: Interval) -> Interval { negated.maximum(other.negated).negated }

  /// Whether the comparison holds; `nil` where the bounds do not decide it.
  func compared(_ comparison: Comparison, _ other: Interval) -> Bool? {
    switch comparison {
    case .atLeast: isAtLeast(other)
    case .below: isAtLeast(other).map(!)
    case .atMost: other.isAtLeast(self)
    case .above: other.isAtLeast(self).map(!)
    case .equal: isEqual(other)
    case .unequal: isEqual(other).map(!)
    }
  }

  /// How far apart the two are at least; `nil` where each may be the larger.
  func gap(to other: Interval) -> Rational? {
    if let upper, let least = other.lower, upper <= least { return least.subtracting(upper) }
    if let lower, let most = other.upper, lower >= most { return lower.subtracting(most) }
    return nil
  }

  private func isAtLeast(_ other: Interval) -> Bool? {
    if let lower, let most = other.upper, lower >= most { return true }
    if let upper, let least = other.lower, upper < least { return false }
    return nil
  }

  private func isEqual(_ other: Interval) -> Bool? {
    if let point, let value = other.point { return point == value }
    if let upper, let least = other.lower, upper < least { return false }
    if let lower, let most = other.upper, lower > most { return false }
    return nil
  }
}

/// The outer `nil` says that a result leaves 128 bits, the inner one that a bound is without end.
private func optionally(_ value: Rational?, _ operation: (Rational) -> Rational?) -> Rational?? {
  guard let value else { return .some(nil) }
  return operation(value).map { .some($0) }
}

private func combined(
  _ left: Rational?,
  _ right: Rational?,
  _ operation: (Rational, Rational) -> Rational?
) -> Rational?? {
  guard let left, let right else { return .some(nil) }
  return operation(left, right).map { .some($0) }
}

private func both(_ left: Rational?, _ right: Rational?, _ operation: (Rational, Rational) -> Rational) -> Rational? {
  guard let left, let right else { return nil }
  return operation(left, right)
}

/// The larger of two lower bounds, one of which may be missing.
private func later(_ left: Rational?, _ right: Rational?) -> Rational? {
  guard let left, let right else { return left ?? right }
  return max(left, right)
}
