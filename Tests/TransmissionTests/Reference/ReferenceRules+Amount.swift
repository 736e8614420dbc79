@testable import RuleDSL
@testable import Transmission

extension ReferenceRules {
  /// What an amount may be, and how much of it half a unit of every last digit can hide.
  struct Size {
    var range: Between
    var half = Fraction.zero
    /// What has to be reached where an equality is asked, as far as it is less than the range.
    var reached: Between?
  }

  func compare(_ left: Amount, _ relation: Comparison, _ right: Amount, _ place: Place) -> Truth {
    guard let left = size(left, place), let right = size(right, place) else { return Truth() }
    let room = left.range - right.range
    func answer(_ allowance: Fraction) -> Bool? {
      guard relation == .equal || relation == .unequal else { return Self.holds(room, relation, allowance) }
      let allowance = Between(relation == .equal ? allowance : .zero)
      let isEqual = Self.all([
        ((left.reached ?? left.range) - right.range + allowance).isAtLeastZero,
        ((right.reached ?? right.range) - left.range + allowance).isAtLeastZero,
      ])
      return relation == .equal ? isEqual : isEqual.map { !$0 }
    }
    // What is unknown in one comparison keeps its digits from deciding, and no other's.
    let (exact, forgiving) = (answer(.zero), answer(left.half + right.half))
    let isComplete = room.low != nil && room.low == room.high
    return Truth(exact: exact, forgiving: isComplete || exact == forgiving ? forgiving : nil)
  }

  /// Whether the difference of two sides is as the relation says, give or take an allowance.
  private static func holds(_ room: Between, _ relation: Comparison, _ allowance: Fraction) -> Bool? {
    let more = Between(low: room.low.map { $0 + allowance }, high: room.high.map { $0 + allowance })
    let less = Between(low: room.low.map { $0 - allowance }, high: room.high.map { $0 - allowance })
    switch relation {
    case .atLeast: return more.isAtLeastZero
    case .atMost: return less.negated.isAtLeastZero
    case .above: return more.negated.isAtLeastZero.map { !$0 }
    case .below: return less.isAtLeastZero.map { !$0 }
    case .equal, .unequal: return nil
    }
  }

  /// A figure that is read directly and missing may be anything; `nil` where a divisor is zero.
  private func size(_ amount: Amount, _ place: Place) -> Size? {
    switch amount {
    case .literal(let quantity): return Size(range: Between(Fraction(Int128(quantity.base)) * scale(quantity.unit)))
    case .figure(let figure):
      guard let plan = plans(figure.plan, place).first, case .number(let value, let half, _) = word(figure, plan)
      else { return Size(range: .anything) }
      let scale = scale(of: figure)
      return Size(range: Between(value * scale), half: half * scale)
    case .first(let figure, let other):
      let isKnown = plans(figure.plan, place).first.map { word(figure, $0).isNumber } ?? false
      return size(.figure(isKnown ? figure : other), place)
    case .reduce(let reduction, let figure):
      guard !world.children(of: place).isEmpty else { return Size(range: Between(low: .zero, high: nil)) }
      let (size, scale) = (reduce(reduction, words(figure, place)), scale(of: figure))
      // A cap that was not set leaves the sum of caps open above.
      let isCap = reduction == .sum && world.vocabulary.indicators[figure.indicator].direction != .floor
      let isOpen = isCap && plans(.children, place).contains { word(figure, $0).isUnallotted }
      let range = isOpen ? Between(low: size.range.low, high: nil) : size.range
      let isFixed = isCap && world.vocabulary.indicators[figure.indicator].direction == .fixed
      return Size(
        range: range * Between(scale),
        half: size.half * scale,
        reached: isFixed ? size.range * Between(scale) : nil
      )
    case .count(let figure):
      guard let figure else { return Size(range: Between(count(world.children(of: place).count))) }
      let words = words(figure, place)
      let stated = words.count { $0.isStated }
      return Size(range: Between(low: count(stated), high: count(stated + words.count { $0.isUnprovided })))
    // Random rules count no lists.
    case .items: return Size(range: .anything)
    case .sum(let left, let right): return combine(left, right, place) { ($0.range + $1.range, $0.half + $1.half) }
    case .difference(let left, let right):
      return combine(left, right, place) { ($0.range - $1.range, $0.half + $1.half) }
    case .product(let left, let right):
      return combine(left, right, place) { ($0.range * $1.range, multiple($0, $1) + multiple($1, $0)) }
    case .quotient(let left, let right):
      return combine(left, right, place) { left, right in
        if right.range == Between(.zero) { return nil }
        guard let inverse = right.range.inverse else { return (.anything, .zero) }
        return (left.range * inverse, multiple(left, Size(range: inverse, half: right.half)))
      }
    case .measure, .known, .average: return nil
    }
  }

  /// The printed digits of a multiple of a figure hide as many times as much; those of a product of two figures are not
  /// forgiven, since they are no terms of a sum.
  private func multiple(_ size: Size, _ number: Size) -> Fraction {
    guard number.half == .zero, let low = number.range.low, low == number.range.high else { return .zero }
    return size.half * low.magnitude
  }

  private func combine(
    _ left: Amount,
    _ right: Amount,
    _ place: Place,
    _ operation: (Size, Size) -> (Between, Fraction)?
  ) -> Size? {
    guard let left = size(left, place), let right = size(right, place) else { return nil }
    return operation(left, right).map { Size(range: $0, half: $1) }
  }

  /// A ratio is a number without a unit, as is the quotient of two areas; the others are made smaller to stay in range.
  private func scale(_ unit: Unit) -> Fraction {
    Fraction(1, unit.dimension == .ratio ? Unit(.times).scale : unit.dimension == .count ? 1 : 1_000_000)
  }

  private func scale(of figure: Figure) -> Fraction { scale(world.vocabulary.indicators[figure.indicator].unit) }

  private func count(_ number: Int) -> Fraction { Fraction(Int128(number) * Unit(.item).scale) }

  private func words(_ figure: Figure, _ place: Place) -> [Word] {
    plans(.children, place).map { word(figure, $0) }.filter { !$0.isExempt }
  }

  /// An unknown figure is anything from zero up; of nothing, nothing is known.
  private func reduce(_ reduction: Amount.Reduction, _ words: [Word]) -> Size {
    let known = words.compactMap { word -> (value: Fraction, half: Fraction)? in
      if case .number(let value, let half, _) = word { (value, half) } else { nil }
    }
    let isOpen = known.count < words.count
    switch reduction {
    case .sum:
      let sum = known.map(\.value).reduce(.zero, +)
      return Size(range: Between(low: sum, high: isOpen ? nil : sum), half: known.map(\.half).reduce(.zero, +))
    case .maximum:
      guard let most = known.map(\.value).max() else { return Size(range: Between(low: .zero, high: nil)) }
      return Size(range: Between(low: most, high: isOpen ? nil : most))
    case .minimum:
      guard let least = known.map(\.value).min() else { return Size(range: Between(low: .zero, high: nil)) }
      return Size(range: Between(low: isOpen ? .zero : least, high: least))
    }
  }
}

extension Condition {
  /// The figures it compares, and those it asks to be stated.
  var reads: (compared: [Figure], asked: [Figure]) {
    switch self {
    case .compare(let left, _, let right): (left.read + right.read, [])
    case .stated(let figure), .submitted(.figure(let figure)): ([], [figure])
    case .all(let parts), .any(let parts): (parts.flatMap(\.reads.compared), parts.flatMap(\.reads.asked))
    case .not(let part): part.reads
    case .carried, .agreesAsPrinted, .tier, .provided, .submitted, .areasAgree, .meets, .tiles, .relation,
      .everyFeature,
      .distinct:
      ([], [])
    }
  }
}

extension Amount {
  fileprivate var read: [Figure] {
    switch self {
    case .literal, .measure, .known, .average, .items: []
    case .figure(let figure), .reduce(_, let figure): [figure]
    case .first(let figure, let other): [figure, other]
    case .count(let figure): [figure].compactMap(\.self)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.read + right.read
    }
  }
}
