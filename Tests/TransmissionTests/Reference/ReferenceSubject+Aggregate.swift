@testable import RuleDSL
@testable import Transmission

extension ReferenceSubject {
  func aggregate(_ unit: String, _ children: [String]) -> Opinion {
    if own(unit).isExempt { return Opinion(verdict: .notApplicable) }
    let unknown = unknownChildren(children)
    guard let bound = bound(own(unit)) else {
      return Opinion(verdict: .undetermined, missing: unknown.union([unit]))
    }
    var opinion: Opinion
    if case .weighted = transmission.method {
      opinion = weighted(bound, children, unknown)
    } else {
      opinion = summed(bound, children, unknown)
    }
    opinion.missing = unknown
    return opinion
  }

  private func unknownChildren(_ children: [String]) -> Set<String> {
    Set(
      children.filter { child in
        guard !own(child).isExempt else { return false }
        if case .weighted = transmission.method, weight(child) == nil { return true }
        return bound(own(child)) == nil
      }
    )
  }

  private func summed(_ bound: Quantity, _ children: [String], _ unknown: Set<String>) -> Opinion {
    let known = children.compactMap { self.bound(own($0)) }
    let sum = known.reduce(Rational(0)) { plus($0, $1.amount) }
    let isUncapped = children.contains { own($0) == .unallotted }
    let distance = magnitude(minus(sum, bound.amount))
    let slack = known.reduce(half(bound)) { plus($0, half($1)) }

    enum Side { case holds, open, broken }
    let floor: Side = sum >= bound.amount ? .holds : unknown.isEmpty ? .broken : .open
    let ceiling: Side = sum > bound.amount ? .broken : unknown.isEmpty && !isUncapped ? .holds : .open
    let sides: [Side] = direction == .floor ? [floor] : direction == .ceiling ? [ceiling] : [floor, ceiling]
    if sides.contains(.broken) {
      let isAllKnown = unknown.isEmpty && (direction == .floor || !isUncapped)
      if isAllKnown { return failure(by: distance, hiding: slack) }
      return transmission.precision == .asPrinted && distance <= slack
        ? Opinion(verdict: .undetermined, isWithinRounding: true) : Opinion(verdict: .fail, difference: distance)
    }
    return sides.contains(.open) ? Opinion(verdict: .undetermined, difference: distance) : Opinion(verdict: .pass)
  }

  private func weighted(_ bound: Quantity, _ children: [String], _ unknown: Set<String>) -> Opinion {
    let zero = Rational(0)
    var lower: Rational? = zero
    var upper: Rational? = zero
    for child in children where !own(child).isExempt {
      let ratio = self.bound(own(child))
      let weight = weight(child)
      var term: (Rational?, Rational?)
      switch (ratio, weight) {
      case (let ratio?, let weight?):
        let value = times(minus(ratio.amount, bound.amount), weight.amount)
        term = (value, value)
      case (let ratio?, nil): term = (ratio.base < bound.base ? nil : zero, ratio.base > bound.base ? nil : zero)
      case (nil, let weight?): term = (times(bound.amount, weight.amount).negated, nil)
      case (nil, nil): term = (nil, nil)
      }
      lower = term.0.flatMap { end in lower.map { plus($0, end) } }
      upper = term.1.flatMap { end in upper.map { plus($0, end) } }
    }
    let reachesDown = lower.map { $0 >= zero }
    let reachesUp = upper.map { $0 <= zero }
    let isBelow = upper.map { $0 < zero } ?? false
    let isAbove = lower.map { $0 > zero } ?? false
    let (holds, isBroken): (Bool, Bool) =
      switch direction {
      case .floor: (reachesDown ?? false, isBelow)
      case .ceiling: (reachesUp ?? false, isAbove)
      case .fixed: ((reachesDown ?? false) && (reachesUp ?? false), isBelow || isAbove)
      }
    if holds { return Opinion(verdict: .pass) }
    guard isBroken else { return Opinion(verdict: .undetermined) }
    if unknown.isEmpty { return weightedFailure(bound, children) }
    return Opinion(verdict: transmission.precision == .asPrinted ? .undetermined : .fail)
  }

  private func weightedFailure(_ bound: Quantity, _ children: [String]) -> Opinion {
    let terms = children.compactMap { child in
      self.bound(own(child)).flatMap { ratio in weight(child).map { (ratio: ratio, weight: $0.amount) } }
    }
    let base = terms.reduce(Rational(0)) { plus($0, $1.weight) }
    let average = over(terms.reduce(Rational(0)) { plus($0, times($1.ratio.amount, $1.weight)) }, base)
    let hidden = over(terms.reduce(Rational(0)) { plus($0, times(half($1.ratio), $1.weight)) }, base)
    return failure(by: magnitude(minus(average, bound.amount)), hiding: plus(hidden, half(bound)))
  }
}
