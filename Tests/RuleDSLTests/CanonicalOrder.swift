import RuleDSL

extension RuleProgram {
  /// The program without places, its vocabulary sorted by name and every index following it.
  var inCanonicalOrder: RuleProgram {
    var copy = withoutSpans
    let order = vocabulary.indicators.indices.sorted {
      vocabulary.indicators[$0].name < vocabulary.indicators[$1].name
    }
    var places = Array(repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { places[old] = new }
    let map = { (index: Int) in places[index] }
    copy.vocabulary.indicators = order.map { copy.vocabulary.indicators[$0] }
    copy.vocabulary.documents.sort { $0.title < $1.title }
    for index in copy.vocabulary.issuers.indices {
      copy.vocabulary.issuers[index].indicator = vocabulary.issuers[index].indicator.map(map)
    }
    copy.vocabulary.issuers.sort { "\($0)" < "\($1)" }
    let drawn = vocabulary.layers.indices.sorted { vocabulary.layers[$0].name < vocabulary.layers[$1].name }
    var sheets = Array(repeating: 0, count: drawn.count)
    for (new, old) in drawn.enumerated() { sheets[old] = new }
    copy.vocabulary.layers = drawn.map { copy.vocabulary.layers[$0] }
    for index in copy.lines.indices { copy.lines[index].layer = sheets[lines[index].layer] }
    copy.rules = copy.rules.map { $0.mappedLayers { sheets[$0] } }
    for scenario in copy.scenarios.indices {
      for map in copy.scenarios[scenario].maps.indices {
        copy.scenarios[scenario].maps[map].layer = sheets[copy.scenarios[scenario].maps[map].layer]
      }
    }
    copy.transmissions = copy.transmissions.map { $0.mapped(map) }
    copy.rules = copy.rules.map { $0.mapped(map) }
    copy.scenarios = copy.scenarios.map { $0.mapped(map) }.sorted { "\($0)" < "\($1)" }
    return copy
  }
}

extension Transmission {
  fileprivate func mapped(_ map: (Int) -> Int) -> Transmission {
    var copy = self
    copy.indicator = map(indicator)
    if case .weighted(var base) = method {
      base.indicator = map(base.indicator)
      copy.method = .weighted(by: base)
    }
    return copy
  }
}

extension Rule {
  fileprivate func mapped(_ map: (Int) -> Int) -> Rule {
    var copy = self
    copy.condition = condition?.mapped(map)
    copy.evidence = evidence.map { $0.mapped(map) }
    for index in copy.requirements.indices {
      copy.requirements[index].condition = requirements[index].condition.mapped(map)
      guard let message = requirements[index].message else { continue }
      let parts = message.parts.map { part in
        if case .amount(let amount) = part { Template.Part.amount(amount.mapped(map)) } else { part }
      }
      copy.requirements[index].message?.parts = parts
    }
    for index in copy.exceptions.indices {
      copy.exceptions[index].condition = exceptions[index].condition.mapped(map)
    }
    return copy
  }
}

extension Scenario {
  fileprivate func mapped(_ map: (Int) -> Int) -> Scenario {
    var copy = self
    copy.allottedIndicators = allottedIndicators.map(map)
    for plan in copy.plans.indices {
      for cell in copy.plans[plan].figures.indices {
        copy.plans[plan].figures[cell].indicator = map(plans[plan].figures[cell].indicator)
      }
    }
    return copy
  }
}

extension Condition {
  fileprivate func mapped(_ map: (Int) -> Int) -> Condition {
    switch self {
    case .compare(let left, let relation, let right): .compare(left.mapped(map), relation, right.mapped(map))
    case .stated(let figure): .stated(figure.mapped(map))
    case .agreesAsPrinted, .tier, .provided, .relation: self
    case .all(let parts): .all(parts.map { $0.mapped(map) })
    case .any(let parts): .any(parts.map { $0.mapped(map) })
    case .not(let part): .not(part.mapped(map))
    }
  }
}

extension Amount {
  fileprivate func mapped(_ map: (Int) -> Int) -> Amount {
    switch self {
    case .literal, .measure: self
    case .figure(let figure): .figure(figure.mapped(map))
    case .reduce(let reduction, let figure): .reduce(reduction, figure.mapped(map))
    case .count(let figure): .count(figure?.mapped(map))
    case .sum(let left, let right): .sum(left.mapped(map), right.mapped(map))
    case .difference(let left, let right): .difference(left.mapped(map), right.mapped(map))
    case .product(let left, let right): .product(left.mapped(map), right.mapped(map))
    case .quotient(let left, let right): .quotient(left.mapped(map), right.mapped(map))
    }
  }
}

extension Figure {
  fileprivate func mapped(_ map: (Int) -> Int) -> Figure {
    Figure(plan: plan, indicator: map(indicator), role: role, year: year)
  }
}
