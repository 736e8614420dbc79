@testable import RuleDSL

extension RuleProgram {
  /// The program without places, its vocabulary sorted by name and every index following it.
  var inCanonicalOrder: RuleProgram {
    var copy = withoutSpans
    let indicators = sortedOrder(of: vocabulary.indicators, by: \.name)
    let layers = sortedOrder(of: vocabulary.layers, by: \.name)
    let renumbering = Renumbering(indicators: inverse(of: indicators), layers: inverse(of: layers))
    copy.vocabulary.indicators = indicators.map { copy.vocabulary.indicators[$0] }
    copy.vocabulary.layers = layers.map { copy.vocabulary.layers[$0] }
    copy.vocabulary.documents.sort { $0.title < $1.title }
    for index in copy.vocabulary.issuers.indices {
      copy.vocabulary.issuers[index].indicator =
        vocabulary.issuers[index].indicator.map { renumbering.indicators[$0] }
    }
    copy.vocabulary.issuers.sort { "\($0)" < "\($1)" }
    copy.catalogue.sort { $0.number < $1.number }
    for index in copy.vocabulary.phrasings.indices {
      copy.vocabulary.phrasings[index].indicator =
        vocabulary.phrasings[index].indicator.map { renumbering.indicators[$0] }
    }
    copy.vocabulary.phrasings.sort { "\($0)" < "\($1)" }
    for index in copy.sentences.indices {
      for row in copy.sentences[index].rows.indices {
        copy.sentences[index].rows[row].indicator = renumbering.indicators[copy.sentences[index].rows[row].indicator]
      }
    }
    copy.sentences.sort { "\($0)" < "\($1)" }
    copy.statements = copy.statements.map { $0.mapped(renumbering) }
    copy.scenarios = copy.scenarios.map { $0.mapped(renumbering) }.sorted { "\($0)" < "\($1)" }
    return copy
  }
}

/// The new place of each indicator and layer, by its old one.
private struct Renumbering {
  var indicators: [Int]
  var layers: [Int]
}

private func sortedOrder<Element>(of elements: [Element], by name: (Element) -> String) -> [Int] {
  elements.indices.sorted { name(elements[$0]) < name(elements[$1]) }
}

private func inverse(of order: [Int]) -> [Int] {
  var places = Array(repeating: 0, count: order.count)
  for (new, old) in order.enumerated() { places[old] = new }
  return places
}

extension Statement {
  fileprivate func mapped(_ map: Renumbering) -> Statement {
    switch self {
    case .figures(let transmission): return .figures(transmission.mapped(map))
    case .monitor(var monitor):
      monitor.indicator = map.indicators[monitor.indicator]
      return .monitor(monitor)
    case .line(var line):
      line.layer = map.layers[line.layer]
      return .line(line)
    case .entries: return self
    case .rule(let rule): return .rule(rule.mapped(map))
    case .matrix(let matrix): return .matrix(matrix.mapped(map))
    }
  }
}

extension Transmission {
  fileprivate func mapped(_ map: Renumbering) -> Transmission {
    var copy = self
    copy.indicator = map.indicators[indicator]
    if case .weighted(var base) = method {
      base.indicator = map.indicators[base.indicator]
      copy.method = .weighted(by: base)
    }
    return copy
  }
}

extension Rule {
  fileprivate func mapped(_ map: Renumbering) -> Rule {
    var copy = self
    copy.condition = condition?.mapped(map)
    copy.evidence = evidence.map { $0.mapped(map) }
    copy.regions = regions.map { $0.mapped(map) }
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

extension AdmissionMatrix {
  fileprivate func mapped(_ map: Renumbering) -> AdmissionMatrix {
    var copy = self
    copy.zones.field = zones.field.mapped(map)
    copy.uses.field = uses.field.mapped(map)
    return copy
  }
}

extension Scenario {
  fileprivate func mapped(_ map: Renumbering) -> Scenario {
    var copy = self
    copy.allottedIndicators = allottedIndicators.map { map.indicators[$0] }
    for plan in copy.plans.indices {
      for cell in copy.plans[plan].figures.indices {
        copy.plans[plan].figures[cell].indicator = map.indicators[plans[plan].figures[cell].indicator]
      }
    }
    for index in copy.maps.indices { copy.maps[index].layer = map.layers[maps[index].layer] }
    return copy
  }
}

extension Condition {
  fileprivate func mapped(_ map: Renumbering) -> Condition {
    switch self {
    case .compare(let left, let relation, let right): .compare(left.mapped(map), relation, right.mapped(map))
    case .relation(let left, let relation, let right): .relation(left.mapped(map), relation, right.mapped(map))
    case .stated(let figure): .stated(figure.mapped(map))
    case .provided(let layer): .provided(layer.mapped(map))
    case .submitted(.figure(let figure)): .submitted(.figure(figure.mapped(map)))
    case .submitted(.layer(let layer)): .submitted(.layer(layer.mapped(map)))
    case .submitted(.field(let field)): .submitted(.field(field.mapped(map)))
    case .areasAgree(let layer): .areasAgree(layer.mapped(map))
    case .everyFeature(let layer, let condition): .everyFeature(layer.mapped(map), condition)
    case .distinct(let field): .distinct(field.mapped(map))
    case .meets(let layer, let region): .meets(layer.mapped(map), region.mapped(map))
    case .tiles(let layer, let region): .tiles(layer.mapped(map), region.mapped(map))
    case .carried(let figure, let base): .carried(figure.mapped(map), base: base?.mapped(map))
    case .agreesAsPrinted, .tier: self
    case .all(let parts): .all(parts.map { $0.mapped(map) })
    case .any(let parts): .any(parts.map { $0.mapped(map) })
    case .not(let part): .not(part.mapped(map))
    }
  }
}

extension Amount {
  fileprivate func mapped(_ map: Renumbering) -> Amount {
    switch self {
    case .literal, .items: self
    case .figure(let figure): .figure(figure.mapped(map))
    case .first(let figure, let other): .first(figure.mapped(map), else: other.mapped(map))
    case .known(let figure): .known(figure.mapped(map))
    case .average(let figure, let base): .average(figure.mapped(map), by: base.mapped(map))
    case .reduce(let reduction, let figure): .reduce(reduction, figure.mapped(map))
    case .count(let figure): .count(figure?.mapped(map))
    case .measure(let measure): .measure(measure.mapped(map))
    case .sum(let left, let right): .sum(left.mapped(map), right.mapped(map))
    case .difference(let left, let right): .difference(left.mapped(map), right.mapped(map))
    case .product(let left, let right): .product(left.mapped(map), right.mapped(map))
    case .quotient(let left, let right): .quotient(left.mapped(map), right.mapped(map))
    }
  }
}

extension Figure {
  fileprivate func mapped(_ map: Renumbering) -> Figure {
    Figure(plan: plan, indicator: map.indicators[indicator], role: role, year: year)
  }
}

extension RegionMeasure {
  fileprivate func mapped(_ map: Renumbering) -> RegionMeasure {
    switch self {
    case .area(let region): .area(region.mapped(map))
    case .length(let region): .length(region.mapped(map))
    case .pieces(let region): .pieces(region.mapped(map))
    case .share(let region, let whole): .share(region.mapped(map), of: whole.mapped(map))
    case .statedArea(let layer): .statedArea(layer.mapped(map))
    case .measuredArea(let layer): .measuredArea(layer.mapped(map))
    }
  }
}

extension Region {
  fileprivate func mapped(_ map: Renumbering) -> Region {
    switch self {
    case .layer(let layer): .layer(layer.mapped(map))
    case .intersection(let left, let right): .intersection(left.mapped(map), right.mapped(map))
    case .difference(let left, let right): .difference(left.mapped(map), right.mapped(map))
    case .union(let left, let right): .union(left.mapped(map), right.mapped(map))
    case .buffer(let region, let distance): .buffer(region.mapped(map), distance)
    case .fragments(let region, let limit): .fragments(region.mapped(map), limit)
    case .select(let layer, let condition): .select(layer.mapped(map), condition)
    case .changed(let before, let after): .changed(before.mapped(map), after.mapped(map))
    }
  }
}

extension FieldReference {
  fileprivate func mapped(_ map: Renumbering) -> FieldReference {
    FieldReference(layer: layer.mapped(map), field: field)
  }
}

extension LayerReference {
  fileprivate func mapped(_ map: Renumbering) -> LayerReference {
    LayerReference(layer: map.layers[layer], plan: plan, version: version)
  }
}
