internal import RuleDSL

extension FamilyEncoder {
  /// What a condition comes to; `exemptions` are added that keep a requirement from applying.
  mutating func truth(_ condition: Condition, _ setting: Setting, _ exemptions: inout [Formula]) -> Kleene {
    switch condition {
    case .compare(.average(let figure, let base), let comparison, let right):
      let bound = amount(right, setting, &exemptions)
      return average(figure, base, comparison, bound, setting)
    case .compare(let left, let comparison, let right):
      let first = amount(left, setting, &exemptions)
      return compared(left, first, comparison, right, amount(right, setting, &exemptions), setting)
    case .stated(let figure):
      let cells = cells(figure, setting)
      return Kleene(
        yes: cells.isEmpty ? .constant(false) : .every(cells.map(\.isStated)),
        no: .some(cells.map(\.isExempt))
      )
    case .submitted(.figure(let figure)):
      let cells = cells(figure, setting)
      return Kleene(cells.isEmpty ? .constant(false) : .every(cells.map(\.isStated)))
    case .carried(let figure, let base): return carried(figure, base, setting, &exemptions)
    case .tier(let plan, let among):
      let plans = shape.plans(plan, of: setting.plan, path: setting.path)
      return Kleene(.constant(!plans.isEmpty && plans.allSatisfy { among.contains(shape.tier(of: $0)) }))
    case .all(let parts): return .every(truths(parts, setting, &exemptions))
    case .any(let parts): return .some(truths(parts, setting, &exemptions))
    case .not(let part): return !truth(part, setting, &exemptions)
    case .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles, .relation, .everyFeature, .distinct:
      return answer(condition, setting)
    }
  }

  private mutating func truths(_ parts: [Condition], _ setting: Setting, _ exemptions: inout [Formula]) -> [Kleene] {
    var truths: [Kleene] = []
    for part in parts { truths.append(problem.naming(truth(part, setting, &exemptions))) }
    return truths
  }

  private func compared(
    _ left: Amount,
    _ first: SymbolicInterval,
    _ comparison: Comparison,
    _ right: Amount,
    _ second: SymbolicInterval,
    _ setting: Setting
  ) -> Kleene {
    let truth = first.compared(comparison, second)
    let isShort = truth.isOpen && shortage(left, first, right, second, setting).has
    switch comparison {
    case .equal: return Kleene(yes: truth.yes, no: truth.no || isShort)
    case .unequal: return Kleene(yes: truth.yes || isShort, no: truth.no)
    case .atLeast, .atMost, .above, .below: return truth
    }
  }

  /// By how much a sum of fixed figures on one side is too small for the other, reached without those that were allotted
  /// none.
  private func shortage(
    _ left: Amount,
    _ first: SymbolicInterval,
    _ right: Amount,
    _ second: SymbolicInterval,
    _ setting: Setting
  ) -> SymbolicOptional {
    func shortage(_ amount: Amount, of bound: SymbolicInterval) -> SymbolicOptional {
      guard case .reduce(.sum, let figure) = amount, vocabulary.indicators[figure.indicator].direction == .fixed
      else { return .none }
      let sum = reduced(.sum, figure, isOpen: false, setting)
      return SymbolicOptional(has: sum.hasUpper && bound.hasLower && sum.upper < bound.lower, bound.lower - sum.upper)
    }
    return shortage(left, of: second).or(shortage(right, of: first))
  }

  /// 承接.
  private func carried(
    _ figure: Figure,
    _ base: Figure?,
    _ setting: Setting,
    _ exemptions: inout [Formula]
  ) -> Kleene {
    let own = cell(figure.key(setting.year), of: setting.plan)
    let allotted = cell(figure.allotted.key(setting.year), of: setting.plan)
    let isBaseKnown = base.map { self.base($0, of: setting.plan, setting).has } ?? .constant(true)
    exemptions.append(own.isNotConcerned || own.isUnallotted && !allotted.isKnown)
    let isMisdated = !own.isProvided && allotted.isKnown && isMisdated(figure, setting)
    return Kleene(yes: own.isKnown && isBaseKnown, no: isMisdated || own.isUnallotted && allotted.isKnown)
  }

  /// Whether the plan states the figure for another year instead about which nobody above says anything.
  private func isMisdated(_ figure: Figure, _ setting: Setting) -> Formula {
    let year = figure.year ?? setting.year
    let others = keys.filter { $0.indicator == figure.indicator && $0.role == .own && $0.year != year }
    return .some(
      others.map { key in
        let allotted = FigureKey(indicator: key.indicator, role: .allotted, year: key.year)
        let above = shape.plans(.parent, of: setting.plan, path: setting.path).map { cell(key, of: $0).isProvided }
        return cell(key, of: setting.plan).isStated && !cell(allotted, of: setting.plan).isProvided && !.some(above)
      }
    )
  }

  // MARK: Printed digits

  /// Whether a condition holds once half a unit of every last printed digit is forgiven on the side that lets it hold.
  mutating func forgiven(_ condition: Condition, _ setting: Setting, isDenied: Bool = false) -> Kleene {
    switch condition {
    case .compare(let left, let comparison, let right):
      return forgiven(left, isDenied ? comparison.opposite : comparison, right, setting)
    case .not(let part): return forgiven(part, setting, isDenied: !isDenied)
    case .all(let parts), .any(let parts):
      var truths: [Kleene] = []
      for part in parts { truths.append(problem.naming(forgiven(part, setting, isDenied: isDenied))) }
      let isAll = if case .all = condition { !isDenied } else { isDenied }
      return isAll ? .every(truths) : .some(truths)
    case .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles, .relation,
      .everyFeature, .distinct, .tier:
      var unused: [Formula] = []
      let truth = truth(condition, setting, &unused)
      return isDenied ? !truth : truth
    }
  }

  private mutating func forgiven(
    _ left: Amount,
    _ comparison: Comparison,
    _ right: Amount,
    _ setting: Setting
  ) -> Kleene {
    var unused: [Formula] = []
    let truth = problem.naming(self.truth(.compare(left, comparison, right), setting, &unused))
    let (first, second) = (amount(left, setting, &unused), amount(right, setting, &unused))
    let apart = first.gap(to: second).or(shortage(left, first, right, second, setting))
    let slack = slack(left, setting).adding(slack(right, setting))
    let isHidden: Formula =
      switch comparison {
      case .atLeast, .atMost, .equal: slack.has && apart.value <= slack.value
      case .above, .below: slack.has && apart.value < slack.value
      case .unequal: .constant(false)
      }
    let hidden = problem.naming(isHidden)
    let isComplete = first.isPoint && second.isPoint
    return Kleene(
      yes: truth.yes || truth.no && apart.has && hidden && isComplete,
      no: truth.no && apart.has && !hidden
    )
  }

  /// What printing can hide in an amount.
  private mutating func slack(_ amount: Amount, _ setting: Setting) -> SymbolicOptional {
    func half(_ figure: Figure) -> Term {
      cells(figure, setting).first.map { .either($0.isKnown, $0.halfDigit, .zero) } ?? .zero
    }
    switch amount {
    case .literal, .count, .items, .measure: return SymbolicOptional(.zero)
    case .figure(let figure), .known(let figure): return SymbolicOptional(half(figure))
    case .first(let figure, let other):
      return SymbolicOptional(.either(isKnown(figure, setting), half(figure), half(other)))
    case .average(let figure, let base): return average(figure, base, setting) { $0.halfDigit }
    case .reduce(.sum, let figure):
      let children = shape.plans(.children, of: setting.plan, path: setting.path)
      let cells = children.map { cell(figure.key(setting.year), of: $0) }
      return SymbolicOptional(.total(cells.map { .either($0.isKnown, $0.halfDigit, .zero) }))
    case .reduce: return SymbolicOptional(.zero)
    case .sum(let left, let right), .difference(let left, let right):
      let first = slack(left, setting)
      return first.adding(slack(right, setting))
    case .product(let left, let right):
      let (first, second) = (slack(left, setting), slack(right, setting))
      let fromSecond = multiple(second, left, amount, setting) { $0 }
      let fromFirst = multiple(first, right, amount, setting) { $0 }
      let either = SymbolicOptional.either(second.value.equals(.zero), fromFirst, SymbolicOptional(.zero))
      let chosen = SymbolicOptional.either(first.value.equals(.zero), fromSecond, either)
      return SymbolicOptional(has: first.has && second.has && chosen.has, chosen.value)
    case .quotient(let left, let right):
      let (first, second) = (slack(left, setting), slack(right, setting))
      let share = multiple(first, right, amount, setting) { .number(Rational(1)) / $0 }
      let chosen = SymbolicOptional.either(second.value.equals(.zero), share, SymbolicOptional(.zero))
      return SymbolicOptional(has: first.has && second.has && chosen.has, chosen.value)
    }
  }

  /// What is hidden in so many times an amount; nothing where the number is not known.
  private mutating func multiple(
    _ slack: SymbolicOptional,
    _ number: Amount,
    _ whole: Amount,
    _ setting: Setting,
    _ factor: (Term) -> Term
  ) -> SymbolicOptional {
    var unused: [Formula] = []
    guard slack.value != .zero else { return SymbolicOptional(.zero) }
    guard let scale = whole.scale(vocabulary) else { return .none }
    let amount = amount(number, setting, &unused)
    let product = slack.value * factor(amount.lower).magnitude * .number(scale)
    return SymbolicOptional(.either(slack.value.equals(.zero) || !amount.isPoint, .zero, problem.naming(product)))
  }
}
