@testable import RuleDSL
@testable import Transmission

extension ReferenceView {
  func range(_ amount: Amount, _ notes: Notes) -> Range {
    switch amount {
    case .literal(let quantity): return point(coherent(quantity))
    case .measure, .known, .average: return (nil, nil)
    case .figure(let figure):
      guard let plan = plans(figure.plan).first else {
        notes.isExempt = true
        return (nil, nil)
      }
      guard let known = range(figure, plan, notes) else { return exempt(notes) }
      // A figure that is read by itself and is missing decides nothing, not even that it is not negative.
      return known.upper == nil ? (nil, nil) : known
    case .first(let figure, let other): return range(.figure(isKnown(figure) ? figure : other), notes)
    case .reduce(let reduction, let figure): return reduced(reduction, figure, notes)
    case .count(let figure):
      let children = plans(.children)
      guard let figure else { return point(Rational(Int128(children.count))) }
      let stated = children.filter { reading(figure, $0).isStated }
      let unknown = children.filter { reading(figure, $0) == .unprovided }
      notes.missing.formUnion(unknown)
      return (Rational(Int128(stated.count)), Rational(Int128(stated.count + unknown.count)))
    case .sum(let left, let right):
      let (a, b) = (range(left, notes), range(right, notes))
      return (join(a.lower, b.lower, plus), join(a.upper, b.upper, plus))
    case .difference(let left, let right):
      let (a, b) = (range(left, notes), range(right, notes))
      return (join(a.lower, b.upper, minus), join(a.upper, b.lower, minus))
    case .product(let left, let right): return product(range(left, notes), range(right, notes))
    case .quotient(let left, let right):
      let (a, b) = (range(left, notes), range(right, notes))
      if b.lower == Rational(0), b.upper == Rational(0) { return (nil, nil) }
      guard let least = b.lower, least >= Rational(0) else {
        guard let divisor = b.lower, b.upper == divisor else { return (nil, nil) }
        return product(a, point(over(Rational(1), divisor)))
      }
      let inverse: Range = (
        b.upper.map { over(Rational(1), $0) } ?? Rational(0), least == Rational(0) ? nil : over(Rational(1), least)
      )
      return product(a, inverse)
    }
  }

  private func exempt(_ notes: Notes) -> Range {
    notes.isExempt = true
    return (nil, nil)
  }

  private func point(_ value: Rational) -> Range { (value, value) }

  private func coherent(_ quantity: Quantity) -> Rational { over(quantity.amount, scale(quantity.dimension)) }

  private func scale(_ dimension: Dimension) -> Rational {
    switch dimension {
    case .area: Rational(30_000)
    case .ratio: Rational(1_000_000_000)
    case .count: Rational(10_000)
    default: Rational(1)
    }
  }

  private func join(_ left: Rational?, _ right: Rational?, _ operation: (Rational, Rational) -> Rational) -> Rational?
  {
    guard let left, let right else { return nil }
    return operation(left, right)
  }

  /// `nil` for a figure that does not exist by its document's own word.
  private func range(_ figure: Figure, _ plan: String, _ notes: Notes) -> Range? {
    switch reading(figure, plan) {
    case .known(let quantity, _): return point(coherent(quantity))
    case .deferred, .unprovided:
      notes.missing.insert(plan)
      return (Rational(0), nil)
    case .unallotted, .notApplicable: return nil
    }
  }

  /// Whether a sum of fixed figures cannot reach an amount with what was set.
  func isShort(_ amount: Amount, _ other: Range) -> Bool {
    guard case .reduce(.sum, let figure) = amount,
      world.program.vocabulary.indicators[figure.indicator].direction == .fixed,
      let most = reduced(.sum, figure, Notes(), isOpen: false).upper, let least = other.lower
    else { return false }
    return most < least
  }

  private func reduced(
    _ reduction: Amount.Reduction,
    _ figure: Figure,
    _ notes: Notes,
    isOpen: Bool = true
  ) -> Range {
    let children = plans(.children)
    // No cap was set for a child that was allotted none.
    let isCapped =
      isOpen && reduction == .sum && world.program.vocabulary.indicators[figure.indicator].direction != .floor
    let ranges = children.compactMap { child in
      isCapped && reading(figure, child) == .unallotted ? (Rational(0), nil) : range(figure, child, notes)
    }
    if ranges.isEmpty {
      if reduction == .sum, !children.isEmpty { return point(Rational(0)) }
      notes.missing.insert(unit)
      return (Rational(0), nil)
    }
    let lowers = ranges.compactMap(\.lower)
    let uppers = ranges.map(\.upper)
    let ends = uppers.compactMap(\.self)
    let isEndless = ends.count < uppers.count
    switch reduction {
    case .sum: return (lowers.reduce(Rational(0), plus), isEndless ? nil : ends.reduce(Rational(0), plus))
    case .maximum: return (lowers.max(), isEndless ? nil : ends.max())
    case .minimum: return (lowers.min(), ends.min())
    }
  }

  /// Products of ranges that are a point on one side, or nowhere negative; of others nothing is claimed.
  private func product(_ a: Range, _ b: Range) -> Range {
    let zero = Rational(0)
    for (factor, other) in [(a, b), (b, a)] {
      guard let value = factor.lower, factor.upper == value else { continue }
      if value == zero { return point(zero) }
      let ends = (other.lower.map { times($0, value) }, other.upper.map { times($0, value) })
      return value > zero ? ends : (ends.1, ends.0)
    }
    guard let left = a.lower, let right = b.lower, left >= zero, right >= zero else { return (nil, nil) }
    return (times(left, right), join(a.upper, b.upper, times))
  }

  func holds(_ a: Range, _ comparison: Comparison, _ b: Range) -> Bool? {
    func atLeast(_ a: Range, _ b: Range) -> Bool? {
      if let lower = a.lower, let upper = b.upper, lower >= upper { return true }
      if let upper = a.upper, let lower = b.lower, upper < lower { return false }
      return nil
    }
    func equal() -> Bool? {
      if let value = a.lower, a.upper == value, b.lower == value, b.upper == value { return true }
      if let upper = a.upper, let lower = b.lower, upper < lower { return false }
      if let lower = a.lower, let upper = b.upper, lower > upper { return false }
      return nil
    }
    switch comparison {
    case .atLeast: return atLeast(a, b)
    case .below: return atLeast(a, b).map { !$0 }
    case .atMost: return atLeast(b, a)
    case .above: return atLeast(b, a).map { !$0 }
    case .equal: return equal()
    case .unequal: return equal().map { !$0 }
    }
  }

  /// What printing can hide; `nil` where the amount is not linear in its figures.
  func slack(_ amount: Amount) -> Rational? {
    switch amount {
    case .literal, .count: return Rational(0)
    case .figure(let figure):
      return plans(figure.plan).first.flatMap { reading(figure, $0).quantity }.map(coherentHalf)
    case .first(let figure, let other): return slack(.figure(isKnown(figure) ? figure : other))
    case .reduce(.sum, let figure):
      return plans(.children).compactMap { reading(figure, $0).quantity }.map(coherentHalf).reduce(Rational(0), plus)
    case .reduce, .measure, .known, .average: return nil
    case .sum(let left, let right), .difference(let left, let right):
      guard let a = slack(left), let b = slack(right) else { return nil }
      return plus(a, b)
    case .product(.literal(let factor), let other), .product(let other, .literal(let factor)):
      return slack(other).map { times($0, coherent(factor)) }
    case .quotient(let other, .literal(let divisor)): return slack(other).map { over($0, coherent(divisor)) }
    case .product, .quotient: return nil
    }
  }

  private func isKnown(_ figure: Figure) -> Bool {
    plans(figure.plan).first.map { reading(figure, $0).quantity != nil } ?? false
  }

  private func coherentHalf(_ quantity: Quantity) -> Rational { over(half(quantity), scale(quantity.dimension)) }
}
