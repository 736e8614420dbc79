import TestKit

@testable import RuleDSL
@testable import Transmission

extension RandomFamily {
  mutating func rules() throws -> [Rule] {
    try (0..<2).map { index in
      Programs.rule(
        "R\(index)",
        require: [try condition(depth: 2), try comparison()],
        tiers: generator.once(in: 2) ? [] : [1, 2],
        when: generator.once(in: 2) ? nil : try condition(depth: 1),
        unless: generator.once(in: 2) ? [] : [try condition(depth: 1), try comparison()],
        precision: generator.once(in: 2) ? .exact : .asPrinted,
        years: generator.once(in: 3) ? [2035] : []
      )
    }
  }

  private mutating func condition(depth: Int) throws -> Condition {
    guard depth > 0 else { return try comparison() }
    switch generator.below(8) {
    case 0:
      let read = figure(anyOf: [Self.area, Self.ratio])
      return Bool.random(using: &generator) ? .stated(read) : .submitted(.figure(read))
    case 1: return .tier(generator.pick([.own, .parent]), among: [generator.below(5), 2])
    case 2: return .all([try condition(depth: depth - 1), try condition(depth: depth - 1)])
    case 3: return .any([try condition(depth: depth - 1), try condition(depth: depth - 1)])
    case 4: return .not(try condition(depth: depth - 1))
    default: return try comparison()
    }
  }

  private mutating func comparison() throws -> Condition {
    let relation = generator.pick(Comparison.allCases)
    if generator.once(in: 6) {
      let counted = generator.once(in: 2) ? nil : childFigure(anyOf: [Self.area])
      return .compare(.count(counted), relation, .literal(try Quantity(digits: "2", unit: Unit(.item))))
    }
    guard generator.once(in: 3) else {
      return .compare(try areaAmount(depth: 2), relation, try areaAmount(depth: 1))
    }
    return .compare(
      try ratioAmount(),
      relation,
      .literal(try Quantity(digits: digits(ratioKind), unit: Unit(.times)))
    )
  }

  private var ratioKind: Indicator { Programs.indicator("", Unit(.times), .floor) }

  private mutating func figure(anyOf indicators: [Int]) -> Figure {
    var figure = childFigure(anyOf: indicators)
    figure.plan = generator.pick([.own, .own, .parent])
    return figure
  }

  private mutating func childFigure(anyOf indicators: [Int]) -> Figure {
    Figure(
      plan: .children,
      indicator: generator.pick(indicators),
      role: generator.pick([.own, .own, .own, .own, .allotted, .present, .before, .after]),
      year: generator.once(in: 4) ? 2025 : nil
    )
  }

  private mutating func areaAmount(depth: Int) throws -> Amount {
    let areas = [Self.area, Self.otherArea]
    switch depth > 0 ? generator.below(9) : generator.below(3) {
    case 0: return .literal(try Quantity(digits: "1.5", unit: .wanMu))
    case 1, 2: return .figure(figure(anyOf: areas))
    case 3, 4: return .reduce(generator.pick(Amount.Reduction.allCases), childFigure(anyOf: areas))
    case 5: return .sum(try areaAmount(depth: depth - 1), try areaAmount(depth: depth - 1))
    case 6: return .difference(try areaAmount(depth: depth - 1), try areaAmount(depth: depth - 1))
    case 7: return .product(try ratioAmount(), try areaAmount(depth: depth - 1))
    default: return .quotient(try areaAmount(depth: depth - 1), try ratioAmount())
    }
  }

  private mutating func ratioAmount() throws -> Amount {
    switch generator.below(3) {
    case 0: .figure(figure(anyOf: [Self.ratio]))
    case 1: .literal(try Quantity(digits: "1.5", unit: Unit(.times)))
    default: .quotient(try areaAmount(depth: 0), try areaAmount(depth: 0))
    }
  }
}
