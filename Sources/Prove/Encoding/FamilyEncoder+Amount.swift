internal import RuleDSL

extension FamilyEncoder {
  /// What an amount lies between; `exemptions` are added that keep a requirement from applying.
  mutating func amount(_ amount: Amount, _ setting: Setting, _ exemptions: inout [Formula]) -> SymbolicInterval {
    switch amount {
    case .literal(let quantity): return SymbolicInterval(.number(Rational(Int128(quantity.base))))
    case .measure(let measure): return measured(measure, setting)
    case .figure(let figure): return self.figure(figure, setting, &exemptions)
    case .first(let first, let other): return preferred(first, other, setting, &exemptions)
    case .known(let figure): return cells(figure, setting).first?.amount ?? .anything
    case .average(let figure, let base):
      let average = average(figure, base, setting) { $0.value }
      return SymbolicInterval(isKnown: average.has, average.value)
    case .reduce(let reduction, let figure):
      let isOpen = reduction == .sum && vocabulary.indicators[figure.indicator].direction != .floor
      return reduced(reduction, figure, isOpen: isOpen, setting)
    case .count(let figure): return count(figure, setting)
    case .items(let items):
      let plans = items.lists.map { shape.plans($0.plan, of: setting.plan, path: setting.path).first }
      guard let plan = plans[0], !plans.contains(nil) else {
        exemptions.append(.constant(true))
        return .anything
      }
      // Which items two lists share is not encoded, only how many one has.
      guard case .all(let reference) = items else { return unknownAmount(.items(items), setting) }
      return list(reference.list, of: plan).amount
    case .sum(let left, let right):
      let first = self.amount(left, setting, &exemptions)
      return first.adding(self.amount(right, setting, &exemptions))
    case .difference(let left, let right):
      let first = self.amount(left, setting, &exemptions)
      return first.adding(self.amount(right, setting, &exemptions).negated)
    case .product(let left, let right):
      let first = self.amount(left, setting, &exemptions)
      return scaled(first.multiplied(by: self.amount(right, setting, &exemptions)), amount)
    case .quotient(let left, let right):
      let first = self.amount(left, setting, &exemptions)
      return scaled(first.divided(by: self.amount(right, setting, &exemptions)), amount)
    }
  }

  /// A product or quotient in base units of the whole, under names of its own.
  private mutating func scaled(_ product: SymbolicInterval, _ amount: Amount) -> SymbolicInterval {
    guard let scale = amount.scale(vocabulary) else { return .anything }
    let factor = Term.number(scale)
    if product.isPointLike {
      return SymbolicInterval(isKnown: problem.naming(product.hasLower), problem.naming(product.lower * factor))
    }
    return SymbolicInterval(
      hasLower: problem.naming(product.hasLower),
      lower: problem.naming(product.lower * factor),
      hasUpper: problem.naming(product.hasUpper),
      upper: problem.naming(product.upper * factor)
    )
  }

  private func figure(_ figure: Figure, _ setting: Setting, _ exemptions: inout [Formula]) -> SymbolicInterval {
    guard figure.plan != .children, let cell = cells(figure, setting).first else {
      exemptions.append(.constant(true))
      return .anything
    }
    exemptions.append(cell.isExempt)
    return cell.amount
  }

  private func preferred(
    _ first: Figure,
    _ other: Figure,
    _ setting: Setting,
    _ exemptions: inout [Formula]
  ) -> SymbolicInterval {
    let isKnown = isKnown(first, setting)
    let own = cells(first, setting).first?.amount ?? .anything
    guard !plans(other, setting).isEmpty else { return .either(isKnown, own, .anything) }
    var asked: [Formula] = []
    let second = figure(other, setting, &asked)
    exemptions += asked.map { !isKnown && $0 }
    return .either(isKnown, own, second)
  }

  func isKnown(_ figure: Figure, _ setting: Setting) -> Formula {
    cells(figure, setting).first?.isKnown ?? .constant(false)
  }

  /// Over the children that have the figure; `isOpen` says that one that was allotted none may reach any amount.
  func reduced(
    _ reduction: Amount.Reduction,
    _ figure: Figure,
    isOpen: Bool,
    _ setting: Setting
  ) -> SymbolicInterval {
    let children = shape.plans(.children, of: setting.plan, path: setting.path)
    let terms = children.map { cell(figure.key(setting.year), of: $0) }
    guard let first = terms.first else { return .unstated }
    if reduction == .sum {
      // What a child leaves out adds nothing, so that none at all come to zero.
      let unbounded = terms.map { term in !term.isKnown && (isOpen ? !term.isNotConcerned : !term.isExempt) }
      let sum = Term.total(terms.map { .either($0.isKnown, $0.value, .zero) })
      return SymbolicInterval(hasLower: .constant(true), lower: sum, hasUpper: !.some(unbounded), upper: sum)
    }
    func amount(_ term: SymbolicFigure) -> SymbolicInterval { .either(term.isKnown, term.amount, .unstated) }
    var whole = (isThere: !first.isExempt, amount: amount(first))
    for term in terms.dropFirst() {
      let next = amount(term)
      let both = reduction == .maximum ? whole.amount.maximum(next) : whole.amount.minimum(next)
      let joined = SymbolicInterval.either(whole.isThere, both, next)
      whole = (whole.isThere || !term.isExempt, .either(term.isExempt, whole.amount, joined))
    }
    return .either(whole.isThere, whole.amount, .unstated)
  }

  private func count(_ figure: Figure?, _ setting: Setting) -> SymbolicInterval {
    let children = shape.plans(.children, of: setting.plan, path: setting.path)
    let one = Term.number(Rational(Measure.item.scale))
    guard let figure else { return SymbolicInterval(one * .number(Rational(Int128(children.count)))) }
    let terms = children.map { cell(figure.key(setting.year), of: $0) }
    let stated = Term.total(terms.map { .either($0.isStated, one, .zero) })
    let unknown = Term.total(terms.map { .either(!$0.isProvided, one, .zero) })
    return SymbolicInterval(
      hasLower: .constant(true),
      lower: stated,
      hasUpper: .constant(true),
      upper: unknown == .zero ? stated : stated + unknown
    )
  }

  // MARK: Ratios

  /// The base of a child's ratio: the present figure where it is known, else the plan's own.
  func base(_ figure: Figure, of plan: Int, _ setting: Setting) -> SymbolicOptional {
    let (present, own) = (cell(figure.present.key(setting.year), of: plan), cell(figure.key(setting.year), of: plan))
    return SymbolicOptional(
      has: present.isKnown || own.isKnown,
      .either(present.isKnown, present.value, own.value)
    )
  }

  /// The average of something of the children's ratios, where all of them are known.
  func average(
    _ figure: Figure,
    _ base: Figure,
    _ setting: Setting,
    _ part: (SymbolicFigure) -> Term
  ) -> SymbolicOptional {
    var (top, bottom) = (Term.zero, Term.zero)
    var isKnown: [Formula] = []
    for child in shape.plans(.children, of: setting.plan, path: setting.path) {
      let (ratio, weight) = (cell(figure.key(setting.year), of: child), self.base(base, of: child, setting))
      isKnown.append(ratio.isExempt || ratio.isKnown && weight.has)
      top = top + .either(ratio.isExempt, .zero, part(ratio) * weight.value)
      bottom = bottom + .either(ratio.isExempt, .zero, weight.value)
    }
    return SymbolicOptional(has: .every(isKnown) && !bottom.equals(.zero), top / bottom)
  }

  /// Whether the average of the children's ratios stands in a relation to a bound: by the sum of (mᵢ − M)·Bᵢ.
  mutating func average(
    _ figure: Figure,
    _ base: Figure,
    _ comparison: Comparison,
    _ bound: SymbolicInterval,
    _ setting: Setting
  ) -> Kleene {
    let limit = bound.lower
    var sum = Term.zero
    var (below, above): ([Formula], [Formula]) = ([], [])
    for child in shape.plans(.children, of: setting.plan, path: setting.path) {
      let (ratio, weight) = (cell(figure.key(setting.year), of: child), self.base(base, of: child, setting))
      let isOpen = !ratio.isKnown && !ratio.isExempt
      let value = Term.either(ratio.isKnown, ratio.value, .zero)
      let term = problem.naming((value - limit) * weight.value)
      sum = sum + .either(!ratio.isExempt && weight.has, term, .zero)
      below.append(!weight.has && (isOpen || ratio.isKnown && ratio.value < limit))
      above.append(isOpen || ratio.isKnown && !weight.has && ratio.value > limit)
    }
    let total = problem.naming(sum)
    let difference = SymbolicInterval(hasLower: !.some(below), lower: total, hasUpper: !.some(above), upper: total)
    let truth = difference.compared(comparison, SymbolicInterval(.zero))
    return Kleene(yes: bound.isPoint && truth.yes, no: bound.isPoint && truth.no)
  }
}
