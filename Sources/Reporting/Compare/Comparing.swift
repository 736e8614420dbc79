internal import RuleDSL
public import Spatial
public import Transmission

extension Report {
  /// Holds what the run found against an earlier one; the run has to keep every verdict.
  ///
  /// - Parameters:
  ///   - baseline: What the earlier run found.
  ///   - shape: Draws the parcels that the run judged.
  /// - Returns: What is new, unchanged, mended and not comparable.
  public func compared(to baseline: Baseline, shape: ParcelDrawing) -> RunComparison {
    var comparing = Comparing(self, baseline)
    return comparing.comparison(shape)
  }
}

/// The work of ``Report/compared(to:shape:)``.
private struct Comparing {
  private let report: Report
  private let baseline: Baseline
  /// Faults of the earlier run by identity, ascending, and by place.
  private let earlier: [Fault.Identity: (all: [Int], places: FaultIndex)]
  private var isMet: [Bool]
  private lazy var present = Present(report, baseline)

  init(_ report: Report, _ baseline: Baseline) {
    self.report = report
    let aboutFigures = Set(report.run.statements.filter(\.isAboutFigures).map(\.heading.id))
    var baseline = baseline
    for place in baseline.faults.indices where aboutFigures.contains(baseline.faults[place].identity.rule) {
      let fault = baseline.faults[place]
      if fault.identity.subject.isEmpty { baseline.faults[place].identity.subject = fault.figure }
    }
    self.baseline = baseline
    var earlier: [Fault.Identity: (all: [Int], places: FaultIndex)] = [:]
    for (place, fault) in baseline.faults.enumerated() {
      earlier[fault.identity, default: ([], FaultIndex())].all.append(place)
      earlier[fault.identity, default: ([], FaultIndex())].places.add(place, fault.site)
    }
    self.earlier = earlier
    isMet = Array(repeating: false, count: baseline.faults.count)
  }

  mutating func comparison(_ shape: ParcelDrawing) -> RunComparison {
    var comparison = RunComparison(asOf: baseline.asOf, titles: baseline.titles, names: baseline.names)
    for outcome in report.run.outcomes where outcome.verdict.isWorthTelling {
      comparison.marks[outcome] = mark(outcome, shape)
    }
    for (place, fault) in baseline.faults.enumerated() where !isMet[place] {
      comparison.past.append(RunComparison.Past(fault: fault, obstacle: present.obstacle(to: fault)))
    }
    return comparison
  }

  private mutating func mark(_ outcome: CheckRun.Outcome, _ shape: ParcelDrawing) -> RunComparison.Mark {
    let finding = report.finding(outcome)
    let known = earlier[report.identity(of: finding)]
    let sites = report.sites(of: finding) { known == nil ? nil : shape(outcome) }
    var before: Set<Verdict> = []
    let states = sites.map { site -> RunComparison.State in
      guard let known else { return .new }
      let same = known.places.candidates(for: site, among: known.all)
        .filter { baseline.faults[$0].site.isSame(as: site) }
      for place in same {
        isMet[place] = true
        before.insert(baseline.faults[place].verdict)
      }
      return same.isEmpty ? .new : .unchanged
    }
    let worst = before.contains(finding.verdict) ? nil : before.min { $0.rank < $1.rank }
    return RunComparison.Mark(states: states, before: worst)
  }
}

/// What a run says now about what was at fault.
private struct Present {
  private let report: Report
  /// By id.
  private var statements: [String: [Int]] = [:]
  /// By code.
  private var plans: [String: Int] = [:]
  /// The verdicts on what was at fault.
  private var outcomes: [Place: [CheckRun.Outcome]] = [:]
  private var known: [Fault.Identity: RunComparison.Obstacle?] = [:]

  private struct Place: Hashable {
    var statement: Int
    var plan: Int
  }

  init(_ report: Report, _ baseline: Baseline) {
    self.report = report
    for (index, statement) in report.run.statements.enumerated() {
      statements[statement.heading.id, default: []].append(index)
    }
    for plan in report.plans { plans[report.world.units.codes[plan]] = plan }
    var wanted: Set<Place> = []
    for fault in baseline.faults {
      guard let plan = plans[fault.identity.plan] else { continue }
      for statement in statements[fault.identity.rule] ?? [] {
        wanted.insert(Place(statement: statement, plan: plan))
      }
    }
    for outcome in report.run.outcomes {
      let place = Place(statement: Int(outcome.statement), plan: Int(outcome.plan))
      if wanted.contains(place) { outcomes[place, default: []].append(outcome) }
    }
  }

  /// Why it is not known whether a fault that is not there now was mended; `nil` where it was.
  mutating func obstacle(to fault: Fault) -> RunComparison.Obstacle? {
    if let known = known[fault.identity] { return known }
    let found = obstacle(to: fault.identity)
    known[fault.identity] = .some(found)
    return found
  }

  private func obstacle(to identity: Fault.Identity) -> RunComparison.Obstacle? {
    if let check = ShapeInspection(rawValue: identity.rule) { return inspected(check.rawValue, identity) }
    if let check = ItemInspection(rawValue: identity.rule) { return inspected(check.rawValue, identity) }
    if WaiverInspection(rawValue: identity.rule) != nil {
      return report.run.only.isEmpty ? plans[identity.plan] == nil ? .plan : nil : .rule
    }
    guard let statements = statements[identity.rule] else { return .rule }
    guard let plan = plans[identity.plan] else { return .plan }
    let verdicts = statements.flatMap { outcomes[Place(statement: $0, plan: plan)] ?? [] }
      .filter { outcome in
        outcome.obligation.rawValue == identity.obligation && Int(outcome.year) == identity.year
          && report.run.requirement(of: outcome) == identity.requirement
      }
    var isJudged = false
    for outcome in verdicts {
      if case .parcel = outcome.found {
        // A parcel that is open says nothing about other places.
        isJudged = true
        continue
      }
      let finding = report.finding(outcome)
      guard outcome.obligation == .admit || report.identity(of: finding) == identity else { continue }
      isJudged = true
      if !finding.isSettled { return finding.isSilent ? .material : .undecided }
    }
    return isJudged ? nil : .material
  }

  /// Built-in checks say nothing where all is well; what they look at has to be there.
  private func inspected(_ id: String, _ identity: Fault.Identity) -> RunComparison.Obstacle? {
    guard report.run.only.isEmpty else { return .rule }
    guard let plan = plans[identity.plan] else { return .plan }
    let vocabulary = report.program.vocabulary
    if let layer = vocabulary.layers.firstIndex(where: { $0.name == identity.subject }) {
      let isRead = report.run.statements.contains {
        $0.written?.reads(vocabulary).contains(identity.subject) ?? false
      }
      return isRead && report.layers?(layer, plan) != nil ? nil : .material
    }
    let isStated = report.world.entries.rows.contains {
      $0.unit == plan && vocabulary.name(of: $0.subject) == identity.subject
    }
    return isStated ? nil : .material
  }
}

extension Finding {
  /// Whether the verdict holds for all that the finding is about, so that what it does not name is in order.
  fileprivate var isSettled: Bool {
    switch verdict {
    case .pass: true
    case .fail, .waived: missing.isEmpty && regions.lacking.isEmpty && regions.overlapping.isEmpty
    case .undetermined: false
    case .notApplicable: reason == .conditionNotMet || reason == .nothingInside
    }
  }

  /// Whether what it is about is not there.
  fileprivate var isSilent: Bool { verdict == .notApplicable }
}
