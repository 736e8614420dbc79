/// Functions of regions, their measures and their relations.
extension Typing {
  mutating func call(of function: Keyword, _ arguments: [Expression], _ span: Span) -> TypedRegion? {
    switch function {
    case .buffer: return buffer(arguments, span)
    case .fragments: return fragments(arguments, span)
    case .select: return select(arguments, span)
    case .changed: return changed(arguments, span)
    case .clip, .minus, .intersection, .union:
      let isPair = function == .clip || function == .minus
      guard isPair ? arguments.count == 2 : arguments.count > 1 else {
        return refuse(.wrongArguments(function, at: span))
      }
      // Areas cut lines and points, too; only areas can be united.
      let head = function == .union ? polygons(arguments[0]) : region(arguments[0])
      let parts = [head] + arguments.dropFirst().map { polygons($0) }
      guard let first = head, !parts.contains(where: { $0 == nil }) else { return nil }
      let whole = parts.dropFirst().compactMap(\.self).reduce(first.region) { left, right in
        switch function {
        case .minus: .difference(left, right.region)
        case .union: .union(left, right.region)
        default: .intersection(left, right.region)
        }
      }
      let isArea = first.geometry == .polygon
      return TypedRegion(
        region: whole,
        geometry: first.geometry,
        name: isArea ? function.spelling.chinese : first.name
      )
    default:
      return refuse(.regionWanted(at: span))
    }
  }

  /// A region with an area; a line or point layer is a problem.
  private mutating func polygons(_ expression: Expression) -> TypedRegion? {
    guard let typed = region(expression), isArea(typed, expression.span) else { return nil }
    return typed
  }

  /// Whether a region has an area; a remark is left when not.
  mutating func isArea(_ typed: TypedRegion, _ span: Span) -> Bool {
    if typed.geometry == .polygon { return true }
    problems.append(.polygonsWanted(typed.name, typed.geometry.keyword, at: span))
    return false
  }

  private mutating func buffer(_ arguments: [Expression], _ span: Span) -> TypedRegion? {
    guard arguments.count == 2 else { return refuse(.wrongArguments(.buffer, at: span)) }
    guard let inner = region(arguments[0]), let distance = size(arguments[1], of: .buffer, .length) else {
      return nil
    }
    guard Int128(distance.base) <= 1000 * Unit(.kilometre).scale else {
      return refuse(.bufferSize(at: arguments[1].span))
    }
    let isArea = inner.geometry == .polygon
    let name = isArea ? inner.name : Keyword.buffer.spelling.chinese
    return TypedRegion(region: .buffer(inner.region, distance), geometry: .polygon, name: name)
  }

  private mutating func fragments(_ arguments: [Expression], _ span: Span) -> TypedRegion? {
    guard arguments.count == 2 else { return refuse(.wrongArguments(.fragments, at: span)) }
    guard let inner = polygons(arguments[0]), let limit = size(arguments[1], of: .fragments, .area) else {
      return nil
    }
    return TypedRegion(region: .fragments(inner.region, limit), geometry: .polygon, name: inner.name)
  }

  /// The amount that a function of regions takes, written out.
  private mutating func size(_ expression: Expression, of function: Keyword, _ wanted: Dimension) -> Quantity? {
    guard case .quantity = expression else { return refuse(.sizeWanted(function, at: expression.span)) }
    guard let typed = amount(expression), case .literal(let quantity) = typed.amount else { return nil }
    guard typed.dimension == wanted else {
      return refuse(.wrongKind(function, wanted: wanted, found: typed.dimension, at: expression.span))
    }
    return quantity
  }

  /// 面积, 长度, 个数, 占比, 登记面积 or 量得面积.
  mutating func measure(_ function: Keyword, _ arguments: [Expression], _ span: Span) -> Typed? {
    guard arguments.count == (function == .share ? 2 : 1) else { return refuse(.wrongArguments(function, at: span)) }
    let measure: RegionMeasure?
    switch function {
    case .area: measure = polygons(arguments[0]).map { .area($0.region) }
    case .length: measure = length(arguments[0])
    case .count:
      usesTolerance = true
      measure = region(arguments[0]).map { .pieces($0.region) }
    case .share:
      let (part, whole) = (polygons(arguments[0]), polygons(arguments[1]))
      measure = part.flatMap { part in whole.map { .share(part.region, of: $0.region) } }
    case .statedArea: measure = layer(arguments[0], statesArea: true).map { .statedArea($0) }
    case .measuredArea: measure = layer(arguments[0], isArea: true).map { .measuredArea($0) }
    default: measure = nil
    }
    return measure.map { Typed(amount: .measure($0), dimension: $0.dimension) }
  }

  private mutating func length(_ expression: Expression) -> RegionMeasure? {
    guard let typed = region(expression) else { return nil }
    guard typed.geometry != .point else { return refuse(.lengthOfPoints(typed.name, at: expression.span)) }
    return .length(typed.region)
  }

  /// A layer by itself: one of polygons, or one whose features state an area, where it has to be.
  private mutating func layer(
    _ expression: Expression,
    isArea: Bool = false,
    statesArea: Bool = false
  ) -> LayerReference? {
    guard let reference = plainLayer(expression) else { return nil }
    let layer = vocabulary.layers[reference.layer]
    let typed = TypedRegion(region: .layer(reference), geometry: layer.geometry, name: layer.name)
    if isArea, !self.isArea(typed, expression.span) { return nil }
    if statesArea, layer.areaField == nil { return refuse(.areaFieldMissing(layer.name, at: expression.span)) }
    return reference
  }

  /// 面积一致 of a layer of polygons.
  mutating func areasAgree(_ expression: Expression) -> Condition? {
    usesTolerance = true
    return layer(expression, isArea: true, statesArea: true).map { .areasAgree($0) }
  }

  /// 下级的图层 接边 区域; the ground of the lower plans gives their borders.
  mutating func meets(_ left: Expression, _ right: Expression) -> Condition? {
    usesTolerance = true
    let (drawn, upper) = (polygons(left), polygons(right))
    guard let drawn, let upper else { return nil }
    guard case .layer(let layer) = drawn.region, layer.plan == .children else {
      return refuse(.lowerLayerWanted(at: left.span))
    }
    guard vocabulary.territory != nil else {
      return refuse(.unknownName(Keyword.units.spelling.chinese, .layer, at: left.span, nearest: nil))
    }
    return .meets(layer, upper.region)
  }

  /// 图层 铺满 区域.
  mutating func tiles(_ left: Expression, _ right: Expression) -> Condition? {
    usesTolerance = true
    let (tiling, whole) = (polygons(left), polygons(right))
    guard let tiling, let whole else { return nil }
    guard case .layer(let layer) = tiling.region else { return refuse(.layerWanted(at: left.span)) }
    return .tiles(layer, whole.region)
  }

  mutating func relation(_ left: Expression, _ relation: SpatialRelation, _ right: Expression) -> Condition? {
    usesTolerance = true
    let (first, second) = (polygons(left), polygons(right))
    guard let first, let second else { return nil }
    return .relation(first.region, relation, second.region)
  }
}
