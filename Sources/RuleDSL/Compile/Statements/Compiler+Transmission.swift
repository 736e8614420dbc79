extension Compiler {
  mutating func compileTransmission(_ block: SyntaxTree.Block) {
    switch method(of: block) {
    case .spatial: return compileLine(block)
    case .list, .designation: return compileEntries(block)
    default: break
    }
    let heading = heading(of: block, clauses: block.clauses)
    rejectClauses([.tolerance], in: block.clauses, .indicatorTransmission)
    let subject = single(.subject, in: block.clauses)
    var name = block.title
    if case .raw(let raw) = subject?.content { name = raw }
    let indicator = carriedIndicator(name)
    let tiers = tierPath(block).map(\.tier)
    let years = years(single(.years, in: block.clauses))
    let precision = precision(in: block.clauses)
    guard let clause = required(.method, of: block), case .method(let node) = clause.content, let indicator else {
      return
    }
    let dimension = program.vocabulary.indicators[indicator].dimension
    guard let method = method(node, dimension) else { return }
    let transmission = Transmission(
      heading: heading,
      indicator: indicator,
      tiers: tiers,
      method: method,
      years: years,
      precision: precision
    )
    program.statements.append(.figures(transmission))
  }

  /// The word of 方式, wherever that stands: figures, layers and names travel by words of their own.
  private func method(of block: SyntaxTree.Block) -> Keyword? {
    let words = block.clauses.compactMap { clause in
      if case .method(let node) = clause.content { node.keyword } else { nil }
    }
    return words.first { $0 == .spatial || $0 == .list || $0 == .designation } ?? words.first
  }

  mutating func precision(in clauses: [SyntaxTree.Clause]) -> Transmission.Precision {
    word(single(.precision, in: clauses), of: [.exact, .asPrinted]) == .asPrinted ? .asPrinted : .exact
  }

  /// The tiers of 层级 with their places, from the highest down.
  mutating func tierPath(_ block: SyntaxTree.Block) -> [(tier: Int, span: Span)] {
    required(.tiers, of: block).map { tierPath($0) } ?? []
  }

  mutating func tierPath(_ clause: SyntaxTree.Clause) -> [(tier: Int, span: Span)] {
    guard case .path(let items) = clause.content else { return [] }
    if items.count < 2 { problems.append(.tooFewTiers(at: clause.span)) }
    var tiers: [(tier: Int, span: Span)] = []
    for item in items {
      guard let index = tier(item) else { continue }
      if let above = tiers.last?.tier, index <= above || program.vocabulary.tiers[above].isBranch {
        let name = program.vocabulary.tiers[above].name
        problems.append(.tierOrder(item.text, after: name, at: item.span))
        continue
      }
      tiers.append((index, item.span))
    }
    return tiers
  }

  private mutating func method(_ node: SyntaxTree.MethodNode, _ dimension: Dimension) -> Transmission.Method? {
    if node.keyword != .weighted, let weight = node.weight {
      problems.append(.weightUnwanted(node.keyword, at: weight.span))
    }
    switch node.keyword {
    case .weighted: return weighted(node, dimension)
    case .stepwise: return .stepwise
    case .equal: return .equal
    case .apportion, .byReference:
      if dimension == .ratio || dimension == .year {
        problems.append(.methodMismatch(node.keyword, dimension, at: node.span))
      }
      return node.keyword == .apportion ? .apportion : .byReference
    default: return nil
    }
  }

  private mutating func weighted(_ node: SyntaxTree.MethodNode, _ dimension: Dimension) -> Transmission.Method? {
    if dimension != .ratio { problems.append(.methodMismatch(.weighted, dimension, at: node.span)) }
    guard let weight = node.weight else { return refuse(.weightMissing(at: node.span)) }
    var year: Int?
    var name: SyntaxTree.RawText?
    if case .path(let elements, _) = weight {
      for element in elements {
        switch element {
        case .year(let value, _): year = value
        case .name(let text, let span): name = SyntaxTree.RawText(text: text, span: span)
        case .keyword: break
        }
      }
    }
    if case .invalid = weight { return nil }
    guard let name else { return refuse(.figureWanted(at: weight.span)) }
    guard let index = indicator(name) else { return nil }
    let base = program.vocabulary.indicators[index].dimension
    if base == .ratio || base == .year { return refuse(.figureWanted(at: weight.span)) }
    return .weighted(
      by: Transmission.FigureReference(indicator: index, year: year, isOptional: node.isWeightOptional)
    )
  }
}
