/// Fields of features: 本级的城市绿线维护层的维护理由.
extension Typing {
  /// Whether an expression is a layer and something of its features; marks nothing as used.
  func isField(_ expression: Expression) -> Bool {
    guard case .path(let elements, let span) = expression, elements.count > 1, !isRegion(expression) else {
      return false
    }
    return isRegion(.path(Array(elements.dropLast()), span))
  }

  /// The field, or `nil` after reporting why there is none.
  mutating func field(_ expression: Expression) -> FieldReference? {
    guard isField(expression), case .path(let elements, let span) = expression, let last = elements.last else {
      return refuse(.fieldWanted(at: expression.span))
    }
    guard let layer = plainLayer(.path(Array(elements.dropLast()), span)) else { return nil }
    return fieldIndex(last, of: layer.layer).map { FieldReference(layer: layer, field: $0) }
  }

  mutating func fieldIndex(_ element: PathElement, of layer: Int) -> Int? {
    let (names, span) = written(element)
    let layer = vocabulary.layers[layer]
    if let index = layer.fields.firstIndex(where: { names.contains($0.name) }) {
      note(Symbol(.field, layer.fields[index].name, .within(layer.name)), at: span)
      return index
    }
    let near = names.first.flatMap { nearest(to: $0, among: layer.fields.map(\.name)) }
    return refuse(.unknownField(names.first ?? "", layer: layer.name, at: span, nearest: near))
  }

  /// A field may be called like a word of ours, such as 代码.
  private func written(_ element: PathElement) -> (names: [String], span: Span) {
    switch element {
    case .name(let name, let span): ([name], span)
    case .keyword(let keyword, let span): ([keyword.spelling.chinese, keyword.spelling.english], span)
    case .year(let year, let span): (["\(year)年"], span)
    }
  }

  mutating func everyFeature(_ left: Expression, _ condition: (Int) -> FeatureCondition) -> Condition? {
    field(left).map { .everyFeature($0.layer, condition($0.field)) }
  }

  mutating func everyFeatureAmong(_ left: Expression, _ names: [SyntaxTree.RawText]) -> Condition? {
    field(left).map { field in
      .everyFeature(field.layer, .among(field: field.field, values(names, of: field.field, in: field.layer.layer)))
    }
  }

  /// 筛选（图层，条件）; in the condition fields stand by themselves.
  mutating func select(_ arguments: [Expression], _ span: Span) -> TypedRegion? {
    guard arguments.count == 2 else { return refuse(.wrongArguments(.select, at: span)) }
    guard let layer = plainLayer(arguments[0]), let condition = featureCondition(arguments[1], of: layer.layer) else {
      return nil
    }
    let known = vocabulary.layers[layer.layer]
    return TypedRegion(region: .select(layer, condition), geometry: known.geometry, name: known.name)
  }

  mutating func featureCondition(_ expression: Expression, of layer: Int) -> FeatureCondition? {
    switch expression {
    case .predicate(let operand?, .stated, _): ownField(operand, of: layer).map { .stated(field: $0) }
    case .among(let left, let names, _):
      ownField(left, of: layer).map { .among(field: $0, values(names, of: $0, in: layer)) }
    case .matching(let left, let format, _): ownField(left, of: layer).map { .matches(field: $0, format) }
    case .comparison(let left, let keyword, _, let right): featureComparison(left, keyword, right, of: layer)
    case .all(let parts): featureConditions(parts, of: layer).map { .all($0) }
    case .any(let parts): featureConditions(parts, of: layer).map { .any($0) }
    case .not(let operand, _): featureCondition(operand, of: layer).map { .not($0) }
    case .invalid: nil
    case .quantity, .path, .call, .arithmetic, .predicate: refuse(.featureConditionWanted(at: expression.span))
    }
  }

  private mutating func featureComparison(
    _ left: Expression,
    _ keyword: Keyword,
    _ right: Expression,
    of layer: Int
  ) -> FeatureCondition? {
    guard let comparison = Comparison(keyword) else {
      return refuse(.featureConditionWanted(at: left.span.joined(with: right.span)))
    }
    let (first, second) = (featureAmount(left, of: layer), featureAmount(right, of: layer))
    guard let first, let second else { return nil }
    return agree(first.dimension, left.span, second.dimension, right.span)
      ? .compare(first.amount, comparison, second.amount) : nil
  }

  /// A number of a feature: fields that have a unit, amounts, what they add up to and what is left.
  private mutating func featureAmount(
    _ expression: Expression,
    of layer: Int
  ) -> (amount: FeatureAmount, dimension: Dimension)? {
    switch expression {
    case .quantity:
      guard let typed = amount(expression), case .literal(let quantity) = typed.amount else { return nil }
      return (.literal(quantity), typed.dimension)
    case .path:
      guard let field = ownField(expression, of: layer) else { return nil }
      let known = vocabulary.layers[layer].fields[field]
      guard let unit = known.unit else {
        return refuse(.fieldWithoutUnit(known.name, known.code, at: expression.span))
      }
      return (.field(field, unit), unit.dimension)
    case .arithmetic(let left, let sign, let right) where sign == .plus || sign == .minus:
      let (first, second) = (featureAmount(left, of: layer), featureAmount(right, of: layer))
      guard let first, let second, agree(first.dimension, left.span, second.dimension, right.span) else { return nil }
      let isSum = sign == .plus
      return (isSum ? .sum(first.amount, second.amount) : .difference(first.amount, second.amount), first.dimension)
    case .invalid: return nil
    case .arithmetic, .call, .comparison, .predicate, .among, .matching, .all, .any, .not:
      return refuse(.featureConditionWanted(at: expression.span))
    }
  }

  private mutating func featureConditions(_ parts: [Expression], of layer: Int) -> [FeatureCondition]? {
    let checked = parts.map { featureCondition($0, of: layer) }
    return checked.contains(nil) ? nil : checked.compactMap(\.self)
  }

  /// A field by itself; about the parcels of a matrix also 用途的字段.
  private mutating func ownField(_ expression: Expression, of layer: Int) -> Int? {
    guard case .path(let elements, _) = expression, let last = elements.last else {
      return refuse(.featureConditionWanted(at: expression.span))
    }
    let isOfUse = if case .keyword(.use, _) = elements[0] { isAboutParcels } else { false }
    guard elements.count == (isOfUse && elements.count > 1 ? 2 : 1) else {
      return refuse(.featureConditionWanted(at: expression.span))
    }
    return fieldIndex(last, of: layer)
  }

  /// 属性变更（维护前的图层的字段，维护后的图层的字段）.
  mutating func changed(_ arguments: [Expression], _ span: Span) -> TypedRegion? {
    guard arguments.count == 2 else { return refuse(.wrongArguments(.changed, at: span)) }
    let (before, after) = (field(arguments[0]), field(arguments[1]))
    guard let before, let after else { return nil }
    for (reference, argument) in zip([before, after], arguments) {
      let layer = vocabulary.layers[reference.layer.layer]
      guard layer.geometry == .polygon else {
        return refuse(.polygonsWanted(layer.name, layer.geometry.keyword, at: argument.span))
      }
    }
    guard isOneSystem(before, after, arguments[1].span) else { return nil }
    return TypedRegion(
      region: .changed(before, after),
      geometry: .polygon,
      name: vocabulary.layers[before.layer.layer].name
    )
  }

  /// Whether two fields hold codes of the same system, or neither holds codes.
  private mutating func isOneSystem(_ first: FieldReference, _ second: FieldReference, _ span: Span) -> Bool {
    let sides = [first, second].map { reference in
      let field = vocabulary.layers[reference.layer.layer].fields[reference.field]
      return Diagnostic.CodeSide(field: field.name, system: field.codeSystem.map { vocabulary.codeSystems[$0].name })
    }
    if sides[0].system != sides[1].system {
      problems.append(.systemsDiffer(sides[0], sides[1], at: span))
    }
    return sides[0].system == sides[1].system
  }
}
