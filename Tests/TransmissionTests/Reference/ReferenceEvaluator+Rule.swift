@testable import RuleDSL
@testable import Transmission

extension ReferenceEvaluator {
  func judge(_ rule: Rule, _ opinions: inout [Question: Opinion]) {
    let read = (rule.condition.map { [$0] } ?? []) + rule.requirements.map(\.condition)
    let figures = read.flatMap(figures)
    for year in years(of: rule, figures) {
      for (unit, place) in places where rule.tiers.isEmpty || rule.tiers.contains(place.tier) {
        let view = ReferenceView(world: self, unit: unit, year: year)
        let states = figures.filter { [.before, .after].contains($0.role) }
        guard states.isEmpty || states.contains(where: view.isMentioned) else { continue }
        for index in rule.requirements.indices {
          let own = (rule.condition.map { [$0] } ?? []) + [rule.requirements[index].condition]
          let read = own.flatMap(self.figures)
          guard read.isEmpty || !rule.tiers.isEmpty || read.contains(where: view.isMentioned) else { continue }
          let id = rule.heading.id
          let question = Question(statement: id, obligation: .rule, requirement: index, year: year, unit: unit)
          opinions[question] = view.opinion(rule, index)
        }
      }
    }
  }

  private func years(of rule: Rule, _ figures: [Figure]) -> Set<Int> {
    guard rule.years.isEmpty else { return Set(rule.years) }
    let current = figures.filter { $0.year == nil }
    if current.isEmpty {
      return Set([sketch.rows.filter { $0.key.role == .own }.map(\.key.year).max()].compactMap(\.self))
    }
    let rows = sketch.rows.filter { row in
      current.contains { $0.indicator == row.key.indicator && $0.role == row.key.role }
    }
    return Set(rows.map(\.key.year))
  }

  private func figures(_ condition: Condition) -> [Figure] {
    switch condition {
    case .compare(let left, _, let right): figures(left) + figures(right)
    case .stated(let figure): [figure]
    case .carried(let figure, let base): [figure] + [base].compactMap(\.self)
    case .agreesAsPrinted, .tier, .provided, .areasAgree, .everyFeature, .distinct, .relation, .meets, .tiles: []
    case .all(let parts), .any(let parts): parts.flatMap(figures)
    case .not(let part): figures(part)
    }
  }

  private func figures(_ amount: Amount) -> [Figure] {
    switch amount {
    case .literal, .measure: []
    case .figure(let figure), .reduce(_, let figure), .known(let figure): [figure]
    case .first(let figure, let other), .average(let figure, let other): [figure, other]
    case .count(let figure): [figure].compactMap(\.self)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      figures(left) + figures(right)
    }
  }
}

/// What one plan sees of the plan set in one year.
struct ReferenceView {
  typealias Opinion = ReferenceEvaluator.Opinion

  let world: ReferenceEvaluator
  let unit: String
  let year: Int

  /// Bounds in coherent units (m², 倍, 个); `nil` is without end.
  typealias Range = (lower: Rational?, upper: Rational?)

  /// What came up: unknown plans, and whether a figure does not exist by its document's own word.
  ///
  /// A class, so that plain recursion can note things from any depth.
  final class Notes {
    var missing: Set<String> = []
    var isExempt = false
  }

  func plans(_ reference: PlanReference) -> [String] {
    switch reference {
    case .own: [unit]
    case .parent: [world.places[unit]?.parent].compactMap(\.self)
    case .children: world.children(unit)
    }
  }

  func reading(_ figure: Figure, _ plan: String) -> ReferenceEvaluator.Reading {
    let key = FigureColumn.Key(indicator: figure.indicator, year: figure.year ?? year, role: figure.role)
    let issuer = world.named(plan, figure.indicator) ?? world.places[plan]?.parent
    return world.read(plan, key, issuer: issuer)
  }

  func isMentioned(_ figure: Figure) -> Bool {
    plans(figure.plan).contains { reading(figure, $0) != .unprovided }
  }

  func opinion(_ rule: Rule, _ index: Int) -> Opinion {
    let asked = Notes()
    switch rule.condition == nil ? true : rule.condition.flatMap({ truth($0, asked) }) {
    case true?: break
    case false?: return Opinion(verdict: .notApplicable)
    case nil:
      return Opinion(verdict: asked.isExempt ? .notApplicable : .undetermined, missing: asked.missing)
    }
    let notes = Notes()
    let condition = rule.requirements[index].condition
    let result = truth(condition, notes)
    if notes.isExempt { return Opinion(verdict: .notApplicable, missing: notes.missing) }
    switch result {
    case true?: return Opinion(verdict: .pass, missing: notes.missing)
    case nil: return Opinion(verdict: .undetermined, missing: notes.missing)
    case false?: return failure(rule, condition, notes)
    }
  }

  private func failure(_ rule: Rule, _ condition: Condition, _ notes: Notes) -> Opinion {
    var opinion = Opinion(verdict: .fail, missing: notes.missing)
    if case .compare(let left, let comparison, let right) = condition {
      let slack = self.slack(left).flatMap { slack in self.slack(right).map { plus(slack, $0) } }
      if isKnown(left), isKnown(right) {
        opinion.isWithinRounding = slack.map { isHidden(left, comparison, right, $0) } ?? false
      } else if rule.precision == .asPrinted {
        let gap = gap(left, right)
        opinion.isWithinRounding =
          slack.map { slack in gap.map { isHidden($0, comparison, slack) } ?? false } ?? false
        if opinion.isWithinRounding || slack == nil || gap == nil {
          opinion.verdict = .undetermined
          return opinion
        }
      }
    }
    if opinion.isWithinRounding, rule.precision == .asPrinted {
      opinion.verdict = .pass
      return opinion
    }
    for exception in rule.exceptions {
      let asked = Notes()
      switch truth(exception.condition, asked) {
      case true?:
        opinion.verdict = .waived
        return opinion
      case nil where !asked.isExempt:
        opinion.verdict = .undetermined
        opinion.missing.formUnion(asked.missing)
      case false?, nil: continue
      }
    }
    return opinion
  }

  private func isHidden(_ left: Amount, _ comparison: Comparison, _ right: Amount, _ slack: Rational) -> Bool {
    guard let one = range(left, Notes()).lower, let other = range(right, Notes()).lower else { return false }
    return isHidden(magnitude(minus(one, other)), comparison, slack)
  }

  private func isKnown(_ amount: Amount) -> Bool {
    let range = range(amount, Notes())
    return range.lower != nil && range.lower == range.upper
  }

  /// How far apart two amounts are at least; a sum of fixed figures is no more than what was set.
  private func gap(_ left: Amount, _ right: Amount) -> Rational? {
    let (first, second) = (range(left, Notes()), range(right, Notes()))
    for (one, other) in [(first, second), (second, first)] {
      if let upper = one.upper, let lower = other.lower, upper < lower { return minus(lower, upper) }
    }
    for (amount, own, other) in [(left, first, second), (right, second, first)] where isShort(amount, other) {
      if let set = own.lower, let least = other.lower { return minus(least, set) }
    }
    return nil
  }

  private func isHidden(_ distance: Rational, _ comparison: Comparison, _ slack: Rational) -> Bool {
    switch comparison {
    case .atLeast, .atMost, .equal: return distance <= slack
    case .above, .below: return distance < slack
    case .unequal: return false
    }
  }

  func truth(_ condition: Condition, _ notes: Notes) -> Bool? {
    switch condition {
    case .compare(let left, let comparison, let right):
      let sides = (range(left, notes), range(right, notes))
      if comparison == .equal || comparison == .unequal {
        // Fixed figures have to be reached by what was set, whatever was not.
        if isShort(left, sides.1) || isShort(right, sides.0) { return comparison == .unequal }
      }
      return holds(sides.0, comparison, sides.1)
    case .stated(let figure):
      let readings = plans(figure.plan).map { ($0, reading(figure, $0)) }
      for (plan, reading) in readings {
        if reading.isExempt { return false }
        if !reading.isStated { notes.missing.insert(plan) }
      }
      return !readings.isEmpty && readings.allSatisfy { $0.1.isStated } ? true : nil
    case .carried, .agreesAsPrinted, .provided, .areasAgree, .everyFeature, .distinct, .relation, .meets, .tiles:
      return nil
    case .tier(let reference, let tiers):
      let own = plans(reference).compactMap { world.places[$0]?.tier }
      return !own.isEmpty && own.allSatisfy(tiers.contains)
    case .all(let parts):
      let truths = parts.map { truth($0, notes) }
      return truths.contains { $0 == false } ? false : truths.contains { $0 == nil } ? nil : true
    case .any(let parts):
      let truths = parts.map { truth($0, notes) }
      return truths.contains { $0 == true } ? true : truths.contains { $0 == nil } ? nil : false
    case .not(let part): return truth(part, notes).map { !$0 }
    }
  }
}
