internal import RuleDSL

/// Everything that one rule needs from the map, answered for one plan.
///
/// Overlays cost; figures do not.  So the regions of a rule are worked out once for a plan, before its conditions are.
struct RegionFacts {
  /// By place in ``RegionQuestions/measures``: base units, or `nil` where nothing is known.
  private(set) var measures: [(value: Interval?, gaps: RegionValue)] = []
  /// By place in ``RegionQuestions/relations``.
  private(set) var relations: [(outcome: RegionRelation?, gaps: RegionValue)] = []
  /// By place in ``RegionQuestions/provisions``: whether every plan that is meant provides the layer.
  private(set) var provisions: [(isKnown: Bool, gaps: RegionValue)] = []
  /// By place in ``RegionQuestions/agreements``, over the plans that provide the layer.
  private(set) var agreements: [(outcome: AreaAgreement, gaps: RegionValue)] = []
  /// By place in ``RegionQuestions/borders``.
  private(set) var borders: [(outcome: BorderMatch?, gaps: RegionValue)] = []
  /// By requirement: whether anybody who is meant provides any of the layers.
  private(set) var mentions: [Bool] = []
  /// Whether any plan of the plan set provides what 当 wants provided; else the rule is about something that the
  /// plan set does not deal with.
  private(set) var isDealtWith = true
  private var evaluation: RegionEvaluation
  /// By place in ``RegionQuestions/checks``, over the plans that provide the layer.
  private(set) var checks: [(outcome: FeatureCheck, gaps: RegionValue)] = []

  init(_ rule: PreparedRule, _ map: any MapWorld, _ units: UnitTable, unit: Int) {
    let evaluation = RegionEvaluation(map, units, unit: unit, territory: rule.territory, rule.lineage?.places)
    self.init(rule.questions, rule.rule.tolerance, evaluation)
    isDealtWith = rule.conditionLayers.allSatisfy { map.hasLayer($0.layer, $0.version) }
    mentions = rule.requirements.indices.map { requirement in
      rule.layers(of: requirement).contains { reference in evaluation.handedIn(reference).contains(where: \.isKnown) }
    }
  }

  /// The answers to questions by themselves.
  init(_ questions: RegionQuestions, _ tolerance: SpatialTolerance, _ seen: RegionEvaluation) {
    evaluation = seen
    for measure in questions.measures {
      let value = Self.value(of: measure, &evaluation, tolerance)
      var gaps = Self.gaps(of: measure, &evaluation)
      if value == nil { gaps.flaw = Self.flaw(of: measure, &evaluation) }
      measures.append((value, gaps))
    }
    relations = questions.relations.map { evaluation.answer($0, tolerance) }
    for reference in questions.provisions {
      let gaps = evaluation.gaps(of: reference)
      provisions.append((gaps.missing.isEmpty && gaps.exemption == nil, gaps))
    }
    for reference in questions.agreements {
      let views = evaluation.views(reference).compactMap(\.view)
      agreements.append((AreaAgreement(views, tolerance), evaluation.gaps(of: reference)))
    }
    borders = questions.borders.map { evaluation.match($0, tolerance) }
    for question in questions.checks {
      let views = evaluation.views(question.layer).compactMap(\.view)
      checks.append((FeatureCheck(question, views, evaluation.units), evaluation.gaps(of: question.layer)))
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

/// What a rule asks of the map; each different question once.
struct RegionQuestions: Sendable {
  var measures: [RegionMeasure] = []
  var relations: [PreparedRelation] = []
  /// Layers that have to be provided.
  var provisions: [LayerReference] = []
  /// Layers whose stated areas are to be those measured.
  var agreements: [LayerReference] = []
  /// What is required of features one by one.
  var checks: [FeatureQuestion] = []
  var borders: [BorderQuestion] = []

  var isEmpty: Bool {
    measures.isEmpty && relations.isEmpty && provisions.isEmpty && agreements.isEmpty && checks.isEmpty
      && borders.isEmpty
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
