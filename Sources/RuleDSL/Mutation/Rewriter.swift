/// Makes, of a statement, all those that differ from it in one place: what stands in that place comes from functions.
struct Rewriter: Sendable {
  var conditions: @Sendable (Condition) -> [Condition] = { _ in [] }
  var features: @Sendable (FeatureCondition) -> [FeatureCondition] = { _ in [] }
  var amounts: @Sendable (Amount) -> [Amount] = { _ in [] }
  /// Numbers in conditions and regions, not 容差.
  var quantities: @Sendable (Quantity) -> [Quantity] = { _ in [] }
  var figures: @Sendable (Figure) -> [Figure] = { _ in [] }
  var layers: @Sendable (LayerReference) -> [LayerReference] = { _ in [] }
  var lists: @Sendable (ListReference) -> [ListReference] = { _ in [] }

  func rewritten(_ statement: Statement) -> [Statement] {
    switch statement {
    case .rule(let rule): rewritten(rule).map { .rule($0) }
    case .matrix(let matrix): rewritten(matrix).map { .matrix($0) }
    case .figures, .line, .entries, .monitor: []
    }
  }

  private func rewritten(_ rule: Rule) -> [Rule] {
    places(rule, \.condition) { $0.map(rewritten) ?? [] }
      + rule.requirements.indices.flatMap { places(rule, \.requirements[$0].condition, rewritten) }
      + rule.exceptions.indices.flatMap { places(rule, \.exceptions[$0].condition, rewritten) }
  }

  private func rewritten(_ matrix: AdmissionMatrix) -> [AdmissionMatrix] {
    matrix.conditions.indices.flatMap { places(matrix, \.conditions[$0].condition, rewritten) }
      + matrix.exceptions.indices.flatMap { places(matrix, \.exceptions[$0].condition, rewritten) }
  }

  /// Copies of a whole with each of the new values of a part.
  private func places<Whole, Part>(
    _ whole: Whole,
    _ part: WritableKeyPath<Whole, Part>,
    _ values: (Part) -> [Part]
  ) -> [Whole] {
    values(whole[keyPath: part]).map { changed(whole, part, to: $0) }
  }

  private func each<Part>(_ parts: [Part], _ values: (Part) -> [Part]) -> [[Part]] {
    parts.indices.flatMap { places(parts, \.[$0], values) }
  }

  private func rewritten(_ condition: Condition) -> [Condition] { conditions(condition) + inside(condition) }

  private func inside(_ condition: Condition) -> [Condition] {
    switch condition {
    case .compare(let left, let comparison, let right):
      rewritten(left).map { .compare($0, comparison, right) }
        + rewritten(right).map { .compare(left, comparison, $0) }
    case .stated(let figure): figures(figure).map { .stated($0) }
    case .carried(let figure, let base): figures(figure).map { .carried($0, base: base) }
    case .provided(let layer): layers(layer).map { .provided($0) }
    case .submitted(.layer(let layer)): layers(layer).map { .submitted(.layer($0)) }
    case .submitted(.figure(let figure)): figures(figure).map { .submitted(.figure($0)) }
    case .areasAgree(let layer): layers(layer).map { .areasAgree($0) }
    case .meets(let layer, let region): rewritten(region).map { .meets(layer, $0) }
    case .tiles(let layer, let region): rewritten(region).map { .tiles(layer, $0) }
    case .relation(let left, let relation, let right):
      rewritten(left).map { .relation($0, relation, right) } + rewritten(right).map { .relation(left, relation, $0) }
    case .everyFeature(let layer, let condition):
      rewritten(condition).map { .everyFeature(layer, $0) } + layers(layer).map { .everyFeature($0, condition) }
    case .all(let parts): each(parts, rewritten).map { .all($0) }
    case .any(let parts): each(parts, rewritten).map { .any($0) }
    case .not(let part): rewritten(part).map { .not($0) }
    case .agreesAsPrinted, .submitted(.field), .distinct, .tier: []
    }
  }

  private func rewritten(_ condition: FeatureCondition) -> [FeatureCondition] {
    features(condition) + inside(condition)
  }

  private func inside(_ condition: FeatureCondition) -> [FeatureCondition] {
    switch condition {
    case .all(let parts): each(parts, rewritten).map { .all($0) }
    case .any(let parts): each(parts, rewritten).map { .any($0) }
    case .not(let part): rewritten(part).map { .not($0) }
    case .compare(let left, let comparison, let right):
      rewritten(left).map { .compare($0, comparison, right) }
        + rewritten(right).map { .compare(left, comparison, $0) }
    case .stated, .among, .matches: []
    }
  }

  private func rewritten(_ amount: FeatureAmount) -> [FeatureAmount] {
    switch amount {
    case .literal(let quantity): quantities(quantity).map { .literal($0) }
    case .field: []
    case .sum(let left, let right):
      rewritten(left).map { .sum($0, right) } + rewritten(right).map { .sum(left, $0) }
    case .difference(let left, let right):
      rewritten(left).map { .difference($0, right) } + rewritten(right).map { .difference(left, $0) }
    }
  }

  private func rewritten(_ amount: Amount) -> [Amount] { amounts(amount) + inside(amount) }

  private func inside(_ amount: Amount) -> [Amount] {
    switch amount {
    case .literal(let quantity): quantities(quantity).map { .literal($0) }
    case .figure(let figure): figures(figure).map { .figure($0) }
    case .first(let figure, let other):
      figures(figure).map { .first($0, else: other) } + figures(other).map { .first(figure, else: $0) }
    case .known(let figure): figures(figure).map { .known($0) }
    case .average(let figure, let base): figures(figure).map { .average($0, by: base) }
    case .reduce(let reduction, let figure): figures(figure).map { .reduce(reduction, $0) }
    case .count(let figure): figure.map { figures($0).map { .count($0) } } ?? []
    case .items(let items): each(items.lists, lists).map { .items(items.with($0)) }
    case .sum(let left, let right): both(left, right, Amount.sum)
    case .difference(let left, let right): both(left, right, Amount.difference)
    case .product(let left, let right): both(left, right, Amount.product)
    case .quotient(let left, let right): both(left, right, Amount.quotient)
    case .measure(let measure): rewritten(measure).map { .measure($0) }
    }
  }

  private func both(_ left: Amount, _ right: Amount, _ whole: (Amount, Amount) -> Amount) -> [Amount] {
    rewritten(left).map { whole($0, right) } + rewritten(right).map { whole(left, $0) }
  }

  private func rewritten(_ measure: RegionMeasure) -> [RegionMeasure] {
    switch measure {
    case .area(let region): rewritten(region).map { .area($0) }
    case .length(let region): rewritten(region).map { .length($0) }
    case .pieces(let region): rewritten(region).map { .pieces($0) }
    case .share(let region, let whole):
      rewritten(region).map { .share($0, of: whole) } + rewritten(whole).map { .share(region, of: $0) }
    case .statedArea(let layer): layers(layer).map { .statedArea($0) }
    case .measuredArea(let layer): layers(layer).map { .measuredArea($0) }
    }
  }

  private func rewritten(_ region: Region) -> [Region] {
    switch region {
    case .layer(let layer): layers(layer).map { .layer($0) }
    case .intersection(let left, let right): both(left, right, Region.intersection)
    case .difference(let left, let right): both(left, right, Region.difference)
    case .union(let left, let right): both(left, right, Region.union)
    case .buffer(let region, let distance):
      rewritten(region).map { .buffer($0, distance) } + quantities(distance).map { .buffer(region, $0) }
    case .fragments(let region, let area):
      rewritten(region).map { .fragments($0, area) } + quantities(area).map { .fragments(region, $0) }
    case .select(let layer, let condition):
      rewritten(condition).map { .select(layer, $0) } + layers(layer).map { .select($0, condition) }
    case .changed: []
    }
  }

  private func both(_ left: Region, _ right: Region, _ whole: (Region, Region) -> Region) -> [Region] {
    rewritten(left).map { whole($0, right) } + rewritten(right).map { whole(left, $0) }
  }
}

/// A copy of a whole with another part.
func changed<Whole, Part>(_ whole: Whole, _ part: WritableKeyPath<Whole, Part>, to value: Part) -> Whole {
  var copy = whole
  copy[keyPath: part] = value
  return copy
}
