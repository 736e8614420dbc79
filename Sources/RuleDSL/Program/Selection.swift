/// The features of a layer that meet a condition: 筛选, or what a requirement says of each.
package struct Selection: Hashable, Sendable {
  package let layer: LayerReference
  package let condition: FeatureCondition
  /// 筛选: a text that is no code says nothing about the feature.
  package var isChoice = true
}

extension Condition {
  /// What it asks of features, in the order it is written.
  package var selections: [Selection] {
    switch self {
    case .compare(let left, _, let right): left.selections + right.selections
    case .relation(let left, _, let right): left.selections + right.selections
    case .meets(_, let region), .tiles(_, let region): region.selections
    case .all(let parts), .any(let parts): parts.flatMap(\.selections)
    case .not(let part): part.selections
    case .everyFeature(let layer, let condition): [Selection(layer: layer, condition: condition, isChoice: false)]
    case .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .distinct, .tier: []
    }
  }
}

extension Amount {
  fileprivate var selections: [Selection] {
    switch self {
    case .literal, .figure, .first, .known, .average, .reduce, .count, .items: []
    case .measure(let measure): measure.regions.flatMap(\.selections)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.selections + right.selections
    }
  }
}

extension Region {
  fileprivate var selections: [Selection] {
    switch self {
    case .layer, .changed: []
    case .intersection(let left, let right), .difference(let left, let right), .union(let left, let right):
      left.selections + right.selections
    case .buffer(let region, _), .fragments(let region, _): region.selections
    case .select(let layer, let condition): [Selection(layer: layer, condition: condition)]
    }
  }
}
