/// An amount as a number and multiples of what only a plan can tell, each once: what is left of 本级 − 本级 is nothing.
struct LinearForm {
  /// In base units of the dimension.
  var constant: Rational
  var terms: [Amount: Rational]

  /// Returns `nil` where the numbers do not fit.
  init?(_ amount: Amount, _ vocabulary: Vocabulary) {
    self.init(Rational(0))
    switch amount {
    case .literal(let quantity): constant = Rational(Int128(quantity.base))
    case .figure, .first, .known, .average, .reduce, .count, .items, .measure: terms[amount] = Rational(1)
    case .sum(let left, let right):
      guard let sum = LinearForm(left, vocabulary)?.adding(LinearForm(right, vocabulary), times: 1) else {
        return nil
      }
      self = sum
    case .difference(let left, let right):
      guard let rest = LinearForm(left, vocabulary)?.adding(LinearForm(right, vocabulary), times: -1) else {
        return nil
      }
      self = rest
    case .product(let left, let right):
      guard let first = LinearForm(left, vocabulary), let second = LinearForm(right, vocabulary),
        let scale = amount.scale(vocabulary)
      else { return nil }
      if let factor = first.number ?? second.number {
        let other = first.number == nil ? first : second
        guard let product = factor.multiplied(by: scale).flatMap({ other.multiplied(by: $0) }) else { return nil }
        self = product
      } else {
        terms[amount] = Rational(1)
      }
    case .quotient(let left, let right):
      guard let first = LinearForm(left, vocabulary), let second = LinearForm(right, vocabulary),
        let scale = amount.scale(vocabulary)
      else { return nil }
      if let divisor = second.number {
        guard let quotient = scale.divided(by: divisor).flatMap({ first.multiplied(by: $0) }) else { return nil }
        self = quotient
      } else if let factor = first.terms.factor(of: second.terms),
        second.constant.multiplied(by: factor) == first.constant, let quotient = scale.multiplied(by: factor)
      {
        constant = quotient
      } else {
        terms[amount] = Rational(1)
      }
    }
  }

  private init(_ constant: Rational) { (self.constant, terms) = (constant, [:]) }

  /// The amount itself, where it does not depend on any plan.
  var number: Rational? { terms.isEmpty ? constant : nil }

  /// What the amount is at least, whatever a plan says; `nil` where nothing is certain.
  var least: Rational? { bound(isUpper: false) }

  var most: Rational? { bound(isUpper: true) }

  /// What is measured and what plans commit to is never negative; a part is never larger than the whole.
  private func bound(isUpper: Bool) -> Rational? {
    var rest = terms
    var bound = constant
    for (term, factor) in terms where (factor > Rational(0)) == isUpper {
      if case .measure(.share(let part, let whole)) = term, part.isWithin(whole) {
        guard let sum = factor.multiplied(by: Rational(Unit(.times).scale)).flatMap({ bound.adding($0) }) else {
          return nil
        }
        bound = sum
        rest[term] = nil
      } else if case .measure(.area(let part)) = term,
        let whole = rest.first(where: { $0.value == factor.negated && $0.key.area.map(part.isWithin) ?? false })?.key
      {
        rest[term] = nil
        rest[whole] = nil
      } else {
        return nil
      }
    }
    return rest.keys.allSatisfy(\.isNeverNegative) ? bound : nil
  }

  private func adding(_ other: LinearForm?, times sign: Int128) -> LinearForm? {
    guard let other = other?.multiplied(by: Rational(sign)), let sum = constant.adding(other.constant) else {
      return nil
    }
    var result = LinearForm(sum)
    result.terms = terms
    for (term, factor) in other.terms {
      guard let total = (result.terms[term] ?? Rational(0)).adding(factor) else { return nil }
      result.terms[term] = total == Rational(0) ? nil : total
    }
    return result
  }

  private func multiplied(by factor: Rational) -> LinearForm? {
    guard let product = constant.multiplied(by: factor) else { return nil }
    var result = LinearForm(product)
    guard factor != Rational(0) else { return result }
    for (term, own) in terms {
      guard let product = own.multiplied(by: factor) else { return nil }
      result.terms[term] = product
    }
    return result
  }
}

extension Amount {
  /// The dimension, or `nil` when an exponent leaves the range.
  package func dimension(_ vocabulary: Vocabulary) -> Dimension? {
    switch self {
    case .literal(let quantity): quantity.dimension
    case .figure(let figure), .reduce(_, let figure), .first(let figure, _), .known(let figure),
      .average(let figure, _):
      vocabulary.indicators[figure.indicator].dimension
    case .count, .items: .count
    case .measure(let measure): measure.dimension
    case .sum(let left, _), .difference(let left, _): left.dimension(vocabulary)
    case .product(let left, let right):
      right.dimension(vocabulary).flatMap { left.dimension(vocabulary)?.multiplied(by: $0) }
    case .quotient(let left, let right):
      right.dimension(vocabulary).flatMap { left.dimension(vocabulary)?.divided(by: $0) }
    }
  }

  /// What brings a product or quotient of base units to base units of the whole; `nil` for any other amount.
  package func scale(_ vocabulary: Vocabulary) -> Rational? {
    let base = { (amount: Amount) in amount.dimension(vocabulary).map { Rational($0.coherentBase) } }
    switch self {
    case .product(let left, let right):
      guard let own = base(self), let first = base(left), let second = base(right) else { return nil }
      return own.divided(by: first)?.divided(by: second)
    case .quotient(let left, let right):
      guard let own = base(self), let first = base(left), let second = base(right) else { return nil }
      return own.divided(by: first)?.multiplied(by: second)
    case .literal, .figure, .reduce, .first, .known, .average, .count, .items, .measure, .sum, .difference: return nil
    }
  }

  fileprivate var area: Region? { if case .measure(.area(let region)) = self { region } else { nil } }

  fileprivate var isNeverNegative: Bool {
    switch self {
    case .literal, .figure, .first, .known, .average, .reduce, .count, .items, .measure: true
    case .sum(let left, let right), .product(let left, let right), .quotient(let left, let right):
      left.isNeverNegative && right.isNeverNegative
    case .difference: false
    }
  }
}

extension Region {
  /// Whether it is a part of another, however the layers are drawn; what is not seen counts as none.
  func isWithin(_ other: Region) -> Bool { isWithin(anyOf: Set(other.united)) }

  private func isWithin(anyOf parts: Set<Region>) -> Bool {
    if parts.contains(self) { return true }
    switch self {
    case .intersection(let left, let right): return left.isWithin(anyOf: parts) || right.isWithin(anyOf: parts)
    case .difference(let whole, _), .fragments(let whole, _): return whole.isWithin(anyOf: parts)
    case .select(let layer, _): return parts.contains(.layer(layer))
    case .union(let left, let right): return left.isWithin(anyOf: parts) && right.isWithin(anyOf: parts)
    case .layer, .buffer, .changed: return false
    }
  }

  /// Itself, and the regions that it unites.
  private var united: [Region] {
    if case .union(let left, let right) = self { return [self] + left.united + right.united }
    return [self]
  }

  /// Whether it shares no ground with another, however the layers are drawn.
  func isApart(from other: Region) -> Bool {
    if case .difference(_, let cut) = self, other.isWithin(cut) { return true }
    if case .difference(_, let cut) = other { return isWithin(cut) }
    return false
  }
}
