/// Items of 名录 that are counted: 个数（本级的历史文化名录）, 个数（交集（本级的甲，上级的乙））.
extension Typing {
  /// Whether an expression is about items: a list, or what two make of which one is a list.
  func isItems(_ expression: Expression) -> Bool {
    switch expression {
    case .call(.intersection, let arguments, _), .call(.minus, let arguments, _), .call(.union, let arguments, _):
      arguments.contains { list($0) != nil }
    default: list(expression) != nil
    }
  }

  mutating func items(_ expression: Expression) -> StatedItems? {
    guard case .call(let function, let arguments, let span) = expression else {
      return reference(expression).map { .all($0) }
    }
    guard function != .union else { return refuse(.ownListWanted(at: span)) }
    guard arguments.count == 2 else { return refuse(.wrongArguments(function, at: span)) }
    let (first, second) = (reference(arguments[0]), reference(arguments[1]))
    guard let first, let second else { return nil }
    let lists = (vocabulary.lists[first.list], vocabulary.lists[second.list])
    guard lists.0.key == lists.1.key else { return refuse(.listKeysDiffer(lists.0.name, lists.1.name, at: span)) }
    return function == .intersection ? .common(first, second) : .difference(first, second)
  }

  /// The 名录 that a path ends with, where it names no indicator.
  private func list(_ expression: Expression) -> (list: Int, name: Span)? {
    guard case .path(let elements, _) = expression, case .name(let name, let span) = elements.last,
      vocabulary.indicator(named: name) == nil, let list = vocabulary.list(named: name)
    else { return nil }
    return (list, span)
  }

  /// 本级的历史文化名录.
  private mutating func reference(_ expression: Expression) -> ListReference? {
    guard let (list, name) = list(expression), case .path(let elements, _) = expression, elements.count == 2,
      case .keyword(let keyword, _) = elements[0], let plan = PlanReference(keyword), plan != .children
    else { return refuse(.ownListWanted(at: expression.span)) }
    note(Symbol(.list, vocabulary.lists[list].name), at: name)
    return ListReference(plan: plan, list: list)
  }
}
