extension Typing {
  /// The amount and its dimension, or `nil` after reporting why there is none.
  mutating func amount(_ expression: Expression) -> Typed? {
    switch expression {
    case .quantity(let digits, let unit, let span): literal(digits, unit, span)
    case .path(let elements, let span):
      isRegion(expression)
        ? refuse(.regionAsAmount(at: span))
        : isField(expression) ? refuse(.bareField(at: span)) : path(elements, span, inReduction: false)
    case .call(let function, let arguments, let span): call(function, arguments, span)
    case .arithmetic(let left, let sign, let right): arithmetic(left, sign, right)
    case .comparison, .predicate, .among, .matching, .all, .any, .not: refuse(.amountWanted(at: expression.span))
    case .invalid: nil
    }
  }

  /// A bare number counts nothing: it is a factor.
  private mutating func literal(_ digits: String, _ unit: Unit?, _ span: Span) -> Typed? {
    let unit = unit ?? Unit(.times)
    do {
      let quantity = try Quantity(digits: digits, unit: unit)
      return Typed(amount: .literal(quantity), dimension: unit.dimension)
    } catch {
      return refuse(.flawedQuantity(error, text: digits, at: span))
    }
  }

  private mutating func arithmetic(_ left: Expression, _ sign: ArithmeticOperator, _ right: Expression) -> Typed? {
    let (first, second) = (amount(left), amount(right))
    guard let first, let second else { return nil }
    let span = left.span.joined(with: right.span)
    switch sign {
    case .plus, .minus:
      guard agree(first, left.span, second, right.span) else { return nil }
      let amount: Amount =
        sign == .plus ? .sum(first.amount, second.amount) : .difference(first.amount, second.amount)
      return Typed(amount: amount, dimension: first.dimension)
    case .times:
      return typed(.product(first.amount, second.amount), first.dimension.multiplied(by: second.dimension), span)
    case .dividedBy:
      if second.amount.size <= Self.mostCompared, LinearForm(second.amount, vocabulary)?.number == Rational(0) {
        return refuse(.divisorZero(at: right.span))
      }
      return typed(.quotient(first.amount, second.amount), first.dimension.divided(by: second.dimension), span)
    }
  }

  private mutating func typed(_ amount: Amount, _ dimension: Dimension?, _ span: Span) -> Typed? {
    guard let dimension, amount.size < 500 else { return refuse(.dimensionOutOfRange(at: span)) }
    return Typed(amount: amount, dimension: dimension)
  }

  private mutating func call(_ function: Keyword, _ arguments: [Expression], _ span: Span) -> Typed? {
    switch function {
    case .clip, .intersection, .minus, .union, .buffer, .fragments, .select, .changed:
      return refuse(.regionAsAmount(at: span))
    case .area, .length, .share, .statedArea, .measuredArea: return measure(function, arguments, span)
    case .count where arguments.count == 1 && isItems(arguments[0]):
      return items(arguments[0]).map { Typed(amount: .items($0), dimension: .count) }
    case .count where arguments.count == 1 && isRegion(arguments[0]): return measure(function, arguments, span)
    case .first: return preference(arguments, span)
    case .known:
      return figures(arguments, 1...1, of: .own, span).map {
        Typed(amount: .known($0[0].figure), dimension: $0[0].dimension)
      }
    case .average, .carry: return refuse(.amountWanted(at: span))
    case .sum, .maximum, .minimum:
      if let region = arguments.first(where: { isRegion($0) }) { return refuse(.regionAsAmount(at: region.span)) }
      return reduction(function, arguments, span)
    default: return reduction(function, arguments, span)
    }
  }

  /// 首选: two figures of which the first counts where it is known.
  private mutating func preference(_ arguments: [Expression], _ span: Span) -> Typed? {
    guard let figures = figures(arguments, 2...2, of: nil, span) else { return nil }
    let (first, second) = (figures[0], figures[1])
    let amount = Amount.first(first.figure, else: second.figure)
    let typed = Typed(amount: amount, dimension: first.dimension)
    let other = Typed(amount: .figure(second.figure), dimension: second.dimension)
    return agree(typed, first.span, other, second.span) ? typed : nil
  }

  /// 承接 of a figure, of a ratio with its base.
  mutating func carried(_ arguments: [Expression], _ span: Span) -> Condition? {
    guard let figures = figures(arguments, 1...2, of: .own, span) else { return nil }
    guard figures.allSatisfy({ $0.figure.role == .own }) else { return refuse(.figureWanted(at: span)) }
    return .carried(figures[0].figure, base: figures.count > 1 ? figures[1].figure : nil)
  }

  /// 加权平均 of a ratio by its base.
  mutating func average(_ arguments: [Expression], _ span: Span) -> Typed? {
    guard let figures = figures(arguments, 2...2, of: .children, span) else { return nil }
    guard figures[0].dimension == .ratio, figures[1].figure.role == .own else {
      return refuse(.figureWanted(at: span))
    }
    return Typed(amount: .average(figures[0].figure, by: figures[1].figure), dimension: .ratio)
  }

  private typealias NamedFigure = (figure: Figure, dimension: Dimension, span: Span)

  /// Arguments that are figures of certain plans, or of any but the lower ones.
  private mutating func figures(
    _ arguments: [Expression],
    _ count: ClosedRange<Int>,
    of plan: PlanReference?,
    _ span: Span
  ) -> [NamedFigure]? {
    guard count.contains(arguments.count) else { return refuse(.figureWanted(at: span)) }
    var figures: [NamedFigure] = []
    for argument in arguments {
      guard case .path(let elements, let place) = argument else { return refuse(.figureWanted(at: argument.span)) }
      guard let typed = path(elements, place, inReduction: plan == .children) else { return nil }
      guard case .figure(let figure) = typed.amount, plan == nil || figure.plan == plan else {
        return refuse(.figureWanted(at: place))
      }
      figures.append((figure, typed.dimension, place))
    }
    return figures
  }

  private mutating func reduction(_ function: Keyword, _ arguments: [Expression], _ span: Span) -> Typed? {
    guard arguments.count == 1, case .path(let elements, let place) = arguments[0] else {
      return refuse(.reductionOfOthers(at: span))
    }
    if function == .count, elements.count == 1, case .keyword(.children, _) = elements[0] {
      return Typed(amount: .count(nil), dimension: .count)
    }
    guard let typed = path(elements, place, inReduction: true) else { return nil }
    guard case .figure(let figure) = typed.amount, figure.plan == .children else {
      return refuse(.reductionOfOthers(at: place))
    }
    if function == .count { return Typed(amount: .count(figure), dimension: .count) }
    guard let reduction = Amount.Reduction(function) else { return refuse(.amountWanted(at: span)) }
    if reduction == .sum, typed.dimension == .ratio || typed.dimension == .year {
      return refuse(.methodMismatch(.sum, typed.dimension, at: span))
    }
    return Typed(amount: .reduce(reduction, figure), dimension: typed.dimension)
  }

  /// 本级的耕地保有量, 下达的耕地保有量, 2020年的城镇建设用地规模, or the name of a definition.
  private mutating func path(_ elements: [PathElement], _ span: Span, inReduction: Bool) -> Typed? {
    if elements.count == 1, case .name(let name, let place) = elements[0],
      case .some(let known) = definition(name, at: place)
    {
      guard case .amount(let typed) = known else { return nil }
      return typed
    }
    var plan: PlanReference?
    var role: Role?
    var year: Int?
    for element in elements.dropLast() {
      switch element {
      case .keyword(.allotted, _) where role == nil: role = .allotted
      case .keyword(.present, _) where role == nil: role = .present
      case .keyword(.before, _) where role == nil: role = .before
      case .keyword(.after, _) where role == nil: role = .after
      case .keyword(let keyword, let place):
        guard plan == nil, let reference = PlanReference(keyword) else { return refuse(.figureWanted(at: place)) }
        plan = reference
      case .year(let value, _) where year == nil: year = value
      case .year(_, let place), .name(_, let place): return refuse(.figureWanted(at: place))
      }
    }
    guard let last = elements.last, case .name(let name, let place) = last else {
      return refuse(.figureWanted(at: span))
    }
    guard let index = vocabulary.indicator(named: name) else {
      return unknown(name, place, isAlone: elements.count == 1)
    }
    if plan == nil, role == nil, year == nil { return refuse(.ownerMissing(name, at: place)) }
    if plan == .children, !inReduction { return refuse(.childrenOutsideReduction(at: span)) }
    note(Symbol(.indicator, vocabulary.indicators[index].name), at: place)
    let figure = Figure(plan: plan ?? .own, indicator: index, role: role ?? .own, year: year)
    return Typed(amount: .figure(figure), dimension: vocabulary.indicators[index].dimension)
  }

  /// 耕地保有量 - 1万亩 for 耕地保有量减1万亩.
  private func withSigns(_ name: String) -> String? {
    let signs = [
      ("减去", "-"), ("减", "-"), ("加上", "+"), ("加", "+"), ("乘以", "×"), ("乘", "×"), ("除以", "÷"),
    ]
    for (word, sign) in signs {
      guard let place = name.firstRange(of: word) else { continue }
      let (head, rest) = (String(name[..<place.lowerBound]), name[place.upperBound...])
      if isKnown(head), !rest.isEmpty { return "\(head) \(sign) \(rest)" }
    }
    return nil
  }

  private mutating func unknown(_ name: String, _ span: Span, isAlone: Bool) -> Typed? {
    if vocabulary.list(named: name) != nil { return refuse(.listAsAmount(name, at: span)) }
    if let blanks = withBlanks(name) {
      return refuse(.hiddenKeyword(name, at: span, withBlanks: blanks.text, isCertain: blanks.isCertain))
    }
    if let signs = withSigns(name) {
      return refuse(.hiddenKeyword(name, at: span, withBlanks: signs, isCertain: false))
    }
    let names = vocabulary.indicators.flatMap { [$0.name] + $0.aliases } + definitionNames + layerNames
    return refuse(.unknownName(name, .indicator, at: span, nearest: nearest(to: name, among: names)))
  }

  /// A name that holds a relation, with the blanks it needs.
  struct Blanks {
    var text: String
    /// Whether what stands on both sides is known.
    var isCertain: Bool
  }

  /// Words of everyday use that mean an order, the longest first: 大于等于 holds 等于, and means something else.
  private static let everyday = Keyword.mistaken.filter { $0.value.isOrder }
    .sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }

  /// 耕地保有量不低于300万亩 with the blanks it needs; `nil` when no relation hides in it.
  func withBlanks(_ name: String) -> Blanks? {
    let relations: [Keyword] = [.atLeast, .atMost, .unequal, .above, .below, .equals, .stated]
    let found =
      (Self.everyday.lazy.filter { $0.key.count > 2 }.compactMap {
        self.blanks(around: $0.key, as: $0.value, in: name)
      }
      .first { !$0.left.isEmpty })
      ?? relations.lazy.compactMap { self.blanks(around: $0, in: name) }.first { !$0.left.isEmpty }
      ?? Self.everyday.lazy.compactMap { self.blanks(around: $0.key, as: $0.value, in: name) }.first {
        !$0.left.isEmpty
      }
    // Names may well hold 覆盖 (森林覆盖率): a relation of shapes hides only behind the name of a region.
    let spatial = SpatialRelation.allCases.map(\.keyword) + [.areasAgree, .meets, .tiles]
    let hidden =
      found
      ?? spatial.lazy.compactMap { self.blanks(around: $0, in: name) }.first {
        layerNames.contains($0.left) || definitionNames.contains($0.left)
      }
    return hidden.map { left, word, right in
      let isKnown = isKnown(left) && (right.isEmpty || right.unicodeScalars.first?.digit != nil || isKnown(right))
      return Blanks(text: [left, word, right].filter { !$0.isEmpty }.joined(separator: " "), isCertain: isKnown)
    }
  }

  private func blanks(around relation: Keyword, in name: String) -> (left: String, word: String, right: String)? {
    blanks(around: relation.spelling.chinese, as: relation, in: name)
  }

  /// What stands left and right of a word, with the word of ours that it means.
  private func blanks(
    around word: String,
    as relation: Keyword,
    in name: String
  ) -> (left: String, word: String, right: String)? {
    firstRange(of: word, in: name).map {
      (String(name[..<$0.lowerBound]), relation.spelling.chinese, String(name[$0.upperBound...]))
    }
  }
}

private func firstRange(of word: String, in text: String) -> Range<String.Index>? {
  var start = text.startIndex
  while start < text.endIndex {
    if text[start...].hasPrefix(word) { return start..<text.index(start, offsetBy: word.count) }
    start = text.index(after: start)
  }
  return nil
}
