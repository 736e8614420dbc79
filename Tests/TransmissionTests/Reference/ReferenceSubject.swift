@testable import RuleDSL
@testable import Transmission

/// One transmission in one year, by the letter of the semantics.
struct ReferenceSubject {
  typealias Opinion = ReferenceEvaluator.Opinion
  typealias Reading = ReferenceEvaluator.Reading

  let world: ReferenceEvaluator
  let transmission: Transmission
  let year: Int

  var direction: Direction { world.program.vocabulary.indicators[transmission.indicator].direction }

  func takesPart(_ unit: String) -> Bool { world.places[unit].map { transmission.tiers.contains($0.tier) } ?? false }

  func treeParent(_ unit: String) -> String? { world.ancestors(unit).first(where: takesPart) }

  func issuer(_ unit: String) -> String? { world.named(unit, transmission.indicator) ?? treeParent(unit) }

  func sumParent(_ unit: String) -> String? {
    guard let named = world.named(unit, transmission.indicator), !world.ancestors(unit).contains(named) else {
      return treeParent(unit)
    }
    let stand = ([named] + world.ancestors(named)).first(where: takesPart)
    return stand == nil || stand == unit ? treeParent(unit) : stand
  }

  func children(_ unit: String) -> [String] {
    world.places.keys.filter { takesPart($0) && sumParent($0) == unit }.sorted()
  }

  private func key(_ role: Role) -> FigureColumn.Key {
    FigureColumn.Key(indicator: transmission.indicator, year: year, role: role)
  }

  func own(_ unit: String) -> Reading { world.read(unit, key(.own), issuer: issuer(unit)) }

  func allotted(_ unit: String) -> Reading { world.written(unit, key(.allotted)) }

  /// The figure as a commitment on the subject's side.
  func bound(_ reading: Reading) -> Quantity? {
    guard case .known(let quantity, let relation) = reading else { return nil }
    return relation == .fixed || relation == direction ? quantity : nil
  }

  func expected(_ unit: String, _ visited: Set<String> = []) -> Bool {
    if allotted(unit).isStated { return true }
    guard let issuer = issuer(unit), !visited.contains(unit) else { return false }
    guard !own(issuer).isExempt else { return false }
    return own(issuer).isStated || expected(issuer, visited.union([unit]))
  }

  func opinions(_ unit: String) -> [(Obligation, Opinion)] {
    var opinions: [(Obligation, Opinion)] = []
    if expected(unit) { opinions.append((.carry, carry(unit))) }
    if own(unit).isStated || allotted(unit).quantity != nil, issuer(unit) != nil || allotted(unit) != .unprovided {
      opinions.append((.honour, honour(unit)))
    }
    let children = children(unit)
    let isStated = own(unit).isStated || expected(unit) || children.contains { own($0).isStated }
    switch transmission.method {
    case .apportion, .weighted, .byReference:
      if !children.isEmpty, isStated { opinions.append((.aggregate, aggregate(unit, children))) }
    case .stepwise, .equal: break
    }
    return opinions
  }

  private func carry(_ unit: String) -> Opinion {
    switch own(unit) {
    case .known:
      if case .weighted = transmission.method, weight(unit) == nil {
        return Opinion(verdict: .undetermined, missing: [unit])
      }
      return Opinion(verdict: .pass)
    case .deferred: return Opinion(verdict: .undetermined, missing: [issuer(unit) ?? unit])
    case .notApplicable: return Opinion(verdict: .notApplicable)
    case .unallotted: return Opinion(verdict: allotted(unit).quantity != nil ? .fail : .notApplicable)
    case .unprovided: return Opinion(verdict: .undetermined, missing: [unit])
    }
  }

  func weight(_ unit: String) -> Quantity? {
    guard case .weighted(let reference) = transmission.method else { return nil }
    for role in [Role.present, .own] {
      let key = FigureColumn.Key(indicator: reference.indicator, year: reference.year ?? year, role: role)
      if let quantity = world.written(unit, key).quantity { return quantity }
    }
    return nil
  }

  private func honour(_ unit: String) -> Opinion {
    let isApart =
      world.sketch.allottedIndicators.contains(transmission.indicator)
      || world.sketch.rows.contains { $0.key.indicator == transmission.indicator && $0.key.role == .allotted }
    switch transmission.method {
    case .apportion, .weighted:
      return isApart
        ? honour(unit, against: allotted(unit), of: issuer(unit) ?? unit) : Opinion(verdict: .notApplicable)
    case .byReference: return honour(unit, against: allotted(unit), of: issuer(unit) ?? unit)
    case .stepwise, .equal:
      if allotted(unit).quantity != nil { return honour(unit, against: allotted(unit), of: issuer(unit) ?? unit) }
      guard let issuer = issuer(unit) else { return Opinion(verdict: .undetermined, missing: [unit]) }
      return honour(unit, against: own(issuer), of: issuer)
    }
  }

  private func honour(_ unit: String, against issued: Reading, of issuer: String) -> Opinion {
    if issued.isExempt { return Opinion(verdict: .notApplicable) }
    guard let bound = bound(issued) else { return Opinion(verdict: .undetermined, missing: [issuer]) }
    guard let own = self.bound(own(unit)) else { return Opinion(verdict: .undetermined, missing: [unit]) }
    let order: Direction = transmission.method == .equal ? .fixed : direction
    let holds =
      order == .floor ? own.base >= bound.base : order == .ceiling ? own.base <= bound.base : own.base == bound.base
    guard !holds else { return Opinion(verdict: .pass) }
    let distance = magnitude(minus(own.amount, bound.amount))
    return failure(by: distance, hiding: plus(half(own), half(bound)))
  }

  func failure(by distance: Rational, hiding slack: Rational) -> Opinion {
    let isHidden = distance <= slack
    let verdict: Verdict = isHidden && transmission.precision == .asPrinted ? .pass : .fail
    return Opinion(verdict: verdict, difference: distance, isWithinRounding: isHidden)
  }
}

func plus(_ left: Rational, _ right: Rational) -> Rational { left.adding(right) ?? Rational(-1) }
func minus(_ left: Rational, _ right: Rational) -> Rational { left.subtracting(right) ?? Rational(-1) }
func times(_ left: Rational, _ right: Rational) -> Rational { left.multiplied(by: right) ?? Rational(-1) }
func over(_ left: Rational, _ right: Rational) -> Rational { left.divided(by: right) ?? Rational(-1) }
func magnitude(_ value: Rational) -> Rational { value < Rational(0) ? value.negated : value }
func half(_ quantity: Quantity) -> Rational { over(quantity.lastDigit, Rational(2)) }
