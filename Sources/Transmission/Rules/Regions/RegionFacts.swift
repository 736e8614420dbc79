internal import RuleDSL

/// Everything that one rule needs from the map, answered for one plan.
///
/// Overlays cost; figures do not.  So the regions of a rule are worked out once for a plan, before its conditions are.
struct RegionFacts {
  /// By place in ``PreparedRule/measures``: base units, or `nil` where nothing is known.
  private(set) var measures: [(value: Interval?, gaps: RegionValue)] = []
  /// By place in ``PreparedRule/relations``.
  private(set) var relations: [(outcome: RegionRelation?, gaps: RegionValue)] = []
  /// By place in ``PreparedRule/provisions``: whether every plan that is meant provides the layer.
  private(set) var provisions: [(isKnown: Bool, gaps: RegionValue)] = []
  /// By place in ``PreparedRule/agreements``, over the plans that provide the layer.
  private(set) var agreements: [(outcome: AreaAgreement, gaps: RegionValue)] = []
  /// By place in ``PreparedRule/borders``.
  private(set) var borders: [(outcome: BorderMatch?, gaps: RegionValue)] = []
  /// By requirement: whether anybody who is meant provides any of the layers.
  private(set) var mentions: [Bool] = []
  /// Whether any plan of the plan set provides what 当 wants provided; else the rule is about something that the
  /// plan set does not deal with.
  private(set) var isDealtWith = true
  private var evaluation: RegionEvaluation
  /// By place in ``PreparedRule/checks``, over the plans that provide the layer.
  private(set) var checks: [(outcome: FeatureCheck, gaps: RegionValue)] = []

  init(_ rule: PreparedRule, _ map: any MapWorld, _ units: UnitTable, unit: Int) {
    evaluation = RegionEvaluation(map, units, unit: unit, territory: rule.territory, rule.lineage?.places)
    let tolerance = rule.rule.tolerance
    measures = Self.answers(to: rule.measures, &evaluation, tolerance)
    relations = rule.relations.map { evaluation.answer($0, tolerance) }
    for reference in rule.provisions {
      let gaps = evaluation.gaps(of: reference)
      provisions.append((gaps.missing.isEmpty && gaps.exemption == nil, gaps))
    }
    for reference in rule.agreements {
      let views = evaluation.views(reference).compactMap(\.view)
      agreements.append((AreaAgreement(views, tolerance), evaluation.gaps(of: reference)))
    }
    borders = rule.borders.map { evaluation.match($0, tolerance) }
    isDealtWith = rule.conditionLayers.allSatisfy { map.hasLayer($0.layer, $0.version) }
    mentions = rule.requirements.indices.map { requirement in
      rule.layers(of: requirement).contains { reference in evaluation.handedIn(reference).contains(where: \.isKnown) }
    }
    for question in rule.checks {
      let views = evaluation.views(question.layer).compactMap(\.view)
      checks.append((FeatureCheck(question, views, units), evaluation.gaps(of: question.layer)))
    }
  }

  /// The measures of an amount by itself.
  init(
    _ measures: [RegionMeasure],
    _ tolerance: SpatialTolerance,
    _ map: any MapWorld,
    _ units: UnitTable,
    unit: Int
  ) {
    evaluation = RegionEvaluation(map, units, unit: unit)
    self.measures = Self.answers(to: measures, &evaluation, tolerance)
  }

  private static func answers(
    to measures: [RegionMeasure],
    _ evaluation: inout RegionEvaluation,
    _ tolerance: SpatialTolerance
  ) -> [(value: Interval?, gaps: RegionValue)] {
    measures.map { measure in
      let value = value(of: measure, &evaluation, tolerance)
      var gaps = gaps(of: measure, &evaluation)
      if value == nil { gaps.flaw = flaw(of: measure, &evaluation) }
      return (value, gaps)
    }
  }

  /// Why a measure of what is provided is not known.
  private static func flaw(of measure: RegionMeasure, _ evaluation: inout RegionEvaluation) -> Reason? {
    switch measure {
    case .share(_, let whole): evaluation.area(of: whole)?.point == Rational(0) ? .dividedByZero : nil
    case .statedArea: .statedAreaMissing
    case .area, .length, .pieces, .measuredArea: nil
    }
  }

  /// Whether what ``RunContext/setPieces(_:_:_:_:)`` counts for a requirement are slivers too.
  func hasSlivers(_ requirement: PreparedCondition) -> Bool {
    switch requirement {
    case .relation(let slot): relations[slot].outcome.map { $0.difference.slivers.count > 0 } ?? false
    case .all(let parts): parts.contains { hasSlivers($0) }
    case .compare, .stated, .carried, .agreesAsPrinted, .provided, .areasAgree, .check, .meets, .tier, .any, .not:
      false
    }
  }

  /// The parts of a region that are more than slivers, with the features that cover them; none where it is not known.
  mutating func shown(_ region: Region, _ tolerance: SpatialTolerance) -> [FindingPiece] {
    evaluation.shown(region, tolerance)
  }

  private static func value(
    of measure: RegionMeasure,
    _ evaluation: inout RegionEvaluation,
    _ tolerance: SpatialTolerance
  ) -> Interval? {
    switch measure {
    case .area(let region): evaluation.area(of: region)
    case .length(let region): evaluation.length(of: region).map { Interval($0) }
    case .pieces(let region): evaluation.pieces(of: region, tolerance).map { Interval($0) }
    case .share(let region, let whole): evaluation.share(of: region, in: whole)
    case .statedArea(let reference): evaluation.statedArea(of: reference)
    case .measuredArea(let reference): evaluation.measuredArea(of: reference)
    }
  }

  private static func gaps(of measure: RegionMeasure, _ evaluation: inout RegionEvaluation) -> RegionValue {
    switch measure {
    case .area(let region), .length(let region), .pieces(let region): return evaluation.value(of: region)
    case .share(let region, let whole):
      return evaluation.value(of: region).gaps(with: evaluation.value(of: whole))
    case .statedArea(let reference), .measuredArea(let reference):
      var gaps = evaluation.gaps(of: reference)
      gaps.overlapping = evaluation.overlapping(reference)
      return gaps
    }
  }
}

extension RegionEvaluation {
  /// Who does not provide a layer; no plan at all is an exemption.
  func gaps(of reference: LayerReference) -> RegionValue {
    let plans = handedIn(reference)
    var value = RegionValue(missing: Set(plans.filter { !$0.isKnown }.map(\.unit)))
    if plans.isEmpty { value.exemption = .nobodyThere }
    return value
  }
}

/// A relation that a rule reads.
enum PreparedRelation: Hashable, Sendable {
  case between(Region, SpatialRelation, Region)
  /// 铺满
  case tiling(LayerReference, over: Region)
}

extension RunContext {
  /// Puts what contradicts a requirement about the map into the finding: the pieces, their size, the slivers.
  ///
  /// Of several conditions joined by 且, what contradicts any of them.
  func setPieces(
    _ finding: inout Finding,
    _ condition: PreparedCondition,
    _ questions: [FeatureQuestion],
    _ facts: RegionFacts
  ) {
    switch condition {
    case .areasAgree(let slot): setAreas(&finding, facts.agreements[slot].outcome)
    case .check(let slot): setFaults(&finding, questions[slot], facts.checks[slot].outcome)
    case .meets(let slot): facts.borders[slot].outcome.map { setStretches(&finding, $0) }
    case .relation(let slot): facts.relations[slot].outcome.map { setOverlays(&finding, $0) }
    case .all(let parts):
      for part in parts {
        var own = Finding(finding.verdict, finding.reason)
        setPieces(&own, part, questions, facts)
        finding.takePieces(of: own)
      }
    case .compare, .stated, .carried, .agreesAsPrinted, .provided, .tier, .any, .not: break
    }
  }

  private func setOverlays(_ finding: inout Finding, _ outcome: RegionRelation) {
    let difference = outcome.difference
    finding.regions = Finding.Regions(pieces: outcome.pieces, slivers: difference.slivers)
    (finding.amounts.unit, finding.amounts.decimals) = (Unit(.squareMetre), 2)
    if !outcome.holds { finding.amounts.difference = RegionDifference.total(difference.missing + difference.excess) }
  }
}

extension Finding {
  /// Adds the pieces and slivers of a part, and its size where both are sizes of one kind.
  fileprivate mutating func takePieces(of part: Finding) {
    regions.pieces += part.pieces
    regions.slivers.add(part.regions.slivers.count, part.regions.slivers.total)
    guard let size = part.amounts.difference, amounts.difference == nil || part.amounts.unit == amounts.unit else {
      return
    }
    amounts.difference = size.adding(amounts.difference ?? Rational(0)) ?? amounts.difference
    (amounts.unit, amounts.decimals) = (part.amounts.unit, part.amounts.decimals)
  }
}
