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
    case .count: unit = Unit(.item)
    case .measure(let measure): unit = measure.unit
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      return left.unit(vocabulary, dimension) ?? right.unit(vocabulary, dimension)
    }
    return unit.dimension == dimension ? unit : nil
  }

  /// The figures it reads, in the order they are written.
  var figures: [Figure] {
    switch self {
    case .literal, .measure: []
    case .figure(let figure), .reduce(_, let figure), .known(let figure): [figure]
    case .first(let figure, let other): [figure, other]
    case .average(let figure, let base): [figure, base.present, base]
    case .count(let figure): figure.map { [$0] } ?? []
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.figures + right.figures
    }
  }
}

extension Condition {
  /// The figures it reads, in the order they are written.
  var figures: [Figure] {
    switch self {
    case .compare(let left, _, let right): left.figures + right.figures
    case .stated(let figure): [figure]
    case .submitted(let subject): subject.figure.map { [$0] } ?? []
    case .carried(let figure, let base): [figure, figure.allotted] + (base.map { [$0.present, $0] } ?? [])
    case .agreesAsPrinted, .tier, .provided, .areasAgree, .everyFeature, .distinct, .relation, .meets,
      .tiles:
      []
    case .all(let parts), .any(let parts): parts.flatMap(\.figures)
    case .not(let part): part.figures
    }
  }
}

extension Dimension {
  /// The coherent unit of measure of a dimension that has one: what a product or quotient is printed in.
  var coherentUnit: Unit? {
    Measure.allCases.first { $0.dimension == self && $0.scale == coherentBase }.map { Unit($0) }
  }
}
