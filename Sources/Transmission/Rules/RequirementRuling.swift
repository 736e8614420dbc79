internal import RuleDSL

/// The verdict on one 要求 for one plan, before anything is printed.
struct RequirementRuling {
  var verdict: Verdict
  var reason: Reason
  /// Index of the exception that waives the failure.
  var waiver: Int?
  var trace = Trace()
  /// The sides of a requirement that is one comparison.
  var sides: (left: Interval, right: Interval)?
  var shortfall: Rational?
  var slack: Rational?

  init(_ verdict: Verdict, _ reason: Reason, _ trace: Trace = Trace()) {
    self.verdict = verdict
    self.reason = reason
    self.trace = trace
  }

  /// The reason in short; of what stays open, only a trace that was recorded tells it for certain.
  var code: Reason? { verdict == .undetermined && !trace.isRecording ? nil : reason }
}

extension RuleEvaluation {
  func ruling(_ rule: PreparedRule, _ requirement: Int, _ unit: Int, isRecording: Bool) -> RequirementRuling {
    var trace = Trace()
    trace.isRecording = isRecording
    if let ruling = inapplicable(rule, unit, &trace) { return ruling }
    let condition = rule.requirements[requirement]
    let truth = truth(condition, unit, &trace)
    var ruling: RequirementRuling
    if let exemption = trace.exemption {
      ruling = RequirementRuling(.notApplicable, exemption, trace)
    } else {
      switch truth {
      case true?: ruling = RequirementRuling(.pass, .holds, trace)
      case nil: ruling = RequirementRuling(.undetermined, trace.openReason, trace)
      case false?: ruling = failure(rule, condition, unit, trace)
      }
    }
    if isRecording, case .compare(let left, _, let right) = condition {
      var unused = Trace()
      ruling.sides = (amount(left, unit, &unused), amount(right, unit, &unused))
    }
    if case .areasAgree(let slot) = condition { nameAreas(&ruling, regions?.agreements[slot].outcome) }
    if case .agreesAsPrinted = condition, let print { ruling.reason = print.agrees ? .printsAgree : .printsDisagree }
    return ruling
  }

  /// Says of 面积一致 why the verdict was given.
  private func nameAreas(_ ruling: inout RequirementRuling, _ agreement: AreaAgreement?) {
    switch ruling.verdict {
    case .pass: ruling.reason = .areasAgree
    case .fail, .waived: ruling.reason = .areasDisagree
    case .undetermined: if agreement?.unstated.isEmpty == false { ruling.reason = .areasUnstated }
    case .notApplicable: break
    }
  }

  /// 当: what keeps the rule from applying at all.
  private func inapplicable(_ rule: PreparedRule, _ unit: Int, _ trace: inout Trace) -> RequirementRuling? {
    guard let condition = rule.condition else { return nil }
    var asked = Trace()
    asked.isRecording = trace.isRecording
    switch truth(condition, unit, &asked) {
    case true?: return nil
    case false?: return RequirementRuling(.notApplicable, .conditionNotMet)
    case nil:
      if let exemption = asked.exemption { return RequirementRuling(.notApplicable, exemption, asked) }
      return RequirementRuling(.undetermined, asked.openReason, asked)
    }
  }

  private func failure(
    _ rule: PreparedRule,
    _ condition: PreparedCondition,
    _ unit: Int,
    _ trace: Trace
  ) -> RequirementRuling {
    var ruling = RequirementRuling(.fail, .violated, trace)
    if case .compare(let left, let comparison, let right) = condition {
      let isHidden = measureRounding(&ruling, left, comparison, right, unit)
      if rule.rule.precision == .asPrinted, isHidden != false {
        (ruling.verdict, ruling.reason) = isHidden == nil ? (.undetermined, .open) : (.pass, .holds)
        return ruling
      }
      if ruling.shortfall == nil { ruling.slack = nil }
    }
    var open: Reason?
    for (index, exception) in rule.exceptions.enumerated() {
      var asked = Trace()
      asked.isRecording = trace.isRecording
      switch truth(exception, unit, &asked) {
      case true?:
        ruling.verdict = .waived
        ruling.waiver = index
        return ruling
      case false?: continue
      case nil:
        // An exception about a figure that does not exist does not hold.
        guard asked.exemption == nil else { continue }
        open = open ?? asked.openReason
        ruling.trace.missing.formUnion(asked.missing)
      }
    }
    if let open {
      ruling.verdict = .undetermined
      ruling.reason = open
    }
    return ruling
  }

  /// How far the sides are apart, and whether printing can hide it; `nil` where what is unknown leaves that open.
  private func measureRounding(
    _ ruling: inout RequirementRuling,
    _ left: PreparedAmount,
    _ comparison: Comparison,
    _ right: PreparedAmount,
    _ unit: Int
  ) -> Bool? {
    var unused = Trace()
    let (first, second) = (amount(left, unit, &unused), amount(right, unit, &unused))
    let slack = slack(left, unit).flatMap { slack in self.slack(right, unit).flatMap { slack.adding($0) } }
    let isComplete = first.point != nil && second.point != nil
    if let one = first.point, let other = second.point { ruling.shortfall = one.distance(to: other) }
    let apart = first.gap(to: second) ?? shortage(left, of: second, unit) ?? shortage(right, of: first, unit)
    guard let gap = isComplete ? ruling.shortfall : apart, let slack else { return isComplete ? false : nil }
    let isHidden =
      switch comparison {
      case .atLeast, .atMost, .equal: gap <= slack
      case .above, .below: gap < slack
      case .unequal: false
      }
    if isHidden { ruling.slack = slack }
    return isHidden && !isComplete ? nil : isHidden
  }

  /// What printing can hide in an amount that is linear in its figures; `nil` for any other, about which nothing is
  /// claimed.
  private func slack(_ amount: PreparedAmount, _ unit: Int) -> Rational? {
    switch amount {
    // What is measured is rounded once, not printed.
    case .literal, .count, .measure: return Rational(0)
    case .known(let slot): return slack(.figure(slot: slot), unit)
    case .average(let slot, let base): return averageSlack(slot, base, unit)
    case .first(let slot, let other): return slack(.figure(slot: isKnown(slot, unit) ? slot : other), unit)
    case .figure(let slot):
      return plans(slots[slot].plan, unit, of: slots[slot].indicator).first.flatMap {
        figures.quantity(slot, of: $0)?.halfDigit
      }
    case .reduce(.sum, let slot, _):
      return plans(.children, unit, of: slots[slot].indicator).reduce(Rational(0)) { sum, child in
        figures.quantity(slot, of: child).map { $0.halfDigit.flatMap { sum?.adding($0) } } ?? sum
      }
    case .reduce: return nil
    case .sum(let left, let right), .difference(let left, let right):
      guard let first = slack(left, unit), let second = slack(right, unit) else { return nil }
      return first.adding(second)
    case .product(.literal(let factor), let other, let scale), .product(let other, .literal(let factor), let scale):
      return scaled(slack(other, unit), by: factor, scale)
    case .quotient(let other, .literal(let divisor), let scale):
      return scaled(slack(other, unit), by: Rational(1).divided(by: divisor), scale)
    case .product, .quotient: return nil
    }
  }

  private func scaled(_ slack: Rational?, by factor: Rational?, _ scale: Rational?) -> Rational? {
    guard let slack, let factor, let scale else { return nil }
    return slack.multiplied(by: factor.distance(to: Rational(0)) ?? factor)?.multiplied(by: scale)
  }
}
