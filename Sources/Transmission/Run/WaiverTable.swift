internal import RuleDSL
internal import Spatial

/// The 豁免 that concern a run: by statement and plan those that hold on its day.
struct WaiverTable: Sendable {
  private struct Place: Hashable {
    var statement: Int
    var plan: Int
  }

  /// A waiver of one plan.
  struct Item {
    /// Index into the waivers of the program.
    var number: Int
    var plan: Int
    var waiver: Waiver
    var isExpired: Bool
  }

  /// In the order of plans, then of the program.
  private(set) var items: [Item] = []
  private var places: [Place: [Item]] = [:]
  private let vocabulary: Vocabulary

  /// None.
  init() { vocabulary = Vocabulary() }

  init(_ program: RuleProgram, _ units: UnitTable, _ statements: [RunStatement], _ day: PlanDate?) {
    vocabulary = program.vocabulary
    guard !program.waivers.isEmpty else { return }
    let named = NamedPlans(program.waivers, units)
    let meant = program.waivers.map { Set($0.plans.compactMap(named.plan)) }
    for plan in 0..<units.count {
      for (number, waiver) in program.waivers.enumerated() {
        let pack = waiver.pack.map { program.packs[$0] }
        guard meant[number].contains(plan),
          pack?.covers(code: units.groundCode(of: plan), tier: Int(units.tiers[plan])) ?? true
        else { continue }
        let own = statements.indices.filter { statements[$0].written?.heading.id == waiver.rule }
        if own.isEmpty { continue }
        let isExpired = day.map { waiver.until < $0 } ?? false
        let isToCome = day.map { day in waiver.since.map { day < $0 } ?? false } ?? false
        if isToCome { continue }
        let item = Item(number: number, plan: plan, waiver: waiver, isExpired: isExpired)
        items.append(item)
        if isExpired { continue }
        for statement in own { places[Place(statement: statement, plan: plan), default: []].append(item) }
      }
    }
  }

  func concerns(_ outcome: CheckRun.Outcome) -> Bool {
    !places.isEmpty && places[Place(statement: Int(outcome.statement), plan: Int(outcome.plan))] != nil
  }

  /// Marks what is waived of a finding that fails or is open; tells the waivers that it met, by number.
  @discardableResult
  func apply(to finding: inout Finding) -> Set<Int> {
    guard finding.verdict == .fail || finding.verdict == .undetermined, !places.isEmpty,
      let own = places[Place(statement: finding.statement, plan: finding.plan)]
    else { return [] }
    var met: Set<Int> = []
    for item in own {
      let waiver = Finding.Waiver(item.waiver, finding.verdict)
      guard let isWhole = mark(&finding, item.waiver, waiver) else { continue }
      met.insert(item.number)
      if isWhole { return finish(&finding, waiver, met) }
    }
    if let last = finding.allWaived { return finish(&finding, last, met) }
    return met
  }

  private func finish(_ finding: inout Finding, _ waiver: Finding.Waiver, _ met: Set<Int>) -> Set<Int> {
    (finding.verdict, finding.waiver) = (.waived, waiver)
    return met
  }

  /// Whether a waiver is about the whole finding, `nil` where it is not about it at all; its places are marked.
  private func mark(_ finding: inout Finding, _ written: Waiver, _ waiver: Finding.Waiver) -> Bool? {
    guard written.years.isEmpty || written.years.contains(finding.year) else { return nil }
    if let subject = written.subject, !names(of: finding).contains(subject) {
      let found = finding.entries.indices.filter { finding.entries[$0].row.isCalled(subject) }
      for index in found { finding.entries[index].waiver = waiver }
      return found.isEmpty ? nil : false
    }
    guard written.isOfPlaces else { return true }
    if let parcel = finding.parcel {
      let isMeant =
        written.features.contains(parcel.id)
        || parcel.place.map { place in written.points.contains { $0.isNear(place) } } ?? false
      return isMeant ? true : nil
    }
    var regions = finding.regions
    let found = regions.pieces.indices.filter { regions.pieces[$0].isMeant(by: written) }
    for index in found { regions.pieces[index].waiver = waiver }
    if !found.isEmpty { finding.regions = regions }
    return found.isEmpty ? nil : false
  }

  /// What the finding is about, by any name that a 对象 may give.
  private func names(of finding: Finding) -> Set<String> {
    var names: Set<String> = [finding.requirement]
    if let indicator = finding.indicator { names.insert(vocabulary.indicators[indicator].name) }
    if let layer = finding.layer { names.insert(vocabulary.layers[layer].name) }
    if let subject = finding.subject { names.insert(vocabulary.name(of: subject)) }
    if finding.indicator == nil { names.formUnion(finding.evidence.map(\.name)) }
    return names
  }
}

extension Finding {
  /// The waiver of its last place, where all places are waived.
  fileprivate var allWaived: Waiver? {
    // What is open for other reasons stays open.
    guard verdict == .fail, missing.isEmpty, regions.lacking.isEmpty, regions.overlapping.isEmpty else { return nil }
    let waivers =
      pieces.filter { $0.kind != .shown }.map(\.waiver)
      + entries.filter(\.state.isFault).map(\.waiver)
    return waivers.contains(nil) ? nil : waivers.last ?? nil
  }
}

extension Finding.Waiver {
  fileprivate init(_ waiver: Waiver, _ verdict: Verdict) {
    self.init(label: waiver.reason, basis: .cited([]), decision: Finding.Decision(waiver, verdict))
  }
}

extension Finding.Decision {
  init(_ waiver: Waiver, _ verdict: Verdict) {
    self.init(
      rule: waiver.rule,
      decider: waiver.decider,
      document: waiver.document,
      since: waiver.since,
      until: waiver.until,
      verdict: verdict
    )
  }
}

extension FindingEntry.State {
  /// Whether a row in this state is what is wrong, rather than what it is held against.
  public var isFault: Bool {
    switch self {
    case .missing, .open, .different, .flawed: true
    case .carried, .asked, .counted: false
    }
  }
}

extension EntryRow {
  fileprivate func isCalled(_ name: String) -> Bool {
    if case .item(let number, let own) = content { return number == name || own == name }
    return false
  }
}

extension FindingPiece {
  /// Whether a waiver names a place on it, or a feature that covers it.
  fileprivate func isMeant(by waiver: Waiver) -> Bool {
    guard kind != .shown else { return false }
    if features.contains(where: { waiver.features.contains($0.id) }) { return true }
    return waiver.points.contains { point in
      coversGround ? Overlay.covers(shape, point.inPlane, within: Waiver.Point.reach) : point.isNear(place)
    }
  }
}

extension Waiver.Point {
  /// Metres within which a place is meant: reports state places to a tenth of a metre.
  fileprivate static let reach = 1.0

  fileprivate var inPlane: SIMD2<Double> { Plane.point(longitude: longitude, latitude: latitude) }

  fileprivate func isNear(_ place: FindingPiece.Place) -> Bool {
    Plane.metres(from: inPlane, to: Plane.point(longitude: place.longitude, latitude: place.latitude)) <= Self.reach
  }
}
