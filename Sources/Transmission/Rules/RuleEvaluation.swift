internal import RuleDSL

/// Where a rule's figures come from: columns when a nation is checked, single look-ups when one finding is explained.
protocol RuleFigures {
  /// The figure of a slot (``PreparedRule/slots``), in base units where it is known.
  func figure(_ slot: Int, of unit: Int) -> (standing: Standing, value: Int64)
  /// The figure with its digits, where it is known.
  func quantity(_ slot: Int, of unit: Int) -> Quantity?
  /// Whether the plan states the figure for a year instead about which nobody above says anything.
  func isMisdated(_ slot: Int, of unit: Int) -> Bool
}

/// What came up while a condition was evaluated.
struct Trace {
  /// Units whose figure is not known; kept only for explaining.
  var missing: Set<Int> = []
  var isRecording = false
  /// Whether what every part of a condition came to is kept, as tests of rules want it.
  var isObserving = false
  /// The parts of conditions, and what they came to.
  var observed: Set<ObservedTruth> = []
  /// A figure that the plan's documents say does not exist: the requirement does not apply.
  var exemption: Reason?
  var isOutOfRange = false
  /// Why an amount cannot be worked out though everything is provided.
  var flaw: Reason?
  /// An overlay of regions failed.
  var hasFailedOverlay = false
  /// A layer, or a field of its features, is not known.
  var lacksLayer = false
  /// Tables of one layer that share ground, where they were to be added up.
  var overlapping: Set<LayerTable> = []

  /// Why the question stays open.
  var openReason: Reason {
    if hasFailedOverlay { return .geometryFailed }
    if isOutOfRange { return .outOfRange }
    if lacksLayer { return .layersNotProvided }
    if let flaw, missing.isEmpty { return flaw }
    return overlapping.isEmpty || !missing.isEmpty ? .open : .tablesOverlap
  }

  mutating func miss(_ unit: Int) {
    if isRecording { missing.insert(unit) }
  }
}

/// What a part of a condition came to for some plan; `nil` where it is not known.
struct ObservedTruth: Hashable, Sendable {
  var condition: PreparedCondition
  var holds: Bool?
}

/// Conditions and amounts of one rule, seen from one plan.
///
/// Every part is evaluated, so that the result does not depend
/// on the order in which parts are written.
struct RuleEvaluation<Figures: RuleFigures> {
  let units: UnitTable
  let figures: Figures
  let slots: [Figure]
  let itemCounts: ItemCounts
  var lineage: Lineage?
  /// The figure of 每个指标.
  var print: PrintedFigure?
  /// Whether tables that cannot be read may state figures.
  var hidesFigures = false
  /// What the rule needs from the map, answered for the current plan; `nil` for rules without regions.
  var regions: RegionFacts?

  /// Kleene's three values; `nil` is unknown.
  func truth(_ condition: PreparedCondition, _ unit: Int, _ trace: inout Trace) -> Bool? {
    let holds = decided(condition, unit, &trace)
    if trace.isObserving { trace.observed.insert(ObservedTruth(condition: condition, holds: holds)) }
    return holds
  }

  private func decided(_ condition: PreparedCondition, _ unit: Int, _ trace: inout Trace) -> Bool? {
    switch condition {
    case .compare(let left, let comparison, let right):
      if case .average(let slot, let base) = left { return average(slot, base, comparison, right, unit, &trace) }
      let (first, second) = (amount(left, unit, &trace), amount(right, unit, &trace))
      if let answer = first.compared(comparison, second) { return answer }
      let shortage = shortage(left, of: second, unit) ?? shortage(right, of: first, unit)
      switch comparison {
      case .equal: return shortage == nil ? nil : false
      case .unequal: return shortage == nil ? nil : true
      case .atLeast, .atMost, .above, .below: return nil
      }
    case .stated(let slot): return isStated(slot, unit, &trace)
    case .submitted(let slot):
      let plans = plans(slots[slot].plan, unit, of: slots[slot].indicator)
      let silent = plans.filter { !figures.figure(slot, of: $0).standing.isStated }
      guard hidesFigures, !silent.isEmpty else { return !plans.isEmpty && silent.isEmpty }
      for plan in silent { trace.miss(plan) }
      return nil
    case .carried(let slot, let allotted, let base): return isCarried(slot, allotted, base, unit, &trace)
    case .agreesAsPrinted: return print?.agrees
    case .region(let slot):
      guard let answer = regions?.answers[slot] else { return nil }
      answer.report(to: &trace)
      return answer.holds
    case .tier(let plan, let tiers):
      let plans = plans(plan, unit)
      return !plans.isEmpty && plans.allSatisfy { tiers.contains(Int(units.tiers[$0])) }
    case .all(let parts):
      return Self.all(parts.map { truth($0, unit, &trace) })
    case .any(let parts):
      return Self.any(parts.map { truth($0, unit, &trace) })
    case .not(let part): return truth(part, unit, &trace).map(!)
    }
  }

  static func all(_ truths: [Bool?]) -> Bool? { truths.contains(false) ? false : truths.contains(nil) ? nil : true }

  static func any(_ truths: [Bool?]) -> Bool? { truths.contains(true) ? true : truths.contains(nil) ? nil : false }

  /// The plans that a rule means; whoever issues an indicator's figure may be another than the next government above.
  func plans(_ reference: PlanReference, _ unit: Int, of indicator: Int? = nil) -> PlanList {
    guard let lineage else { return PlanList(units.plans(reference, of: unit)) }
    return units.plans(reference, of: unit, in: lineage.family(of: indicator))
  }

  /// 已填写 of every plan meant.
  ///
  /// A figure that is not in the documents at hand is unknown here, not absent.
  private func isStated(_ slot: Int, _ unit: Int, _ trace: inout Trace) -> Bool? {
    let plans = plans(slots[slot].plan, unit, of: slots[slot].indicator)
    var isUnknown = plans.isEmpty
    for plan in plans {
      let standing = figures.figure(slot, of: plan).standing
      if standing.isExempt { return false }
      guard !standing.isStated else { continue }
      isUnknown = true
      trace.miss(plan)
    }
    return isUnknown ? nil : true
  }

  /// 承接, decided as for a 传导.
  private func isCarried(
    _ slot: Int,
    _ allotted: Int,
    _ base: PreparedBase?,
    _ unit: Int,
    _ trace: inout Trace
  ) -> Bool? {
    let ruling = FigureObligations.carry(
      figures.figure(slot, of: unit).standing,
      allotted: figures.figure(allotted, of: unit).standing,
      isBaseKnown: base.map { self.base($0, of: unit) != nil } ?? true,
      isMisdated: figures.isMisdated(slot, of: unit)
    )
    switch ruling.verdict {
    case .pass: return true
    case .fail: return false
    case .undetermined: trace.miss(unit)
    case .notApplicable, .waived: trace.exemption = trace.exemption ?? ruling.reason
    }
    return nil
  }

  func amount(_ amount: PreparedAmount, _ unit: Int, _ trace: inout Trace) -> Interval {
    let result: Interval?
    switch amount {
    case .literal(let value): return Interval(value)
    case .measure(let slot):
      guard let fact = regions?.measures[slot] else { return .anything }
      fact.gaps.report(to: &trace)
      return fact.value ?? .anything
    case .figure(let slot): return figure(slot, unit, &trace)
    case .first(let slot, let other): return first(slot, other, unit, &trace)
    case .known(let slot): return isKnown(slot, unit) ? figure(slot, unit, &trace) : unknown(unit, &trace)
    case .average(let slot, let base):
      return average(slot, base, unit) { $0.amount }.map { Interval($0) } ?? .anything
    case .reduce(let reduction, let slot, let direction):
      return reduced(reduction, slot, isOpen: direction.needsEveryCap && reduction == .sum, unit, &trace)
    case .count(let slot): return count(slot, unit, &trace)
    case .items(let items): return count(items, unit, &trace)
    case .sum(let left, let right):
      result = self.amount(left, unit, &trace).adding(self.amount(right, unit, &trace))
    case .difference(let left, let right):
      result = self.amount(left, unit, &trace).subtracting(self.amount(right, unit, &trace))
    case .product(let left, let right, let scale):
      let product = self.amount(left, unit, &trace).multiplied(by: self.amount(right, unit, &trace))
      result = scale.flatMap { product?.multiplied(by: Interval($0)) }
    case .quotient(let left, let right, let scale):
      let (dividend, divisor) = (self.amount(left, unit, &trace), self.amount(right, unit, &trace))
      guard divisor.point != Rational(0) else {
        trace.flaw = .dividedByZero
        return .anything
      }
      let quotient = dividend.divided(by: divisor)
      result = scale.flatMap { quotient?.multiplied(by: Interval($0)) }
    }
    if result == nil { trace.isOutOfRange = true }
    return result ?? .anything
  }

  private func figure(_ slot: Int, _ unit: Int, _ trace: inout Trace) -> Interval {
    guard slots[slot].plan != .children, let plan = plans(slots[slot].plan, unit, of: slots[slot].indicator).first
    else {
      // A plan that nobody in the plan set stands above has no figure above it.
      trace.exemption = trace.exemption ?? .nobodyThere
      return .anything
    }
    // A figure that is read by itself and is missing decides nothing, not even that it is not negative: else
    // “不低于 0” would pass without it.
    return interval(slot, plan, &trace).flatMap { $0.point.map { Interval($0) } } ?? .anything
  }

  /// The first of two figures that is known; where nobody stands that could state the other, nothing is known.
  private func first(_ slot: Int, _ other: Int, _ unit: Int, _ trace: inout Trace) -> Interval {
    if isKnown(slot, unit) { return figure(slot, unit, &trace) }
    let hasOther = !plans(slots[other].plan, unit, of: slots[other].indicator).isEmpty
    return hasOther ? figure(other, unit, &trace) : unknown(unit, &trace)
  }

  private func unknown(_ unit: Int, _ trace: inout Trace) -> Interval {
    trace.miss(unit)
    return .anything
  }

  /// Whether a figure is known as a number.
  func isKnown(_ slot: Int, _ unit: Int) -> Bool {
    plans(slots[slot].plan, unit, of: slots[slot].indicator).first.map {
      figures.figure(slot, of: $0).standing.isKnown
    } ?? false
  }

  /// The amount of one plan; `nil` where its documents say that there is none, which is noted.
  private func interval(_ slot: Int, _ plan: Int, _ trace: inout Trace) -> Interval? {
    let (standing, value) = figures.figure(slot, of: plan)
    switch standing {
    case .bound, .boundless: return Interval(Rational(Int128(value)))
    case .deferred, .unprovided:
      trace.miss(plan)
      return .unstated
    case .unallotted:
      trace.exemption = trace.exemption ?? .notAllotted
      return nil
    case .notConcerned:
      trace.exemption = trace.exemption ?? .notConcerned
      return nil
    }
  }

  /// Over the children that have the figure; over no child at all nothing is known, and least of all zero.
  ///
  /// `isOpen` says that a child that was allotted none may reach any amount.
  func reduced(
    _ reduction: Amount.Reduction,
    _ slot: Int,
    isOpen: Bool,
    _ unit: Int,
    _ trace: inout Trace
  ) -> Interval {
    let children = plans(.children, unit, of: slots[slot].indicator)
    let exemption = trace.exemption
    let terms = children.compactMap { child in
      isOpen && figures.figure(slot, of: child).standing == .unallotted
        ? Interval.unstated : interval(slot, child, &trace)
    }
    trace.exemption = exemption
    guard let first = terms.first else {
      if !children.isEmpty, reduction == .sum { return Interval(Rational(0)) }
      trace.miss(unit)
      return .unstated
    }
    switch reduction {
    case .sum:
      let sum = terms.dropFirst().reduce(Optional(first)) { $0?.adding($1) }
      if sum == nil { trace.isOutOfRange = true }
      return sum ?? .anything
    case .maximum: return terms.dropFirst().reduce(first) { $0.maximum($1) }
    case .minimum: return terms.dropFirst().reduce(first) { $0.minimum($1) }
    }
  }

  /// A child whose figure is not in the documents at hand may have stated it, or not.
  private func count(_ slot: Int?, _ unit: Int, _ trace: inout Trace) -> Interval {
    let children = plans(.children, unit, of: slot.map { slots[$0].indicator })
    guard let slot else { return Interval(items(children.count)) }
    var stated = 0
    var unknown = 0
    for child in children {
      let standing = figures.figure(slot, of: child).standing
      if standing.isStated { stated += 1 }
      guard standing == .unprovided else { continue }
      unknown += 1
      trace.miss(child)
    }
    return Interval(lower: items(stated), upper: items(stated + unknown))
  }

  /// How many items of 名录 are meant; a plan that states none may have any.
  private func count(_ stated: StatedItems, _ unit: Int, _ trace: inout Trace) -> Interval {
    let references = stated.lists
    var lists: [StatedList?] = []
    var providers: [Int] = []
    for reference in references {
      guard let plan = plans(reference.plan, unit).first else {
        trace.exemption = trace.exemption ?? .nobodyThere
        return .anything
      }
      providers.append(plan)
      lists.append(itemCounts.list(reference.list, of: plan, as: references[0].list))
    }
    let range = itemCounts.range(of: stated, lists)
    if range.upper == range.lower { return Interval(items(range.lower)) }
    var isStated = true
    for (place, plan) in providers.enumerated()
    where lists[place].map({ itemCounts.isOpen($0, references[place].list) }) ?? true {
      trace.miss(plan)
      if lists[place] == nil { isStated = false }
    }
    return isStated ? Interval(lower: items(range.lower), upper: range.upper.map { items($0) }) : .unstated
  }

  /// The rows of the items that a condition about nothing but figures and lists counts.
  func counted(_ condition: Condition, _ unit: Int) -> Finding.Detail? {
    guard regions == nil, let first = condition.items.first else { return nil }
    let items = condition.items.flatMap { items in
      itemCounts.found(
        items,
        items.lists.map { reference in
          plans(reference.plan, unit).first.flatMap {
            itemCounts.list(reference.list, of: $0, as: first.lists[0].list)
          }
        }
      )
    }
    return .entries(.list(first.lists[0].list), items.map { FindingEntry(.counted, $0.row) })
  }

  private func items(_ count: Int) -> Rational { Rational(Int128(count) * Measure.item.scale) }

  /// Whether a requirement speaks about the plan.
  ///
  /// With 适用 it speaks about every plan of these tiers, so that a missing figure is a finding; without, about the
  /// plans for which any figure that it needs is stated, or any layer.  A rule whose 当 needs a layer that nobody in
  /// the plan set provides speaks about no plan, and one about figures before and after a maintenance only about plans
  /// that state any of these.
  func concerns(_ unit: Int, _ rule: PreparedRule, _ requirement: Int) -> Bool {
    if let regions, !regions.isDealtWith { return false }
    let maintained = rule.maintainedSlots
    guard maintained.isEmpty || isMentioned(anyOf: maintained, unit) else { return false }
    guard rule.rule.tiers.isEmpty else { return true }
    let read = rule.slots(of: requirement)
    guard read.isEmpty else { return isMentioned(anyOf: read, unit) }
    let lists = rule.lists(of: requirement)
    guard lists.isEmpty || !isListed(anyOf: lists, unit) else { return true }
    return regions?.mentions[requirement] ?? lists.isEmpty
  }

  private func isListed(anyOf lists: [ListReference], _ unit: Int) -> Bool {
    lists.contains { list in plans(list.plan, unit).contains { itemCounts.isStated(list.list, by: $0) } }
  }

  private func isMentioned(anyOf slots: [Int], _ unit: Int) -> Bool {
    slots.contains { slot in
      plans(self.slots[slot].plan, unit, of: self.slots[slot].indicator).contains {
        figures.figure(slot, of: $0).standing != .unprovided
      }
    }
  }
}
