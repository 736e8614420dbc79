/// What is read of plans in numbers.
extension Amount {
  /// The figures it reads, in the order they are written.
  package var figures: [Figure] {
    switch self {
    case .literal, .measure, .items: []
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
  package var figures: [Figure] {
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
