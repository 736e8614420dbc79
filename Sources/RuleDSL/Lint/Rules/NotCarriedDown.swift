/// L601: an obligatory indicator that nothing holds to the plan above.
extension LintRule {
  static let notCarriedDown = LintRule("L601", "传导断裂：约束性指标没有往下带", "an obligatory indicator is not carried down") {
    input in
    let carried = Set(input.program.statements.compactMap(\.figures?.indicator))
    let compared = Set(
      input.program.statements.compactMap(\.rule).flatMap { rule in
        rule.requirements.flatMap { $0.condition.handedDown }
      }
    )
    return input.vocabulary.indicators.enumerated().filter { place, indicator in
      indicator.attribute == .binding && input.isOwn(indicator.span) && !carried.contains(place)
        && !compared.contains(place)
    }.map { _, indicator in
      LintRemark(
        at: indicator.span,
        "约束性指标“\(indicator.name)”没有传导往下带，也没有规则拿它和上级、下级比",
        "nothing carries the obligatory indicator `\(indicator.name)` down, and no rule compares it between tiers"
      ).advising(
        "加一个“传导 \(indicator.name)”；属性是上级文件定的，不因为缺传导而改",
        "add `transmission \(indicator.name)`; the attribute is what the law says, and stays"
      )
    }
  }
}

extension Condition {
  /// Indicators that it compares between a plan and those above or below.
  fileprivate var handedDown: [Int] {
    switch self {
    case .compare(let left, _, let right):
      let figures = left.named + right.named
      return figures.contains { $0.plan != .own || $0.role == .allotted } ? figures.map(\.indicator) : []
    case .all(let parts), .any(let parts): return parts.flatMap(\.handedDown)
    case .not(let part): return part.handedDown
    case .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles, .relation,
      .everyFeature, .distinct, .tier:
      return []
    }
  }
}

extension Amount {
  /// The figures it names.
  fileprivate var named: [Figure] {
    switch self {
    case .literal, .measure, .count(nil), .items: []
    case .figure(let figure), .known(let figure), .reduce(_, let figure), .count(let figure?): [figure]
    case .first(let figure, let other), .average(let figure, let other): [figure, other]
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.named + right.named
    }
  }
}
