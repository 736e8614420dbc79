internal import RuleDSL
internal import Transmission

/// What a report says, arranged for readers: the formats that people read only lay it out.
///
/// Nothing in it is worded but names; a finding is explained when a format writes it.
public struct ReportModel {
  /// How much of a long report is shown.
  struct Limits {
    /// Plans in full; `nil` for all.
    var plans: Int?
    /// Findings of one group; `nil` for all.
    var findings: Int?
  }

  let report: Report
  /// What there is to read, worst first: a part a plan, or one for all where rules arrange it.
  let parts: [ReportPart]
  /// The numbers of every plan about which anything was found.
  let tables: [Int: PlanTable]
  /// Plans of which something is to be told, but not here.
  let omitted: [Int]
  /// Plans of which nothing is to be told: all is well, or nothing was judged.
  let silent: [Int]
  /// Whether passes and 不适用 were kept one by one, so that the numbers of each plan are whole.
  let isWhole: Bool

  /// Arranges a report; passes and 不适用 are parts of it only where all is to be shown.
  init(_ report: Report, by arrangement: ReportArrangement, showsAll: Bool, limits: Limits) {
    self.report = report
    isWhole = report.run.outcomes.count == report.total().total
    let told = report.run.outcomes.lazy.filter { showsAll || $0.verdict.isWorthTelling }
    let tables = report.planTables()
    self.tables = tables
    let worthTelling = Verdict.allCases.filter { showsAll || $0.isWorthTelling }
    let plans = report.plans
    var isLoud = [Bool](repeating: false, count: report.world.units.count)
    for (plan, table) in tables where isLoud.indices.contains(plan) {
      isLoud[plan] = worthTelling.contains { table.all.count(of: $0) > 0 }
    }
    silent = plans.filter { !isLoud[$0] }
    guard arrangement == .plan else {
      let groups = report.groups(told, limit: limits.findings, byPlan: false)
      parts = groups.isEmpty ? [] : [ReportPart(plan: nil, table: PlanTable(), carriers: [(nil, groups)])]
      omitted = []
      return
    }
    let ranked = plans.filter { isLoud[$0] }.stablySorted { tables[$0]?.rank ?? .max }
    let shown = ranked.prefix(limits.plans ?? .max)
    omitted = ranked.dropFirst(shown.count).sorted()
    let wanted = Set(shown)
    let outcomes = Dictionary(grouping: told.filter { wanted.contains(Int($0.plan)) }) { Int($0.plan) }
    parts = shown.map { plan in
      let groups = report.groups(outcomes[plan] ?? [], limit: limits.findings, byPlan: true)
      let carriers = Dictionary(grouping: groups) { report.run.statements[$0.key.statement].carrier }
      let order = groups.map { report.run.statements[$0.key.statement].carrier }.withoutRepeats
      let table = tables[plan] ?? PlanTable()
      return ReportPart(plan: plan, table: table, carriers: order.map { ($0, carriers[$0] ?? []) })
    }
  }
}

/// What a report says about one plan, or about all of them.
struct ReportPart {
  /// `nil` where rules arrange the report.
  let plan: Int?
  let table: PlanTable
  /// By kind of commitment, the worst first; of no kind where rules arrange the report.
  let carriers: [(carrier: ReportCarrier?, groups: [FindingGroup])]
}

/// How many of each verdict one plan has.
struct PlanTable {
  private(set) var carriers = [CheckRun.Tally](repeating: CheckRun.Tally(), count: ReportCarrier.allCases.count)
  private(set) var all = CheckRun.Tally()
  private(set) var binding = CheckRun.Tally()

  /// How many of all are verdicts on the plan, but for 不适用.
  private var judged = 0

  mutating func add(_ verdict: Verdict, _ carrier: ReportCarrier, isBinding: Bool, isAboutPlan: Bool) {
    all.add(verdict)
    if isAboutPlan, verdict != .notApplicable { judged += 1 }
    carriers[carrier.rawValue].add(verdict)
    if isBinding { binding.add(verdict) }
  }

  subscript(carrier: ReportCarrier) -> CheckRun.Tally { carriers[carrier.rawValue] }

  /// What a plan comes to, as a run does: what is binding decides; 不适用 where nothing was judged.
  var verdict: Verdict {
    if binding.fail > 0 { return .fail }
    if binding.undetermined > 0 { return .undetermined }
    return judged > 0 ? .pass : .notApplicable
  }

  /// The worst first: what is binding, then the rest.
  fileprivate var rank: Int {
    let kinds = [
      binding.fail, binding.undetermined, all.fail, all.undetermined, all.waived, all.pass, all.notApplicable,
    ]
    return kinds.firstIndex { $0 > 0 } ?? kinds.count
  }
}

extension Report {
  /// What was found about every plan that anything was found about.
  func planTables() -> [Int: PlanTable] {
    let kinds = run.statements.map { ($0.carrier, $0.heading.level == .binding, $0.isAboutPlans) }
    var tables: [Int: PlanTable] = [:]
    for outcome in run.outcomes {
      let (carrier, isBinding, isAboutPlan) = kinds[Int(outcome.statement)]
      tables[Int(outcome.plan), default: PlanTable()].add(
        outcome.verdict,
        carrier,
        isBinding: isBinding,
        isAboutPlan: isAboutPlan
      )
    }
    return tables
  }
}
