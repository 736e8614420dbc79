internal import RuleDSL

extension Amount {
  /// The unit of measure of the first figure or literal that has this dimension.
  func unit(_ vocabulary: Vocabulary, _ dimension: Dimension) -> Unit? {
    let unit: Unit
    switch self {
    case .literal(let quantity): unit = quantity.unit
    case .figure(let figure), .reduce(_, let figure), .first(let figure, _), .known(let figure),
      .average(let figure, _):
      unit = vocabulary.indicators[figure.indicator].unit
    case .count, .items: unit = Unit(.item)
    case .measure(let measure): unit = measure.unit
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      return left.unit(vocabulary, dimension) ?? right.unit(vocabulary, dimension)
    }
    return unit.dimension == dimension ? unit : nil
  }
}

extension Dimension {
  /// The coherent unit of measure of a dimension that has one: what a product or quotient is printed in.
  var coherentUnit: Unit? {
    Measure.allCases.first { $0.dimension == self && $0.scale == coherentBase }.map { Unit($0) }
  }
}
