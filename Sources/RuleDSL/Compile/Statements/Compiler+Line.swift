/// 传导 by 空间继承.
extension Compiler {
  mutating func compileLine(_ block: SyntaxTree.Block) {
    let heading = heading(of: block, clauses: block.clauses)
    rejectClauses([.precision, .years], in: block.clauses, .lineTransmission)
    let tolerance = tolerance(in: block.clauses)
    var name = block.title
    if case .raw(let raw) = single(.subject, in: block.clauses)?.content { name = raw }
    let layer = carriedLayer(name)
    let tiers = tierPath(block)
    if let layer { requireTiers(tiers, have: layer) }
    guard let clause = required(.method, of: block), case .method(let node) = clause.content else { return }
    requireBoundary(tiers, at: node.span)
    guard let order = order(node), let layer else { return }
    let tierPath = tiers.map(\.tier)
    program.statements.append(
      .line(LineTransmission(heading: heading, layer: layer, tiers: tierPath, order: order, tolerance: tolerance))
    )
  }

  private mutating func order(_ node: SyntaxTree.MethodNode) -> LineTransmission.Order? {
    switch node.order {
    case .protect: return .protect
    case .develop: return .develop
    case .equal: return .same
    default:
      return refuse(.orderMissing(at: node.span))
    }
  }

  /// Index of a layer of polygons by name or alias; anything else is a problem.
  private mutating func carriedLayer(_ name: SyntaxTree.RawText) -> Int? {
    let vocabulary = program.vocabulary
    if vocabulary.layer(named: name.text) == nil, vocabulary.indicator(named: name.text) != nil {
      return refuse(.methodForIndicator(name.text, at: name.span))
    }
    if let subject = vocabulary.entrySubject(named: name.text) {
      return refuse(.methodForNames(name.text, subject.method, at: name.span))
    }
    guard let index = layer(name) else { return nil }
    let layer = vocabulary.layers[index]
    guard layer.geometry == .polygon else {
      return refuse(.cannotTravel(layer.name, layer.geometry.keyword, at: name.span))
    }
    return index
  }

  /// Index of a layer by name or alias; an unknown one is a problem.
  mutating func layer(_ name: SyntaxTree.RawText) -> Int? {
    let vocabulary = program.vocabulary
    if let index = vocabulary.layer(named: name.text) {
      note(Symbol(.layer, vocabulary.layers[index].name), at: name.exact)
      return index
    }
    return unknown(name, .layer, among: vocabulary.layerNames)
  }

  /// The indicator that a 传导 carries; layers and names travel by other methods.
  mutating func carriedIndicator(_ name: SyntaxTree.RawText) -> Int? {
    if let subject = program.vocabulary.entrySubject(named: name.text) {
      return refuse(.methodForNames(name.text, subject.method, at: name.span))
    }
    if program.vocabulary.layer(named: name.text) != nil, program.vocabulary.indicator(named: name.text) == nil {
      return refuse(.methodForLayer(name.text, at: name.span))
    }
    return indicator(name)
  }

  private mutating func requireTiers(_ path: [(tier: Int, span: Span)], have layer: Int) {
    let known = program.vocabulary.layers[layer]
    guard !known.tiers.isEmpty else { return }
    for (tier, span) in path where !known.tiers.contains(tier) {
      let name = program.vocabulary.tiers[tier].name
      problems.append(.layerNotOfTier(known.name, tier: name, side: .own, at: span))
    }
  }

  /// What the parent drew is clipped to the child's 行政区: the layer must exist where children stand.
  private mutating func requireBoundary(_ path: [(tier: Int, span: Span)], at span: Span) {
    let name = Keyword.units.spelling.chinese
    guard let index = program.vocabulary.territory else {
      problems.append(.unknownName(name, .layer, at: span, nearest: nil))
      return
    }
    let layer = program.vocabulary.layers[index]
    if layer.geometry != .polygon {
      problems.append(.cannotTravel(layer.name, layer.geometry.keyword, at: span))
    }
    requireTiers(Array(path.dropFirst()), have: index)
  }
}

extension Vocabulary {
  /// Names and aliases, for suggestions.
  var layerNames: [String] { layers.flatMap { [$0.name] + $0.aliases } }
}

extension Typing {
  var layerNames: [String] { vocabulary.layerNames }
}
