/// 单位: the same digits in another unit, as when 亩 is read as 公顷.
extension MutantMaker {
  static let unit = MutantMaker(
    "unit",
    "单位写错",
    "the unit is another one",
    Rewriter(quantities: { quantity in
      quantity.base == 0
        ? []
        : quantity.unit.measure.mistaken.compactMap { try? Quantity(digits: quantity.digits, unit: Unit($0)) }
    })
  )
}

extension Measure {
  /// What it is taken for by mistake.
  fileprivate var mistaken: [Measure] {
    switch self {
    case .squareMetre: [.mu]
    case .mu: [.hectare]
    case .hectare: [.mu]
    case .squareKilometre: [.hectare]
    case .metre: [.kilometre]
    case .kilometre: [.metre]
    case .times: [.percent]
    case .percent: [.permille]
    case .permille: [.percent]
    case .cubicMetre, .person, .yuan, .item, .place, .year: []
    }
  }
}
