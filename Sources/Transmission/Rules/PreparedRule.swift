internal import RuleDSL

/// A rule made ready to run: its figures numbered, so that each can be a column, and its products scaled.
struct PreparedRule: Sendable {
  let rule: Rule
  /// Every different figure of the rule.
  let slots: [Figure]
  /// How many of the slots, from the first, the condition and the requirements read.
  let required: Int
  let condition: PreparedCondition?
  let requirements: [PreparedCondition]
  let exceptions: [PreparedCondition]
  /// What the rule needs from the map.
  let questions: RegionQuestions
  /// Index of 行政区 in the vocabulary's layers.
  let territory: Int?
  /// The layers of construction projects.
  private let projects: Set<Int>

  /// Who stands above and below whom where 层级 says so.
  let lineage: Lineage?

  /// Whether the rule can only be judged with a map.
  var readsRegions: Bool { !questions.isEmpty }

  /// The plans whose layers before or after maintenance it reads.
  let maintained: Set<PlanReference>
  /// By requirement: the slots that it and the condition read.
  private let read: [[Int]]
  /// The required slots that concern plans under maintenance only; empty where layers say which these are.
  let maintainedSlots: [Int]

  /// The layers that 当 needs: all of these have to be provided.
  let conditionLayers: [LayerReference]

  /// The layers that a requirement and the rule's condition read; the ground itself only where they read nothing else.
  func layers(of requirement: Int) -> Set<LayerReference> {
    let all = Set((rule.condition?.layers ?? []) + rule.requirements[requirement].condition.layers)
    let lines = all.filter { $0.layer != territory }
    return lines.isEmpty ? all : lines
  }

  /// The layers of which a requirement speaks: whoever provides none of them is not asked.
  ///
  /// Construction projects are no part of a plan, so a rule about them speaks about those that there are.
  func subjects(of requirement: Int) -> Set<LayerReference> {
    let all = layers(of: requirement)
    let projects = all.filter { self.projects.contains($0.layer) && $0.plan == .own }
    return projects.isEmpty ? all : projects
  }

  /// The ground of the plans whose borders a requirement compares, which it reads without naming it.
  func grounds(of requirement: Int) -> [LayerReference] {
    guard let territory else { return [] }
    return rule.requirements[requirement].condition.leaves.compactMap {
      if case .meets(let layer, _) = $0 { LayerReference(layer: territory, plan: layer.plan) } else { nil }
    }
  }

  /// Whether it counts items of 名录, in its sentences too.
  let countsItems: Bool
  /// The 名录 that a requirement and the rule's condition read.
  private let readLists: [[ListReference]]
  func lists(of requirement: Int) -> [ListReference] { readLists[requirement] }

  /// The figures that a requirement and the rule's condition read, as slots.
  func slots(of requirement: Int) -> [Int] { read[requirement] }

  init(_ rule: Rule, _ vocabulary: Vocabulary, _ families: inout FamilyTable) {
    var preparation = Preparation(vocabulary: vocabulary)
    self.rule = rule
    condition = rule.condition.map { preparation.condition($0) }
    conditionLayers = rule.condition?.neededLayers ?? []
    requirements = rule.requirements.map { preparation.condition($0.condition) }
    required = preparation.slots.values.count
    exceptions = rule.exceptions.map { preparation.condition($0.condition) }
    slots = preparation.slots.values
    questions = preparation.questions
    let sharedItems = rule.condition?.items ?? []
    readLists = rule.requirements.map { ($0.condition.items + sharedItems).flatMap(\.lists) }
    let sentences = rule.requirements.flatMap { $0.message?.parts ?? [] }
    countsItems =
      !readLists.allSatisfy(\.isEmpty)
      || sentences.contains { if case .amount(let amount) = $0 { !amount.items.isEmpty } else { false } }
    territory = vocabulary.territory
    projects = Set(vocabulary.layers.indices.filter { vocabulary.layers[$0].isOfProjects })
    lineage = rule.path.isEmpty ? nil : Lineage(rule.path, Set(vocabulary.indicators.indices), &families)
    let conditions = rule.requirements.map(\.condition) + (rule.condition.map { [$0] } ?? [])
    maintained = Set(conditions.flatMap(\.layers).filter { $0.version != .current }.map(\.plan))
    let shared = rule.condition?.figures ?? []
    read = rule.requirements.map { requirement in
      Set(shared + requirement.condition.figures).map { preparation.slots.place(of: $0) }.sorted()
    }
    let figures = slots
    maintainedSlots = maintained.isEmpty ? (0..<required).filter { figures[$0].role.isOfMaintenance } : []
  }

  /// Whether it speaks about a plan, as far as the tier and maintenance decide; rules that read no state do not depend
  /// on it.
  func concerns(_ unit: Int, _ units: UnitTable, _ map: any MapWorld) -> Bool {
    appliesToTier(of: unit, units)
      && (maintained.isEmpty
        || maintained.contains { units.plans($0, of: unit, in: lineage?.places).contains { map.isMaintained($0) } })
  }

  func appliesToTier(of unit: Int, _ units: UnitTable) -> Bool {
    rule.tiers.isEmpty || rule.tiers.contains(Int(units.tiers[unit]))
  }

  /// The years it is checked for in a plan set, ascending.
  func years(_ figures: FigureStore) -> [Int] {
    guard rule.years.isEmpty else { return Set(rule.years).sorted() }
    let current = slots.prefix(required).filter { $0.year == nil }
    guard !current.isEmpty else {
      // Shapes and lists have no year.
      if required == 0, readsRegions || !readLists.allSatisfy(\.isEmpty) { return [0] }
      return figures.columns.filter { $0.key.role == .own }.map(\.key.year).max().map { [$0] } ?? []
    }
    let columns = figures.columns.filter { column in
      current.contains { $0.indicator == column.key.indicator && $0.role == column.key.role }
    }
    // A maintained plan, or one of the tiers that a rule speaks of, is judged even where nobody has these figures; of a
    // plan set without any, no figure is asked.
    let isAsked = !rule.tiers.isEmpty && (readsRegions || !figures.columns.isEmpty)
    if columns.isEmpty, !maintained.isEmpty || isAsked { return [0] }
    return Set(columns.map(\.key.year)).sorted()
  }
}

/// ``Condition`` with numbered figures.
indirect enum PreparedCondition: Hashable, Sendable {
  case compare(PreparedAmount, Comparison, PreparedAmount)
  case stated(slot: Int)
  case submitted(slot: Int)
  case carried(slot: Int, allotted: Int, base: PreparedBase?)
  case agreesAsPrinted
  /// Place in ``RegionQuestions/conditions``.
  case region(slot: Int)
  case tier(PlanReference, among: [Int])
  case all([PreparedCondition])
  case any([PreparedCondition])
  case not(PreparedCondition)
}

extension Condition {
  /// The conditions that it is made of by 且, 或 and 非.
  fileprivate var leaves: [Condition] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.leaves)
    case .not(let part): part.leaves
    case .compare, .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets,
      .tiles, .relation,
      .everyFeature, .distinct, .tier:
      [self]
    }
  }
}

/// ``Amount`` with numbered figures; amounts are in base units of their dimension.
indirect enum PreparedAmount: Hashable, Sendable {
  case literal(Rational)
  case figure(slot: Int)
  case first(slot: Int, else: Int)
  case known(slot: Int)
  case average(slot: Int, by: PreparedBase)
  /// Where the figures are caps, a child that was allotted none leaves their sum open.
  case reduce(Amount.Reduction, slot: Int, Direction)
  case count(slot: Int?)
  case items(StatedItems)
  case measure(slot: Int)
  case sum(PreparedAmount, PreparedAmount)
  case difference(PreparedAmount, PreparedAmount)
  /// The scale brings a product of base units to base units of the product; `nil` where it leaves the range.
  case product(PreparedAmount, PreparedAmount, scale: Rational?)
  case quotient(PreparedAmount, PreparedAmount, scale: Rational?)
}

/// The base of a ratio: the present figure where it is known, else the plan's own.
struct PreparedBase: Hashable, Sendable {
  let present: Int
  let own: Int
}

/// Conditions and amounts made ready, with what they read.
struct Preparation {
  let vocabulary: Vocabulary
  var slots = Numbering<Figure>()
  var questions = RegionQuestions()

  private mutating func slot(_ figure: Figure) -> Int { slots.place(of: figure) }

  private mutating func base(_ figure: Figure) -> PreparedBase {
    PreparedBase(present: slot(figure.present), own: slot(figure))
  }

  mutating func condition(_ condition: Condition) -> PreparedCondition {
    switch condition {
    case .compare(let left, let comparison, let right):
      return .compare(amount(left), comparison, amount(right))
    case .stated(let figure): return .stated(slot: slot(figure))
    case .submitted(.figure(let figure)): return .submitted(slot: slot(figure))
    case .carried(let figure, let base):
      return .carried(slot: slot(figure), allotted: slot(figure.allotted), base: base.map { self.base($0) })
    case .agreesAsPrinted: return .agreesAsPrinted
    case .provided, .submitted, .areasAgree, .everyFeature, .distinct, .meets, .relation, .tiles:
      return .region(slot: questions.conditions.place(of: condition))
    case .tier(let plan, let tiers): return .tier(plan, among: tiers)
    case .all(let parts): return .all(conditions(parts))
    case .any(let parts): return .any(conditions(parts))
    case .not(let part): return .not(self.condition(part))
    }
  }

  private mutating func conditions(_ parts: [Condition]) -> [PreparedCondition] {
    var prepared: [PreparedCondition] = []
    for part in parts { prepared.append(condition(part)) }
    return prepared
  }

  mutating func amount(_ amount: Amount) -> PreparedAmount {
    switch amount {
    case .literal(let quantity): return .literal(quantity.amount)
    case .figure(let figure): return .figure(slot: slot(figure))
    case .first(let figure, let other): return .first(slot: slot(figure), else: slot(other))
    case .known(let figure): return .known(slot: slot(figure))
    case .average(let figure, let base): return .average(slot: slot(figure), by: self.base(base))
    case .reduce(let reduction, let figure):
      return .reduce(reduction, slot: slot(figure), vocabulary.indicators[figure.indicator].direction)
    case .measure(let measure): return .measure(slot: questions.measures.place(of: measure))
    case .count(let figure): return .count(slot: figure.map { slot($0) })
    case .items(let items): return .items(items)
    case .sum(let left, let right): return .sum(self.amount(left), self.amount(right))
    case .difference(let left, let right): return .difference(self.amount(left), self.amount(right))
    case .product(let left, let right):
      return .product(self.amount(left), self.amount(right), scale: amount.scale(vocabulary))
    case .quotient(let left, let right):
      return .quotient(self.amount(left), self.amount(right), scale: amount.scale(vocabulary))
    }
  }
}

extension Condition {
  /// The layers without which it cannot hold.
  fileprivate var neededLayers: [LayerReference] {
    switch self {
    case .provided(let layer): [layer]
    case .all(let parts): parts.flatMap(\.neededLayers)
    case .compare, .stated, .carried, .agreesAsPrinted, .submitted, .areasAgree, .everyFeature, .distinct, .relation,
      .meets, .tiles, .tier, .any, .not:
      []
    }
  }
}
