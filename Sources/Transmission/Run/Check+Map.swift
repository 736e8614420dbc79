internal import RuleDSL

extension RunContext {
  /// Has the map read first what it reads for all plans at once: later, all threads would wait for one.
  ///
  /// What nobody needs who is yet to measure is not read.
  func prepareMap(for items: [(item: WorkItem, isOpen: Bool)]) {
    guard let map else { return }
    var uses: [Int: [LayerReference: LayerUse]] = [:]
    var asked: [LayerReference: LayerUse] = [:]
    var needed: Set<LayerReference> = []
    for (item, isOpen) in items {
      guard case .rule(let rule) = statements[item.statement], let plan = item.plan,
        rule.concerns(plan, world.units, map)
      else { continue }
      let own = uses[item.statement] ?? rule.uses
      uses[item.statement] = own
      for (reference, use) in own
      where !world.units.plans(reference.plan, of: plan, in: rule.lineage?.places).isEmpty {
        // Whose plan it is makes no difference.
        let layer = LayerReference(layer: reference.layer, plan: .own, version: reference.version)
        asked[layer, default: []].formUnion(use)
        if isOpen { needed.insert(layer) }
      }
    }
    for (layer, use) in asked {
      if needed.contains(layer) {
        map.prepare(layer.layer, layer.version, for: use)
      } else {
        map.prepareNothing(layer.layer, layer.version, for: use)
      }
    }
  }
}

extension PreparedRule {
  /// The layers it reads, and what for; of one of which it needs sums, features are read only where need be.
  fileprivate var uses: [LayerReference: LayerUse] {
    var uses: [LayerReference: LayerUse] = [:]
    for case .measuredArea(let reference) in questions.measures.values { uses[reference, default: []].insert(.areas) }
    for case .tiles(let reference, _) in questions.conditions.values { uses[reference, default: []].insert(.patches) }
    for reference in rule.requirements.indices.flatMap({ layers(of: $0) }) where uses[reference] == nil {
      uses[reference] = .features
    }
    return uses
  }
}
