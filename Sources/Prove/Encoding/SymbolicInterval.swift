internal import RuleDSL

/// What is known of an amount: it lies between two bounds, each of which may be missing.
struct SymbolicInterval: Hashable, Sendable {
  var hasLower: Formula
  var lower: Term
  var hasUpper: Formula
  var upper: Term

  /// Nothing is known.
  static let anything = SymbolicInterval(isKnown: .constant(false), .zero)
  /// Not stated, but not negative.
  static let unstated = SymbolicInterval(
    hasLower: .constant(true),
    lower: .zero,
    hasUpper: .constant(false),
    upper: .zero
  )

  init(hasLower: Formula, lower: Term, hasUpper: Formula, upper: Term) {
    (self.hasLower, self.lower, self.hasUpper, self.upper) = (hasLower, lower, hasUpper, upper)
  }

  /// A number where something holds, else nothing is known.
  init(isKnown: Formula, _ value: Term) {
    self.init(hasLower: isKnown, lower: value, hasUpper: isKnown, upper: value)
  }

  init(_ value: Term) { self.init(isKnown: .constant(true), value) }

  /// Whether it is always a number or nothing at all.
  var isPointLike: Bool { hasLower == hasUpper && lower == upper }

  var isAnything: Formula { isPointLike ? !hasLower : !hasLower && !hasUpper }

  var isPoint: Formula { isPointLike ? hasLower : hasLower && hasUpper && lower.equals(upper) }

  var negated: SymbolicInterval {
    SymbolicInterval(hasLower: hasUpper, lower: -upper, hasUpper: hasLower, upper: -lower)
  }

  func adding(_ other: SymbolicInterval) -> SymbolicInterval {
    SymbolicInterval(
      hasLower: hasLower && other.hasLower,
      lower: lower + other.lower,
      hasUpper: hasUpper && other.hasUpper,
      upper: upper + other.upper
    )
  }

  /// What is wholly unknown stays so, times zero too.
  func multiplied(by other: SymbolicInterval) -> SymbolicInterval {
    if isPointLike, other.isPointLike {
      return SymbolicInterval(isKnown: hasLower && other.hasLower, lower * other.lower)
    }
    let areNonnegative = hasLower && other.hasLower && lower >= .zero && other.lower >= .zero
    let product = SymbolicInterval(
      hasLower: .constant(true),
      lower: lower * other.lower,
      hasUpper: hasUpper && other.hasUpper,
      upper: upper * other.upper
    )
    return .either(
      isAnything || other.isAnything,
      .anything,
      .either(
        other.isPoint,
        scaled(by: other.lower),
        .either(isPoint, other.scaled(by: lower), .either(areNonnegative, product, .anything))
      )
    )
  }

  func divided(by other: SymbolicInterval) -> SymbolicInterval {
    if isPointLike, other.isPointLike {
      let isKnown = hasLower && other.hasLower && !other.lower.equals(.zero)
      return SymbolicInterval(isKnown: isKnown, lower / other.lower)
    }
    let one = Term.number(Rational(1))
    let inverse = SymbolicInterval(
      hasLower: .constant(true),
      lower: .either(other.hasUpper, one / other.upper, .zero),
      hasUpper: other.lower > .zero,
      upper: one / other.lower
    )
    return .either(
      other.isPoint,
      .either(other.lower.equals(.zero), .anything, scaled(by: one / other.lower)),
      .either(other.hasLower && other.lower >= .zero, multiplied(by: inverse), .anything)
    )
  }

  private func scaled(by factor: Term) -> SymbolicInterval {
    let (isZero, isPositive) = (factor.equals(.zero), factor > .zero)
    return SymbolicInterval(
      hasLower: isZero || isPositive && hasLower || !isPositive && hasUpper,
      lower: .either(isZero, .zero, .either(isPositive, lower * factor, upper * factor)),
      hasUpper: isZero || isPositive && hasUpper || !isPositive && hasLower,
      upper: .either(isZero, .zero, .either(isPositive, upper * factor, lower * factor))
    )
  }

  static func either(_ condition: Formula, _ left: SymbolicInterval, _ right: SymbolicInterval) -> SymbolicInterval {
    if case .constant(let holds) = condition { return holds ? left : right }
    return SymbolicInterval(
      hasLower: condition && left.hasLower || !condition && right.hasLower,
      lower: .either(condition, left.lower, right.lower),
      hasUpper: condition && left.hasUpper || !condition && right.hasUpper,
      upper: .either(condition, left.upper, right.upper)
    )
  }

  func maximum(_ other: SymbolicInterval) -> SymbolicInterval {
    SymbolicInterval(
      hasLower: hasLower || other.hasLower,
      lower: .either(hasLower && (!other.hasLower || lower >= other.lower), lower, other.lower),
      hasUpper: hasUpper && other.hasUpper,
      upper: .either(upper >= other.upper, upper, other.upper)
    )
  }

  func minimum(_ other: SymbolicInterval) -> SymbolicInterval { negated.maximum(other.negated).negated }

  // MARK: Comparing

  func compared(_ comparison: Comparison, _ other: SymbolicInterval) -> Kleene {
    switch comparison {
    case .atLeast: isAtLeast(other)
    case .below: !isAtLeast(other)
    case .atMost: other.isAtLeast(self)
    case .above: !other.isAtLeast(self)
    case .equal: isEqual(to: other)
    case .unequal: !isEqual(to: other)
    }
  }

  private func isAtLeast(_ other: SymbolicInterval) -> Kleene {
    Kleene(
      yes: hasLower && other.hasUpper && lower >= other.upper,
      no: hasUpper && other.hasLower && upper < other.lower
    )
  }

  private func isEqual(to other: SymbolicInterval) -> Kleene {
    Kleene(
      yes: isPoint && other.isPoint && lower.equals(other.lower),
      no: hasUpper && other.hasLower && upper < other.lower || hasLower && other.hasUpper && lower > other.upper
    )
  }

  /// How far apart the two are at least, where each cannot be the larger.
  func gap(to other: SymbolicInterval) -> SymbolicOptional {
    SymbolicOptional(has: hasUpper && other.hasLower && upper <= other.lower, other.lower - upper)
      .or(SymbolicOptional(has: hasLower && other.hasUpper && lower >= other.upper, lower - other.upper))
  }
}

/// A number that may be missing.
struct SymbolicOptional: Hashable, Sendable {
  var has: Formula
  var value: Term

  init(has: Formula, _ value: Term) { (self.has, self.value) = (has, value) }

  init(_ value: Term) { self.init(has: .constant(true), value) }

  static let none = SymbolicOptional(has: .constant(false), .zero)

  func or(_ other: SymbolicOptional) -> SymbolicOptional {
    SymbolicOptional(has: has || other.has, .either(has, value, other.value))
  }

  func adding(_ other: SymbolicOptional) -> SymbolicOptional {
    SymbolicOptional(has: has && other.has, value + other.value)
  }

  static func either(_ condition: Formula, _ left: SymbolicOptional, _ right: SymbolicOptional) -> SymbolicOptional {
    SymbolicOptional(
      has: condition && left.has || !condition && right.has,
      .either(condition, left.value, right.value)
    )
  }
}
