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
  /// Whether the printed digits would excuse a failure.
  var isWithinRounding = false

  init(_ verdict: Verdict, _ reason: Reason, _ trace: Trace = Trace()) {
    self.verdict = verdict
    self.reason = reason
    self.trace = trace
  }

  /// The reason in short; of what stays open, only a trace that was recorded tells it for certain.
  var code: Reason? { verdict == .undetermined && !trace.isRecording ? nil : reason }
}

extension RuleEvaluation {
  /// `isObserving` keeps in the trace what every part of the conditions came to.
  func ruling(
    _ rule: PreparedRule,
    _ requirement: Int,
    _ unit: Int,
    isRecording: Bool,
    isObserving: Bool = false
  ) -> RequirementRuling {
    var trace = Trace(isRecording: isRecording, isObserving: isObserving)
    if let ruling = inapplicable(rule, unit, &trace) { return ruling }
    let condition = rule.requirements[requirement]
    let truth = truth(condition, unit, &trace)
    var ruling: RequirementRuling
    if let exemption = trace.exemption {
      ruling = RequirementRuling(.notApplicable, exemption, trace)
    } else {
      switch truth {
      case true?: ruling = RequirementRuling(.pass, .holds, trace)
      case nil:
        // Of several conditions, one may hold with the digits forgiven, whatever is unknown in the others.
        let holds = rule.rule.precision == .asPrinted && forgiven(condition, unit) == true
        ruling =
          holds ? RequirementRuling(.pass, .holds, trace) : RequirementRuling(.undetermined, trace.openReason, trace)
      case false?: ruling = failure(rule, condition, unit, trace)
      }
    }
    if isRecording, case .compare(let left, _, let right) = condition {
      var unused = Trace()
      ruling.sides = (amount(left, unit, &unused), amount(right, unit, &unused))
    }
    if case .region(let slot) = condition, case .areas(let agreement) = regions?.answers[slot].found {
      nameAreas(&ruling, agreement)
    }
    if case .agreesAsPrinted = condition, let print { ruling.reason = print.agrees ? .printsAgree : .printsDisagree }
    return ruling
  }

  /// Says of 面积一致 why the verdict was given.
  private func nameAreas(_ ruling: inout RequirementRuling, _ agreement: AreaAgreement) {
    switch ruling.verdict {
    case .pass: ruling.reason = .areasAgree
    case .fail, .waived: ruling.reason = .areasDisagree
    case .undetermined: if !agreement.unstated.isEmpty { ruling.reason = .areasUnstated }
    case .notApplicable: break
    }
  }

  /// 当: what keeps the rule from applying at all.
  private func inapplicable(_ rule: PreparedRule, _ unit: Int, _ trace: inout Trace) -> RequirementRuling? {
    guard let condition = rule.condition else { return nil }
    var asked = Trace(isRecording: trace.isRecording, isObserving: trace.isObserving)
    let holds = truth(condition, unit, &asked)
    trace.observed = asked.observed
    switch holds {
    case true?: return nil
    case false?: return RequirementRuling(.notApplicable, .conditionNotMet, Trace(observed: asked.observed))
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
    if case .compare(let left, _, let right) = condition { ruling.shortfall = distance(left, right, unit) }
    let forgiven = forgiven(condition, unit)
    ruling.isWithinRounding = forgiven == true
    if rule.rule.precision == .asPrinted, forgiven != false {
      (ruling.verdict, ruling.reason) = forgiven == nil ? (.undetermined, .open) : (.pass, .holds)
      return ruling
    }
    var open: Reason?
    for (index, exception) in rule.exceptions.enumerated() {
      var asked = Trace(isRecording: trace.isRecording, isObserving: trace.isObserving)
      let holds = truth(exception, unit, &asked)
      ruling.trace.observed.formUnion(asked.observed)
      switch holds {
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

  /// How far apart two amounts are, where both are known.
  private func distance(_ left: PreparedAmount, _ right: PreparedAmount, _ unit: Int) -> Rational? {
    var unused = Trace()
    guard let one = amount(left, unit, &unused).point, let other = amount(right, unit, &unused).point else {
      return nil
    }
    return one.distance(to: other)
  }

  /// Whether a condition holds once half a unit of every last printed digit is forgiven on the side that lets it hold;
  /// `nil` where what is unknown leaves that open.
  private func forgiven(_ condition: PreparedCondition, _ unit: Int, isDenied: Bool = false) -> Bool? {
    switch condition {
    case .compare(let left, let comparison, let right):
      return forgiven(left, isDenied ? comparison.opposite : comparison, right, unit)
    case .not(let part): return forgiven(part, unit, isDenied: !isDenied)
    case .all(let parts):
      let truths = parts.map { forgiven($0, unit, isDenied: isDenied) }
      return isDenied ? Self.any(truths) : Self.all(truths)
    case .any(let parts):
      let truths = parts.map { forgiven($0, unit, isDenied: isDenied) }
      return isDenied ? Self.all(truths) : Self.any(truths)
    case .stated, .submitted, .carried, .agreesAsPrinted, .region, .tier:
      var unused = Trace()
      return truth(condition, unit, &unused).map { $0 != isDenied }
    }
  }

  private func forgiven(
    _ left: PreparedAmount,
    _ comparison: Comparison,
    _ right: PreparedAmount,
    _ unit: Int
  ) -> Bool? {
    var unused = Trace()
    let truth = truth(.compare(left, comparison, right), unit, &unused)
    guard truth == false else { return truth }
    let (first, second) = (amount(left, unit, &unused), amount(right, unit, &unused))
    let apart = first.gap(to: second) ?? shortage(left, of: second, unit) ?? shortage(right, of: first, unit)
    guard let apart else { return nil }
    guard let slack = slack(left, unit).flatMap({ slack in self.slack(right, unit).flatMap { slack.adding($0) } })
    else { return false }
    let isHidden =
      switch comparison {
      case .atLeast, .atMost, .equal: apart <= slack
      case .above, .below: apart < slack
      case .unequal: false
      }
    return isHidden && (first.point == nil || second.point == nil) ? nil : isHidden
  }

  /// What printing can hide in an amount: in a sum that of its terms, in a multiple as many times as much; in a product
  /// of figures, in the largest or smallest of several and in what is unknown, nothing.
  ///
  /// `nil` where it leaves the range of numbers.
  private func slack(_ amount: PreparedAmount, _ unit: Int) -> Rational? {
    switch amount {
    // What is measured is rounded once, not printed.
    case .literal, .count, .items, .measure: return Rational(0)
    case .known(let slot): return slack(.figure(slot: slot), unit)
    case .average(let slot, let base): return average(slot, base, unit) { $0.halfDigit }
    case .first(let slot, let other): return slack(.figure(slot: isKnown(slot, unit) ? slot : other), unit)
    case .figure(let slot):
      let plan = plans(slots[slot].plan, unit, of: slots[slot].indicator).first
      return plan.flatMap { figures.quantity(slot, of: $0) }.map(\.halfDigit) ?? Rational(0)
    case .reduce(.sum, let slot, _):
      return plans(.children, unit, of: slots[slot].indicator).reduce(Rational(0)) { sum, child in
        figures.quantity(slot, of: child).map { $0.halfDigit.flatMap { sum?.adding($0) } } ?? sum
      }
    case .reduce: return Rational(0)
    case .sum(let left, let right), .difference(let left, let right):
      guard let first = slack(left, unit), let second = slack(right, unit) else { return nil }
      return first.adding(second)
    case .product(let left, let right, let scale):
      guard let first = slack(left, unit), let second = slack(right, unit) else { return nil }
      if first == Rational(0) { return multiple(second, left, unit) { scaled($0, by: $1, scale) } }
      return second == Rational(0) ? multiple(first, right, unit) { scaled($0, by: $1, scale) } : Rational(0)
    case .quotient(let left, let right, let scale):
      guard let first = slack(left, unit), let second = slack(right, unit) else { return nil }
      guard second == Rational(0) else { return Rational(0) }
      return multiple(first, right, unit) { scaled($0, by: Rational(1).divided(by: $1), scale) }
    }
  }

  /// What is hidden in so many times an amount; nothing where the number is not known.
  private func multiple(
    _ slack: Rational,
    _ number: PreparedAmount,
    _ unit: Int,
    _ scaled: (Rational, Rational) -> Rational?
  ) -> Rational? {
    guard slack != Rational(0) else { return slack }
    var unused = Trace()
    guard let factor = amount(number, unit, &unused).point else { return Rational(0) }
    return scaled(slack, factor)
  }

  private func scaled(_ slack: Rational?, by factor: Rational?, _ scale: Rational?) -> Rational? {
    guard let slack, let factor, let scale else { return nil }
    return slack.multiplied(by: factor.distance(to: Rational(0)) ?? factor)?.multiplied(by: scale)
  }
}
