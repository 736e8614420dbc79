internal import RuleDSL

/// What the map says to one condition of a rule.
struct RegionAnswer {
  /// What was looked at, for explaining.
  enum Found {
    case nothing
    case areas(AreaAgreement)
    case features(FeatureCheck)
    /// The stretches of borders that only the plan on one side reaches, the longest first.
    case border([FindingPiece])
    case relation(RegionRelation)
  }

  /// Kleene's three values.
  let holds: Bool?
  /// Who does not provide what it needs.
  let gaps: RegionValue
  let found: Found

  init(_ holds: Bool?, _ gaps: RegionValue, _ found: Found = .nothing) {
    (self.holds, self.gaps, self.found) = (holds, gaps, found)
  }

  /// A relation of regions; `nil` where it cannot be decided.
  init(_ relation: RegionRelation?, _ gaps: RegionValue) {
    self.init(relation?.holds, gaps, relation.map { .relation($0) } ?? .nothing)
  }

  /// Passes the gaps on to the rule.
  func report(to trace: inout Trace) {
    gaps.report(to: &trace)
    if case .features(let check) = found, check.hasUnknown { trace.lacksLayer = true }
  }
}

extension RegionEvaluation {
  /// Answers a condition on layers and regions; whatever else is no question to the map.
  mutating func answer(_ condition: Condition, _ tolerance: SpatialTolerance) -> RegionAnswer {
    switch condition {
    case .provided(let reference):
      let gaps = gaps(of: reference)
      // A layer that is not in the files at hand is unknown here, not absent.
      return RegionAnswer(gaps.missing.isEmpty && gaps.exemption == nil ? true : nil, gaps)
    case .submitted(let subject):
      guard let layer = subject.layer else { return RegionAnswer(nil, RegionValue()) }
      let plans = views(layer)
      // What cannot be read may be there.
      let hidden = plans.filter { $0.found == nil && map.mayHide(layer.layer, of: $0.unit, layer.version) }.map(
        \.unit
      )
      let isThere = !plans.isEmpty && plans.allSatisfy { $0.found?.has(subject) ?? hidden.contains($0.unit) }
      return isThere && !hidden.isEmpty
        ? RegionAnswer(nil, RegionValue(missing: Set(hidden))) : RegionAnswer(isThere, RegionValue())
    case .areasAgree(let reference):
      let agreement = AreaAgreement(provided(reference), tolerance)
      let gaps = gaps(of: reference)
      let isDecided = agreement.holds == false || gaps.isWhole
      return RegionAnswer(isDecided ? agreement.holds : nil, gaps, .areas(agreement))
    case .everyFeature(let reference, let wanted):
      return answer(FeatureCheck(of: reference, every: wanted, provided(reference), units))
    case .distinct(let field): return answer(FeatureCheck(distinct: field, provided(field.layer)))
    case .meets(let reference, let region): return match(reference, region, tolerance)
    case .relation(let left, let kind, let right):
      let relation = relation(left, kind, right, tolerance)
      return RegionAnswer(relation, value(of: left).gaps(with: value(of: right)))
    case .tiles(let reference, let region): return tiling(reference, over: region, tolerance)
    case .compare, .stated, .carried, .agreesAsPrinted, .tier, .all, .any, .not:
      return RegionAnswer(nil, RegionValue())
    }
  }

  private func answer(_ check: FeatureCheck) -> RegionAnswer {
    let gaps = gaps(of: check.layer)
    return RegionAnswer(check.holds == false || gaps.isComplete ? check.holds : nil, gaps, .features(check))
  }

  /// A measure in base units, `nil` where nothing is known of it, and who does not provide what it needs.
  mutating func measure(
    _ measure: RegionMeasure,
    _ tolerance: SpatialTolerance
  ) -> (value: Interval?, gaps: RegionValue) {
    switch measure {
    case .area(let region): return (area(of: region), value(of: region))
    case .length(let region): return (length(of: region).map { Interval($0) }, value(of: region))
    case .pieces(let region): return (pieces(of: region, tolerance).map { Interval($0) }, value(of: region))
    case .share(let region, let whole):
      var gaps = value(of: region).gaps(with: value(of: whole))
      let share = share(of: region, in: whole)
      if share == nil, area(of: whole)?.point == Rational(0) { gaps.flaw = .dividedByZero }
      return (share, gaps)
    case .statedArea(let reference):
      let sum = statedArea(of: reference)
      return (sum, gaps(ofSum: reference, sum == nil ? .statedAreaMissing : nil))
    case .measuredArea(let reference): return (measuredArea(of: reference), gaps(ofSum: reference, nil))
    }
  }

  private func gaps(ofSum reference: LayerReference, _ flaw: Reason?) -> RegionValue {
    var gaps = gaps(of: reference)
    (gaps.overlapping, gaps.flaw) = (overlapping(reference), flaw)
    return gaps
  }

  /// Who does not provide a layer; no plan at all is an exemption.
  func gaps(of reference: LayerReference) -> RegionValue {
    let plans = handedIn(reference)
    var value = RegionValue(missing: Set(plans.filter { !$0.isKnown }.map(\.unit)))
    value.leavesOut = plans.contains { $0.isKnown && map.leavesOut(reference.layer, of: $0.unit, reference.version) }
    if plans.isEmpty { value.exemption = .nobodyThere }
    return value
  }
}

extension LayerView {
  /// Whether its tables have what 已提交 asks for.
  fileprivate func has(_ subject: Submission) -> Bool {
    guard case .field(let field) = subject else { return true }
    return parts.allSatisfy { $0.isEmpty || $0.column(field.field) != nil }
  }
}
