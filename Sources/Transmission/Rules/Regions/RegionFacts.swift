internal import RuleDSL

/// What a rule asks of the map; each different question once.
struct RegionQuestions: Sendable {
  var measures = Numbering<RegionMeasure>()
  /// Conditions on layers and regions.
  var conditions = Numbering<Condition>()

  var isEmpty: Bool { measures.values.isEmpty && conditions.values.isEmpty }
}

/// Everything that one rule needs from the map, answered for one plan.
///
/// Overlays cost; figures do not.  So the regions of a rule are worked out once for a plan, before its conditions are.
struct RegionFacts {
  /// By place in ``RegionQuestions/measures``: base units, or `nil` where nothing is known.
  let measures: [(value: Interval?, gaps: RegionValue)]
  /// By place in ``RegionQuestions/conditions``.
  private(set) var answers: [RegionAnswer]
  /// By requirement: whether anybody who is meant provides any of the layers.
  private(set) var mentions: [Bool] = []
  /// Whether any plan of the plan set provides what 当 wants provided; else the rule is about something that the
  /// plan set does not deal with.
  private(set) var isDealtWith = true
  private var evaluation: RegionEvaluation

  /// What was known about the same plan before holds of all layers but some.
  init(
    _ rule: PreparedRule,
    _ map: any MapWorld,
    _ units: UnitTable,
    unit: Int,
    _ before: RegionFacts? = nil,
    except layers: Set<Int> = []
  ) {
    let evaluation =
      before?.evaluation.seeing(map, anew: layers)
      ?? RegionEvaluation(map, units, unit: unit, territory: rule.territory, rule.lineage?.places)
    self.init(rule.questions, rule.rule.tolerance, evaluation)
    isDealtWith = rule.conditionLayers.allSatisfy { map.hasLayer($0.layer, $0.version) }
    mentions = rule.requirements.indices.map { requirement in
      rule.subjects(of: requirement).contains { reference in evaluation.handedIn(reference).contains(where: \.isKnown)
      }
    }
  }

  /// The answers to questions by themselves.
  init(_ questions: RegionQuestions, _ tolerance: SpatialTolerance, _ seen: RegionEvaluation) {
    var seen = seen
    measures = questions.measures.values.map { seen.measure($0, tolerance) }
    answers = questions.conditions.values.map { _ in RegionAnswer(nil, RegionValue()) }
    // What is only provided or not shows in what the others have read.
    for isProvision in [false, true] {
      for (place, condition) in questions.conditions.values.enumerated() where condition.isProvision == isProvision {
        answers[place] = seen.answer(condition, tolerance)
      }
    }
    evaluation = seen
  }

  /// Whether what ``RunContext/setPieces(_:_:_:)`` counts for a requirement are slivers too.
  func hasSlivers(_ requirement: PreparedCondition) -> Bool {
    switch requirement {
    case .region(let slot):
      if case .relation(let relation) = answers[slot].found { relation.difference.slivers.count > 0 } else { false }
    case .all(let parts): parts.contains { hasSlivers($0) }
    case .compare, .stated, .submitted, .carried, .agreesAsPrinted, .tier, .any, .not: false
    }
  }

  /// The parts of a region that are more than slivers, with the features that cover them; none where it is not known.
  mutating func shown(_ region: Region, _ tolerance: SpatialTolerance) -> [FindingPiece] {
    evaluation.shown(region, tolerance)
  }
}

extension Condition {
  fileprivate var isProvision: Bool {
    switch self {
    case .provided, .submitted: true
    default: false
    }
  }
}

extension RunContext {
  /// Puts what contradicts a requirement about the map into the finding: the pieces, their size, the slivers.
  ///
  /// Of several conditions joined by 且, what contradicts any of them.
  func setPieces(_ finding: inout Finding, _ condition: PreparedCondition, _ facts: RegionFacts) {
    switch condition {
    case .region(let slot):
      switch facts.answers[slot].found {
      case .nothing: break
      case .areas(let agreement): setAreas(&finding, agreement)
      case .features(let check): setFaults(&finding, check)
      case .border(let stretches): setStretches(&finding, stretches)
      case .relation(let relation): setOverlays(&finding, relation)
      }
    case .all(let parts):
      for part in parts {
        var own = Finding(finding.verdict, finding.reason)
        setPieces(&own, part, facts)
        finding.takePieces(of: own)
      }
    case .compare, .stated, .submitted, .carried, .agreesAsPrinted, .tier, .any, .not: break
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
