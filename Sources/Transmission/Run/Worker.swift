internal import RuleDSL
internal import Spatial

/// What one worker needs again and again: the plan set, and scratch columns as long as the unit table.
struct Worker {
  private(set) var context: RunContext
  let keepingAll: Bool
  private var scratch: Scratch
  private var ruleColumns: [DenseColumn] = []
  /// The current control line.
  private var line: (statement: Int, judge: LineJudge)?
  /// The current general rule, which is asked plan by plan where it reads the map.
  private var rule: (statement: Int, year: Int, pass: RulePass)?

  init(_ context: RunContext, keepingAll: Bool) {
    self.context = context
    self.keepingAll = keepingAll
    scratch = Scratch(count: context.world.units.count)
  }

  /// The same, kept for later runs where it asks the map about one plan.
  mutating func run(_ work: WorkItem, _ keys: MeasureKeys?) -> PassResult {
    guard let keys, let map = context.map, let key = keys.key(work) else { return run(work) }
    let kept = keys.memory.measure(key, through: map) { recording in
      context.map = recording
      line?.judge.map = recording
      rule = nil
      return run(work).kept
    }
    (context.map, rule) = (map, nil)
    return PassResult(kept, keepingAll: keepingAll, statement: work.statement, year: work.year)
  }

  mutating func run(_ work: WorkItem) -> PassResult {
    let plans = context.plansOf[work.statement]
    var result = PassResult(keepingAll: keepingAll, statement: work.statement, year: work.year, plans: plans)
    switch context.statements[work.statement] {
    case .figures(let transmission, let family):
      let pass = TransmissionPass(context, context.subject(transmission, family, work.year))
      pass.load(&scratch)
      pass.settleExpectations(&scratch)
      pass.judgeUnits(scratch, &result)
      pass.measure(&scratch)
      pass.reduce(scratch, &result)
    case .monitor(let monitor, let family):
      let pass = TransmissionPass(context, context.subject(monitor, family, work.year))
      pass.load(&scratch)
      pass.settleExpectations(&scratch)
      pass.judgeStates(&scratch, &result)
    case .trajectory(let judge):
      for plan in judge.plans where context.judges(plan, work.statement) {
        guard let finding = judge.finding(of: plan, in: work.year) else { continue }
        result.add(
          Ruling(finding.verdict, finding.reason),
          .monitor,
          part: Obligation.monitor.place,
          plan: plan
        )
      }
    case .line(let line): judgeLine(line, of: work, &result)
    case .entries(let entries): judgeEntries(entries, &result)
    case .matrix: break
    case .rule:
      if rule?.statement != work.statement || rule?.year != work.year,
        case .rule(let prepared) = context.statements[work.statement]
      {
        rule = (work.statement, work.year, RulePass(context, prepared, work.year))
      }
      if let plan = work.plan {
        rule?.pass.run(plan, &result)
      } else {
        rule?.pass.run(&ruleColumns, &result)
      }
    }
    return result
  }

  private func judgeEntries(_ entries: any EntryJudge, _ result: inout PassResult) {
    for plan in entries.family.family.judged {
      for obligation in [Obligation.carry, .honour, .aggregate] {
        guard let finding = entries.finding(obligation, plan, explains: false) else { continue }
        result.add(finding.verdict, obligation, part: obligation.place, plan: plan, because: finding.reason)
      }
    }
  }

  private mutating func judgeLine(_ subject: LineSubject, of work: WorkItem, _ result: inout PassResult) {
    guard let plan = work.plan, let map = context.map else { return }
    if line?.statement != work.statement { line = (work.statement, LineJudge(subject, map, plans: context.plans)) }
    for (obligation, finding) in line?.judge.findings(of: plan) ?? [] {
      result.add(finding, obligation, plan: plan)
    }
  }
}

/// Scratch columns of one transmission in one year, by unit.
struct Scratch {
  var own: DenseColumn
  var allotted: DenseColumn
  var weight: DenseColumn
  /// Whether the unit is expected to state the subject.
  var expected: [Bool]
  var rows: [FamilyRow]

  init(count: Int) {
    own = DenseColumn(count: count)
    allotted = own
    weight = own
    expected = [Bool](repeating: false, count: count)
    rows = [FamilyRow](repeating: FamilyRow(), count: count)
  }
}

/// The verdicts of one statement in one year.
struct PassResult: Sendable {
  /// By obligation or requirement; plans ascending.
  private(set) var outcomes: [[CheckRun.Outcome]] = []
  private(set) var tally = CheckRun.Tally()
  /// What the overlays found, for the outcomes that are kept.
  private(set) var findings: [Finding] = []
  private let keepingAll: Bool
  private let statement: UInt16
  private let year: Int16
  /// Whether the run judges a plan, by unit; `nil` for every plan.
  private let plans: [Bool]?

  init(keepingAll: Bool, statement: Int, year: Int, plans: [Bool]? = nil) {
    self.keepingAll = keepingAll
    self.statement = UInt16(clamping: statement)
    self.year = Int16(clamping: year)
    self.plans = plans
  }

  /// What is kept of it for later runs, whose statements have other numbers.
  struct Kept: Codable, Sendable {
    var outcomes: [[CheckRun.Outcome]]
    var tally: CheckRun.Tally
    var findings: [Finding]
  }

  var kept: Kept { Kept(outcomes: outcomes, tally: tally, findings: findings) }

  init(_ kept: Kept, keepingAll: Bool, statement: Int, year: Int) {
    self.init(keepingAll: keepingAll, statement: statement, year: year)
    let number = self.statement
    outcomes = kept.outcomes.map { part in
      part.map { outcome in
        var outcome = outcome
        outcome.statement = number
        return outcome
      }
    }
    (tally, findings) = (kept.tally, kept.findings)
  }

  /// Whether verdicts are wanted one by one, not only counted.
  var keepsAll: Bool { keepingAll || plans != nil }

  /// Counts a verdict that leaves slivers out of account: where passes are not kept, the tally alone shows them.
  mutating func noteSlivers() { tally.withSlivers += 1 }

  /// Counts verdicts that nobody keeps.
  mutating func count(_ verdict: Verdict, times: Int) { tally.add(verdict, times: times) }

  /// Counts a verdict of a 传导 by figures, and keeps its outcome where outcomes of its kind are kept.
  mutating func add(_ ruling: Ruling, _ obligation: Obligation, part: Int, plan: Int) {
    add(ruling.verdict, obligation, part: part, plan: plan, because: ruling.reason)
  }

  /// Counts the verdict on a requirement; `ordinal` is ``CheckRun/Outcome/requirement`` where that is another number.
  mutating func add(_ ruling: RequirementRuling, _ requirement: Int, ordinal: Int? = nil, of plan: Int) {
    let number = ordinal ?? requirement
    add(ruling.verdict, .rule, part: requirement, requirement: number, plan: plan, because: ruling.code)
  }

  /// Counts a verdict, and tells whether it is kept; its part is its obligation or requirement.
  ///
  /// A verdict on a plan that the run does not judge counts for nothing.
  @discardableResult
  mutating func add(
    _ verdict: Verdict,
    _ obligation: Obligation,
    part: Int,
    requirement: Int = 0,
    plan: Int,
    because reason: Reason? = nil
  ) -> Bool {
    guard plans?[plan] ?? true else { return false }
    tally.add(verdict)
    guard keepingAll || verdict.isWorthTelling else { return false }
    while outcomes.count <= part { outcomes.append([]) }
    outcomes[part].append(
      CheckRun.Outcome(
        plan: Int32(plan),
        year: year,
        statement: statement,
        requirement: UInt16(clamping: requirement),
        obligation: obligation,
        verdict: verdict,
        reason: reason
      )
    )
    return true
  }

  /// The most points of pieces that are kept with a verdict of a rule; what is larger is worked out again when needed.
  private static let mostPoints = 4_000

  /// Keeps what explains the last verdict of a rule, unless that takes much room.
  mutating func keepIfSmall(_ finding: Finding, part: Int) {
    let points = finding.pieces.reduce(0) { $0 + $1.shape.points.count }
    if points <= Self.mostPoints { keep(finding, part: part) }
  }

  private mutating func keep(_ finding: Finding, part: Int) {
    let last = outcomes[part].count - 1
    outcomes[part][last].found = .kept(Int32(clamping: findings.count))
    outcomes[part][last].reason = finding.reason
    findings.append(finding)
  }

  /// Counts the verdict on a control line, and keeps what explains it.
  mutating func add(_ finding: Finding, _ obligation: Obligation, plan: Int) {
    if finding.regions.slivers.count > 0, !finding.verdict.isWorthTelling { noteSlivers() }
    if add(finding.verdict, obligation, part: obligation.place, plan: plan) { keep(finding, part: obligation.place) }
  }
}

extension Obligation {
  /// Place among the obligations of a statement.
  var place: Int {
    switch self {
    case .carry, .monitor: 0
    case .honour: 1
    case .aggregate, .rule, .admit: 2
    }
  }
}
