import RuleDSL

extension Rule {
  /// The rule with its layers renumbered.
  func mappedLayers(_ map: (Int) -> Int) -> Rule {
    var copy = self
    copy.condition = condition?.mappedLayers(map)
    copy.evidence = evidence.map { $0.mappedLayers(map) }
    copy.regions = regions.map { $0.mappedLayers(map) }
    for index in copy.requirements.indices {
      copy.requirements[index].condition = requirements[index].condition.mappedLayers(map)
      guard let message = requirements[index].message else { continue }
      let parts = message.parts.map { part in
        if case .amount(let amount) = part { Template.Part.amount(amount.mappedLayers(map)) } else { part }
      }
      copy.requirements[index].message?.parts = parts
    }
    for index in copy.exceptions.indices {
      copy.exceptions[index].condition = exceptions[index].condition.mappedLayers(map)
    }
    return copy
  }
}

extension Condition {
  fileprivate func mappedLayers(_ map: (Int) -> Int) -> Condition {
    switch self {
    case .compare(let left, let relation, let right):
      .compare(left.mappedLayers(map), relation, right.mappedLayers(map))
    case .relation(let left, let relation, let right):
      .relation(left.mappedLayers(map), relation, right.mappedLayers(map))
    case .provided(let layer): .provided(layer.mapped(map))
    case .stated, .agreesAsPrinted, .tier: self
    case .all(let parts): .all(parts.map { $0.mappedLayers(map) })
    case .any(let parts): .any(parts.map { $0.mappedLayers(map) })
    case .not(let part): .not(part.mappedLayers(map))
    }
  }
}

extension Amount {
  fileprivate func mappedLayers(_ map: (Int) -> Int) -> Amount {
    switch self {
    case .literal, .figure, .reduce, .count: self
    case .sum(let left, let right): .sum(left.mappedLayers(map), right.mappedLayers(map))
    case .difference(let left, let right): .difference(left.mappedLayers(map), right.mappedLayers(map))
    case .product(let left, let right): .product(left.mappedLayers(map), right.mappedLayers(map))
    case .quotient(let left, let right): .quotient(left.mappedLayers(map), right.mappedLayers(map))
    case .measure(let measure): .measure(measure.mappedLayers(map))
    }
  }
}

extension RegionMeasure {
  fileprivate func mappedLayers(_ map: (Int) -> Int) -> RegionMeasure {
    switch self {
    case .area(let region): .area(region.mappedLayers(map))
    case .length(let region): .length(region.mappedLayers(map))
    case .pieces(let region): .pieces(region.mappedLayers(map))
    case .share(let region, let whole): .share(region.mappedLayers(map), of: whole.mappedLayers(map))
    case .statedArea(let layer): .statedArea(layer.mapped(map))
    }
  }
}

extension Region {
  fileprivate func mappedLayers(_ map: (Int) -> Int) -> Region {
    switch self {
    case .layer(let layer): .layer(layer.mapped(map))
    case .intersection(let left, let right): .intersection(left.mappedLayers(map), right.mappedLayers(map))
    case .difference(let left, let right): .difference(left.mappedLayers(map), right.mappedLayers(map))
    case .union(let left, let right): .union(left.mappedLayers(map), right.mappedLayers(map))
    case .buffer(let region, let distance): .buffer(region.mappedLayers(map), distance)
    }
  }
}

extension LayerReference {
  fileprivate func mapped(_ map: (Int) -> Int) -> LayerReference {
    LayerReference(layer: map(layer), plan: plan, version: version)
  }
}
