extension Transmission {
  /// What its obligations require, in the order in which they are judged; a rule between its tiers that required the same
  /// would come to the same.
  ///
  /// Where no plan states a 权重 that is 可缺, nobody is asked for it and nothing is combined.
  package func conditions(
    _ vocabulary: Vocabulary,
    isUnweighted: Bool = false
  ) -> [(obligation: Keyword, condition: Condition)] {
    let form = ObligationForm(method, vocabulary.indicators[indicator].direction)
    let own = Figure(plan: .own, indicator: indicator)
    let weight = isUnweighted ? nil : weight
    let base = weight.map { Figure(plan: .own, indicator: $0.indicator, year: $0.year) }
    let bounds = form.bounds.map { $0.figure(indicator) }
    let bound = bounds.count > 1 ? Amount.first(bounds[0], else: bounds[1]) : .figure(bounds[0])
    let together = combined(by: base, form.combination).map {
      Condition.compare($0, form.order.relation, .figure(own))
    }
    return [
      (.carry, .carried(own, base: base)), (.honour, .compare(.known(own), form.order.relation, bound)),
    ] + (together.map { [(.aggregate, $0)] } ?? [])
  }

  /// What the lower plans amount to together.
  private func combined(by base: Figure?, _ combination: ObligationForm.Combination) -> Amount? {
    let children = Figure(plan: .children, indicator: indicator)
    switch combination {
    case .each: return nil
    case .sum: return .reduce(.sum, children)
    case .byBase:
      return base.map { .average(children, by: Figure(plan: .children, indicator: $0.indicator, year: $0.year)) }
    }
  }
}

extension Monitor {
  /// What it requires; which year the present state is of, no rule can say, so that it may be told.
  package func condition(_ vocabulary: Vocabulary, presentIn year: Int? = nil) -> Condition {
    let direction = vocabulary.indicators[indicator].direction
    let own = Amount.figure(Figure(plan: .own, indicator: indicator))
    let bound = factor(direction).map { Amount.product(own, .literal($0)) } ?? own
    let present = Amount.known(Figure(plan: .own, indicator: indicator, role: .present, year: year))
    return .compare(present, direction.relation, bound)
  }
}

extension ObligationForm.Bound {
  fileprivate func figure(_ indicator: Int) -> Figure {
    switch self {
    case .allotted: Figure(plan: .own, indicator: indicator, role: .allotted)
    case .above: Figure(plan: .parent, indicator: indicator)
    }
  }
}

extension Rule {
  /// The rule that requires what an obligation of a statement does, between its tiers.
  package init(_ condition: Condition, of statement: some FigureStatement) {
    heading = statement.heading
    (scope, tiers, path) = (.plans, [], statement.tiers)
    requirements = [Requirement(label: "", condition: condition, message: nil)]
    (exceptions, evidence, years) = ([], [], [])
    precision = statement.precision
  }
}

/// An amount as rules write it.
public func describe(_ amount: Amount, in vocabulary: Vocabulary, language: Language) -> String {
  Writer(vocabulary: vocabulary, language: language).text(of: amount, within: 0)
}
