public import RuleDSL

extension Rule {
  /// Which features of a layer the rule may mean: those that one of its 筛选 of the layer may choose or that may not meet
  /// what it requires of each, and all where it reads the layer as a whole.
  ///
  /// - Parameters:
  ///   - layer: Index into the vocabulary's layers.
  ///   - table: Features of the plan of a unit.
  ///   - unit: Index into the units.
  ///   - units: The units of the plan set.
  /// - Returns: By feature.
  public func mayMean(_ layer: Int, _ table: FeatureTable, of unit: Int, _ units: UnitTable) -> [Bool] {
    let identity = units.identity(of: unit)
    let choices = requirements.flatMap { $0.condition.choices(of: layer) }
    // Each with the answer that leaves a feature out.
    let readings: [(reading: FeatureReading, out: Bool)] = choices.map { choice in
      switch choice {
      case .all: (.unknown, true)
      case .chosen(let condition): (FeatureReading(condition, of: table, identity, choosing: true), false)
      case .unfit(let condition): (FeatureReading(condition, of: table, identity), true)
      }
    }
    return table.indices.map { index in readings.contains { $0.reading.holds(for: index) != $0.out } }
  }
}

/// How a rule reads the features of a layer.
private enum FeatureChoice {
  case all
  /// 筛选
  case chosen(FeatureCondition)
  /// What each has to meet, so that those are meant that do not.
  case unfit(FeatureCondition)
}

extension Condition {
  fileprivate func choices(of layer: Int) -> [FeatureChoice] {
    switch self {
    case .compare(let left, _, let right): left.choices(of: layer) + right.choices(of: layer)
    case .relation(let left, _, let right): left.choices(of: layer) + right.choices(of: layer)
    case .tiles(let own, let region), .meets(let own, let region):
      (own.layer == layer ? [.all] : []) + region.choices(of: layer)
    case .everyFeature(let own, let condition): own.layer == layer ? [.unfit(condition)] : []
    case .areasAgree(let own): own.layer == layer ? [.all] : []
    case .distinct(let field): field.layer.layer == layer ? [.all] : []
    case .all(let parts), .any(let parts): parts.flatMap { $0.choices(of: layer) }
    case .not(let part): part.choices(of: layer)
    case .provided, .submitted, .stated, .carried, .agreesAsPrinted, .tier: []
    }
  }
}

extension Amount {
  fileprivate func choices(of layer: Int) -> [FeatureChoice] {
    switch self {
    case .literal, .figure, .first, .known, .average, .reduce, .count, .items: []
    case .measure(let measure): measure.regions.flatMap { $0.choices(of: layer) }
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.choices(of: layer) + right.choices(of: layer)
    }
  }
}

extension Region {
  fileprivate func choices(of layer: Int) -> [FeatureChoice] {
    switch self {
    case .layer(let own): own.layer == layer ? [.all] : []
    case .select(let own, let condition): own.layer == layer ? [.chosen(condition)] : []
    case .changed(let before, let after):
      before.layer.layer == layer || after.layer.layer == layer ? [.all] : []
    case .intersection(let left, let right), .difference(let left, let right), .union(let left, let right):
      left.choices(of: layer) + right.choices(of: layer)
    case .buffer(let region, _), .fragments(let region, _): region.choices(of: layer)
    }
  }
}
