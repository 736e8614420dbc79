extension Typing {
  /// A region with the geometry it turned out to have.
  struct TypedRegion {
    var region: Region
    var geometry: Layer.Geometry
    /// The layer's name, for remarks about its geometry.
    var name: String
  }

  /// An amount or a region, whichever was written.
  mutating func value(_ expression: Expression) -> Value? {
    if isRegion(expression) { return region(expression).map { .region($0) } }
    return amount(expression).map { .amount($0) }
  }

  /// Whether an expression is made of layers; marks nothing as used.
  func isRegion(_ expression: Expression) -> Bool {
    switch expression {
    case .call(let function, _, _):
      [.clip, .intersection, .minus, .union, .buffer, .fragments, .select, .changed].contains(function)
    case .path(let elements, _):
      if elements.count == 1, case .name(let name, _) = elements[0], let known = isRegionDefinition(name) {
        known
      } else {
        layer(elements) != nil
      }
    case .quantity, .arithmetic, .comparison, .predicate, .among, .matching, .all, .any, .not, .invalid: false
    }
  }

  /// The layer that a path ends with, and the place of its name; 行政区 is a word of ours and a layer too.
  private func layer(_ elements: [PathElement]) -> (index: Int, name: String, span: Span)? {
    switch elements.last {
    case .name(let name, let span): return vocabulary.layer(named: name).map { ($0, name, span) }
    case .keyword(let keyword, let span):
      let words = [keyword.spelling.chinese, keyword.spelling.english]
      return words.compactMap { word in vocabulary.layer(named: word).map { ($0, word, span) } }.first
    case .year, nil: return nil
    }
  }

  /// A layer by itself, such as 本级的生态保护红线.
  mutating func plainLayer(_ expression: Expression) -> LayerReference? {
    guard let typed = region(expression) else { return nil }
    guard case .layer(let layer) = typed.region else { return refuse(.layerWanted(at: expression.span)) }
    return layer
  }

  /// The region and its geometry, or `nil` after reporting why there is none.
  mutating func region(_ expression: Expression) -> TypedRegion? {
    switch expression {
    case .path(let elements, let span): return layerOrDefinition(elements, span)
    case .call(let function, let arguments, let span): return call(of: function, arguments, span)
    case .quantity, .arithmetic, .comparison, .predicate, .among, .matching, .all, .any, .not:
      return refuse(.regionWanted(at: expression.span))
    case .invalid: return nil
    }
  }

  private mutating func layerOrDefinition(_ elements: [PathElement], _ span: Span) -> TypedRegion? {
    if elements.count == 1, case .name(let name, let place) = elements[0],
      case .some(let known) = definition(name, at: place)
    {
      guard let known else { return nil }
      guard case .region(let typed) = known else { return refuse(.regionWanted(at: span)) }
      return typed
    }
    guard let (index, name, place) = layer(elements) else { return unknownLayer(elements, span) }
    var plan: PlanReference?
    var version: PlanVersion?
    for element in elements.dropLast() {
      switch element {
      case .keyword(.before, _) where version == nil: version = .before
      case .keyword(.after, _) where version == nil: version = .after
      case .keyword(let keyword, let place):
        guard plan == nil, let reference = PlanReference(keyword) else { return refuse(.regionWanted(at: place)) }
        plan = reference
      case .year(_, let place), .name(_, let place): return refuse(.regionWanted(at: place))
      }
    }
    guard plan != nil || version != nil else { return refuse(.ownerMissing(name, at: place)) }
    note(Symbol(.layer, vocabulary.layers[index].name), at: place)
    let reference = LayerReference(layer: index, plan: plan ?? .own, version: version ?? .current)
    requireTiers(of: reference, place)
    return TypedRegion(region: .layer(reference), geometry: vocabulary.layers[index].geometry, name: name)
  }

  private mutating func unknownLayer(_ elements: [PathElement], _ span: Span) -> TypedRegion? {
    guard case .name(let name, let place) = elements.last, vocabulary.indicator(named: name) == nil else {
      return refuse(.regionWanted(at: span))
    }
    if let blanks = withBlanks(name) {
      problems.append(.hiddenKeyword(name, at: place, withBlanks: blanks.text, isCertain: blanks.isCertain))
    } else {
      let near = nearest(to: name, among: layerNames + definitionNames)
      problems.append(.unknownName(name, .layer, at: place, nearest: near))
    }
    return nil
  }

  /// Reports tiers of 适用 whose plans cannot have the layer.
  private mutating func requireTiers(of reference: LayerReference, _ span: Span) {
    let layer = vocabulary.layers[reference.layer]
    guard !layer.tiers.isEmpty else { return }
    let lacking = tiers.first { tier in
      switch reference.plan {
      case .own: !layer.tiers.contains(tier)
      case .parent: !layer.tiers.contains { $0 < tier }
      case .children: !layer.tiers.contains { $0 > tier }
      }
    }
    guard let lacking else { return }
    let name = vocabulary.tiers[lacking].name
    problems.append(.layerNotOfTier(layer.name, tier: name, side: reference.plan.keyword, at: span))
  }
}
