/// Which values of an amount a comparison with a number accepts: those from a bound on, or those up to it.
struct Reach {
  /// The amount, without the number that was added to it.
  private let terms: [Amount: Rational]
  private var bound: Rational
  private var isLower: Bool
  /// Whether the bound itself is accepted.
  private let isClosed: Bool

  /// `nil` for conditions of another kind, for longer ones than people write, and for amounts that do not depend on any
  /// plan.
  init?(_ condition: Condition, _ vocabulary: Vocabulary) {
    guard case .compare(let left, let comparison, let right) = condition, left.size + right.size <= 100,
      let form = LinearForm(.difference(left, right), vocabulary), !form.terms.isEmpty
    else { return nil }
    switch comparison {
    case .atLeast, .above: isLower = true
    case .atMost, .below: isLower = false
    case .equal, .unequal: return nil
    }
    isClosed = comparison == .atLeast || comparison == .atMost
    terms = form.terms
    bound = form.constant.negated
  }

  /// Whether every value is accepted by one of two.
  static func cover(_ one: Reach, _ other: Reach) -> Bool {
    guard let (lower, upper) = opposed(one, other) else { return false }
    return lower.bound == upper.bound ? lower.isClosed || upper.isClosed : lower.bound < upper.bound
  }

  /// Whether no value is accepted by both.
  static func exclude(_ one: Reach, _ other: Reach) -> Bool {
    guard let (lower, upper) = opposed(one, other) else { return false }
    return lower.bound == upper.bound ? !(lower.isClosed && upper.isClosed) : lower.bound > upper.bound
  }

  /// Whether every value that it accepts is accepted by another.
  func isWithin(_ other: Reach) -> Bool {
    guard let own = measured(like: other), own.isLower == other.isLower else { return false }
    if own.bound == other.bound { return other.isClosed || !own.isClosed }
    return (own.bound > other.bound) == own.isLower
  }

  /// Whether it is about the same side of the same amount.
  func isAlike(_ other: Reach) -> Bool { measured(like: other).map { $0.isLower == other.isLower } ?? false }

  /// Whether any of some and any of others are in a relation.
  static func hasPair(_ some: [Reach], _ others: [Reach], _ relation: (Reach, Reach) -> Bool) -> Bool {
    some.contains { one in others.contains { relation(one, $0) } }
  }

  /// Two about the same amount, of which one accepts what is large and the other what is small.
  private static func opposed(_ one: Reach, _ other: Reach) -> (lower: Reach, upper: Reach)? {
    guard let other = other.measured(like: one), one.isLower != other.isLower else { return nil }
    return one.isLower ? (one, other) : (other, one)
  }

  /// The same in multiples of another one's amount; `nil` where it is about another amount.
  private func measured(like other: Reach) -> Reach? {
    guard let factor = terms.factor(of: other.terms), let bound = bound.divided(by: factor) else { return nil }
    var reach = self
    reach.bound = bound
    if factor < Rational(0) { reach.isLower.toggle() }
    return reach
  }
}

extension [Amount: Rational] {
  /// What another sum has to be multiplied by to give this one; `nil` where nothing does.
  func factor(of other: Self) -> Rational? {
    guard count == other.count, let (term, own) = first, let factor = other[term].flatMap({ own.divided(by: $0) })
    else {
      return nil
    }
    return allSatisfy { term, own in other[term]?.multiplied(by: factor) == own } ? factor : nil
  }
}
