/// Turns what was written into conditions and amounts, checking names and dimensions on the way.
struct Typing: NamingThings, FindingProblems {
  let vocabulary: Vocabulary
  let scope: Rule.Scope
  /// 适用; empty for every tier.
  let tiers: [Int]
  /// Whether anything was written that 容差 bears upon, sound or not: a comparison of shapes, or a count of pieces.
  var usesTolerance = false
  /// Whether conditions are about the parcels of a matrix.
  var isAboutParcels = false
  /// The id of the statement that is read.
  var statement = ""
  var problems: [Diagnostic] = []
  let occurrences = Occurrences()
  private var definitions: [String: Definition] = [:]

  /// An amount with the dimension it turned out to have.
  struct Typed {
    var amount: Amount
    var dimension: Dimension
  }

  /// What a name or an expression stands for.
  enum Value {
    case amount(Typed)
    case region(TypedRegion)
  }

  private struct Definition {
    var value: Value?
    var span: Span
    var size: Int
    var isUsed = false
  }

  /// Definitions may use each other; together they stay as small as what a person can read.
  private static let mostParts = 2000

  /// Parts of both sides of a comparison that is looked into.
  static let mostCompared = 100

  init(vocabulary: Vocabulary, scope: Rule.Scope, tiers: [Int]) {
    self.vocabulary = vocabulary
    self.scope = scope
    self.tiers = tiers
  }

  /// 设 名：…; later definitions may use earlier ones.
  mutating func define(_ clause: SyntaxTree.Clause) {
    guard let label = clause.label, case .expression(let expression) = clause.content else { return }
    let name = unquoted(label.text)
    note(Symbol(.definition, name, .within(statement)), at: label.exact, isDefinition: true)
    if let first = definitions[name] {
      problems.append(.duplicate(name, .definition, at: label.span, first: first.span))
      return
    }
    var value = value(expression)
    let size: Int
    switch value {
    case .amount(let typed): size = typed.amount.size
    case .region(let typed): size = typed.region.size
    case nil: size = 0
    }
    if size > Self.mostParts {
      let isRegion = if case .region = value { true } else { false }
      problems.append(isRegion ? .regionTooLarge(at: label.span) : .dimensionOutOfRange(at: label.span))
      value = nil
    }
    definitions[name] = Definition(value: value, span: label.span, size: size)
  }

  /// 设 「名 称」 may be quoted like every other name.
  private func unquoted(_ label: String) -> String {
    guard label.hasPrefix("「"), label.hasSuffix("」") else { return label }
    return String(label.dropFirst().dropLast())
  }

  /// 要求 of the statement, by its name.
  func requirement(_ name: String) -> Symbol { Symbol(.requirement, name, .within(statement)) }

  mutating func reportUnused() {
    for (name, definition) in definitions.sorted(by: { $0.value.span < $1.value.span }) where !definition.isUsed {
      problems.append(.unusedDefinition(name, at: definition.span))
    }
  }

  mutating func condition(_ content: SyntaxTree.Content) -> Condition? {
    guard case .expression(let expression) = content else { return nil }
    return condition(expression)
  }

  mutating func condition(_ expression: Expression) -> Condition? {
    let condition = checked(expression)
    if let condition, isReadable(condition), let holds = condition.foregone(vocabulary, tiers: tiers) {
      problems.append(.foregone(holds, at: expression.span))
    }
    return condition
  }

  /// A requirement, also held to what the condition of its rule grants and to what the requirements before it ask.
  mutating func requirement(
    _ content: SyntaxTree.Content,
    when premise: Condition?,
    beside asked: inout [Reach]
  ) -> Condition? {
    let before = problems.count
    guard case .expression(let expression) = content, let condition = condition(expression) else { return nil }
    let own = condition.parts.compactMap { Reach($0, vocabulary) }
    defer { asked = asked.suffix(16) + own }
    guard problems.count == before else { return condition }
    let granted = premise?.parts.filter { isReadable($0) } ?? []
    let isGranted =
      granted.contains(condition)
      || own.count == 1
        && granted.contains { Reach($0.opposite, vocabulary).map { Reach.cover($0, own[0]) } ?? false }
    if isGranted, isReadable(condition) {
      problems.append(.foregone(true, .condition, at: expression.span))
    } else if Reach.hasPair(own, granted.compactMap { Reach($0, vocabulary) }, Reach.exclude) {
      problems.append(.foregone(false, .condition, at: expression.span))
    } else if Reach.hasPair(own, asked, Reach.exclude) {
      problems.append(.foregone(false, .requirement, at: expression.span))
    }
    return condition
  }

  /// Whether a comparison is as small as what people write, so that looking into it takes no time.
  private func isReadable(_ condition: Condition) -> Bool {
    switch condition {
    case .compare(let left, _, let right): left.size + right.size <= Self.mostCompared
    case .relation(let left, _, let right): left.size + right.size <= Self.mostCompared
    case .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles,
      .everyFeature, .distinct, .tier,
      .all, .any, .not:
      true
    }
  }

  private mutating func checked(_ expression: Expression) -> Condition? {
    switch expression {
    case .comparison(let left, let keyword, _, let right):
      switch keyword {
      case .meets: meets(left, right)
      case .tiles: tiles(left, right)
      default: SpatialRelation(keyword).map { relation(left, $0, right) } ?? comparison(left, keyword, right)
      }
    case .predicate(let operand, let keyword, let span): predicate(operand, keyword, span)
    case .among(let left, let names, let span):
      isField(left) ? everyFeatureAmong(left, names) : among(left, names, span)
    case .matching(let left, let format, _): everyFeature(left) { .matches(field: $0, format) }
    case .all(let parts): conditions(parts).map { .all($0) }
    case .any(let parts): conditions(parts).map { .any($0) }
    case .not(let operand, _): condition(operand).map { .not($0) }
    case .path(let elements, let span):
      isRegion(expression) && swallowed(elements) == nil
        ? refuse(.regionAsCondition(at: span))
        : isField(expression) ? refuse(.bareField(at: span)) : noCondition(elements, span)
    case .call(.carry, let arguments, let span): carried(arguments, span)
    case .quantity, .call, .arithmetic:
      isRegion(expression)
        ? refuse(.regionAsCondition(at: expression.span)) : refuse(.conditionWanted(at: expression.span))
    case .invalid: nil
    }
  }

  /// A name alone is no condition, unless it swallowed one: 本级的耕地保有量不低于300万亩.
  private mutating func noCondition(_ elements: [PathElement], _ span: Span) -> Condition? {
    guard let (name, place, blanks) = swallowed(elements) else { return refuse(.conditionWanted(at: span)) }
    return refuse(.hiddenKeyword(name, at: place, withBlanks: blanks.text, isCertain: blanks.isCertain))
  }

  /// The first unknown name that holds a relation.
  private func swallowed(_ elements: [PathElement]) -> (name: String, span: Span, withBlanks: Blanks)? {
    for case .name(let name, let place) in elements where !isKnown(name) {
      if let blanks = withBlanks(name) { return (name, place, blanks) }
    }
    return nil
  }

  func isKnown(_ name: String) -> Bool {
    vocabulary.indicator(named: name) != nil || vocabulary.layer(named: name) != nil || definitions[name] != nil
  }

  private mutating func conditions(_ parts: [Expression]) -> [Condition]? {
    let checked = parts.map { condition($0) }
    return checked.contains(nil) ? nil : checked.compactMap(\.self)
  }

  /// Whether two amounts may be compared or added; a remark is left when not.
  mutating func agree(_ first: Typed, _ left: Span, _ second: Typed, _ right: Span) -> Bool {
    agree(first.dimension, left, second.dimension, right)
  }

  mutating func agree(_ first: Dimension, _ left: Span, _ second: Dimension, _ right: Span) -> Bool {
    if first == second { return true }
    problems.append(
      .dimensionMismatch(.init(dimension: first, span: left), .init(dimension: second, span: right))
    )
    return false
  }

  /// 本级的名称 or 本级的代码.
  private func namesUnit(_ expression: Expression) -> Bool {
    guard case .path(let elements, _) = expression, elements.count == 2, case .keyword(let owner, _) = elements[0],
      PlanReference(owner) != nil, case .keyword(let last, _) = elements[1]
    else { return false }
    return last == .name || last == .code
  }

  private mutating func comparison(_ left: Expression, _ keyword: Keyword, _ right: Expression) -> Condition? {
    if namesUnit(left) { return refuse(.unitByName(at: left.span)) }
    if case .path(let elements, let span) = left, case .keyword(.tiers, _) = elements.last {
      return refuse(.tierOutsideAmong(at: span))
    }
    let first =
      if case .call(.average, let arguments, let span) = left { average(arguments, span) } else { amount(left) }
    let second = amount(right)
    guard let first, let second, agree(first, left.span, second, right.span) else { return nil }
    return Comparison(keyword).map { .compare(first.amount, $0, second.amount) }
  }

  private mutating func predicate(_ operand: Expression?, _ keyword: Keyword, _ span: Span) -> Condition? {
    if keyword == .agreesAsPrinted {
      return scope == .figures && operand == nil
        ? .agreesAsPrinted : refuse(.precisionOutsideFigures(at: operand?.span ?? span))
    }
    if keyword == .areasAgree { return operand.flatMap { areasAgree($0) } }
    if keyword == .distinct { return operand.flatMap { field($0) }.map { .distinct($0) } }
    if keyword == .submitted { return operand.flatMap { submission($0) }.map { .submitted($0) } }
    if let operand, isField(operand) { return everyFeature(operand) { .stated(field: $0) } }
    if let operand, isRegion(operand) { return plainLayer(operand).map { .provided($0) } }
    guard let operand, let typed = amount(operand) else { return nil }
    guard case .figure(let figure) = typed.amount else { return refuse(.figureWanted(at: operand.span)) }
    return .stated(figure)
  }

  private mutating func submission(_ operand: Expression) -> Submission? {
    if isField(operand) { return field(operand).map { .field($0) } }
    if isRegion(operand) { return plainLayer(operand).map { .layer($0) } }
    guard let typed = amount(operand) else { return nil }
    guard case .figure(let figure) = typed.amount else { return refuse(.figureWanted(at: operand.span)) }
    return .figure(figure)
  }

  private mutating func among(_ left: Expression, _ names: [SyntaxTree.RawText], _ span: Span) -> Condition? {
    if namesUnit(left) { return refuse(.unitByName(at: left.span)) }
    guard case .path(let elements, _) = left, elements.count == 2,
      case .keyword(.tiers, _) = elements[1], case .keyword(let owner, _) = elements[0],
      let plan = PlanReference(owner), plan != .children
    else { return refuse(.tierOutsideAmong(at: left.span)) }
    var tiers: [Int] = []
    for name in names {
      guard let index = vocabulary.tier(named: name.text) else {
        let known = vocabulary.tiers.flatMap { [$0.name] + $0.aliases }
        problems.append(
          .unknownName(name.text, .tier, at: name.span, nearest: nearest(to: name.text, among: known))
        )
        continue
      }
      note(Symbol(.tier, vocabulary.tiers[index].name), at: name.exact)
      tiers.append(index)
    }
    return .tier(plan, among: tiers.sorted())
  }

  /// The definition of a name; marks it as used.
  mutating func definition(_ name: String, at place: Span) -> Value?? {
    guard let definition = definitions[name] else { return .none }
    definitions[name]?.isUsed = true
    note(Symbol(.definition, name, .within(statement)), at: place)
    return .some(definition.value)
  }

  /// Whether a name is defined as a region; `nil` when it is not defined at all.
  func isRegionDefinition(_ name: String) -> Bool? {
    guard let definition = definitions[name] else { return nil }
    if case .region = definition.value { return true }
    return false
  }

  var definitionNames: [String] { definitions.keys.sorted() }

  /// A sentence such as “{本级的名称}…{差额}…”.
  mutating func template(_ node: SyntaxTree.TemplateNode) -> Template {
    let parts = node.parts.compactMap { part -> Template.Part? in
      switch part {
      case .text(let text): .text(text)
      case .placeholder(let expression): placeholder(expression)
      }
    }
    return Template(parts: parts)
  }

  private mutating func placeholder(_ expression: Expression) -> Template.Part? {
    if case .path(let elements, _) = expression, case .keyword(let first, _) = elements[0] {
      switch (first, elements.count) {
      case (.left, 1): return .left
      case (.right, 1): return .right
      case (.difference, 1): return .difference
      default: break
      }
      if elements.count == 2, case .keyword(.name, _) = elements[1], let plan = PlanReference(first),
        plan != .children
      {
        return .name(plan)
      }
    }
    switch expression {
    case .quantity, .path, .call, .arithmetic: return amount(expression).map { .amount($0.amount) }
    case .comparison, .predicate, .among, .matching, .all, .any, .not:
      return refuse(.unknownPlaceholder(at: expression.span))
    case .invalid: return nil
    }
  }
}

extension Amount {
  /// How many parts it has; definitions that use each other multiply.
  var size: Int {
    switch self {
    case .literal, .figure, .first, .known, .average, .reduce, .count, .items: 1
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      1 + left.size + right.size
    case .measure(let measure): 1 + measure.regions.reduce(0) { $0 + $1.size }
    }
  }
}
