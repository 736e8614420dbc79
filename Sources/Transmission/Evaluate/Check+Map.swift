internal import RuleDSL

extension Judge {
  /// Has the map read first what it reads for all plans at once: later, all threads would wait for one.
  func prepareMap(for items: [WorkItem]) {
    guard let map else { return }
    var uses: [Int: [LayerReference: LayerUse]] = [:]
    var asked: Set<Question> = []
    for item in items {
      guard case .rule(let place) = item.item, let plan = item.plan, rules[place].concerns(plan, world.units, map)
      else {
        continue
      }
      let own = uses[place] ?? rules[place].uses
      uses[place] = own
      for (reference, use) in own where !world.units.plans(reference.plan, of: plan).isEmpty {
        asked.insert(Question(layer: reference.layer, version: reference.version, use: use))
      }
    }
    for question in asked { map.prepare(question.layer, question.version, for: question.use) }
  }

  private struct Question: Hashable {
    let layer: Int
    let version: PlanVersion
    let use: LayerUse
  }
}

extension PreparedRule {
  /// The layers it reads, and what for.
  fileprivate var uses: [LayerReference: LayerUse] {
    var uses: [LayerReference: LayerUse] = [:]
    for requirement in rule.requirements.indices {
      for reference in layers(of: requirement) { uses[reference] = .features }
    }
    for case .measuredArea(let reference) in measures { uses[reference] = .areas }
    return uses
  }
}
