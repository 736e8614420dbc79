public import RuleDSL

/// Tells, for any outcome of a run, the figures and units that led to it.
///
/// Made once for a run: it holds what findings share, and costs nothing per finding but the plan's own family.
public struct Explainer: Sendable {
  let context: RunContext
  private let run: CheckRun
  private let waivers: WaiverTable

  /// Takes what the run was made with; the map may be left out where the program has no rules about regions.
  public init(_ program: RuleProgram, _ world: PlanWorld, map: (any MapWorld)? = nil, _ run: CheckRun) {
    let context = RunContext(run.statements.compactMap(\.written), program, world, map)
    self.init(context, run, WaiverTable(program, world.units, run.statements, run.day))
  }

  init(_ context: RunContext, _ run: CheckRun, _ waivers: WaiverTable) {
    (self.context, self.run, self.waivers) = (context, run, waivers)
  }

  /// The finding behind one verdict.
  public func finding(of outcome: CheckRun.Outcome) -> Finding {
    var finding = found(by: outcome)
    (finding.statement, finding.obligation) = (Int(outcome.statement), outcome.obligation)
    (finding.plan, finding.year) = (Int(outcome.plan), Int(outcome.year))
    var marked = finding
    waivers.apply(to: &marked)
    // A run that waives nothing, such as a review of projects, is explained as it judged.
    let isWaived = outcome.verdict == .waived
    return (marked.verdict == .waived) == isWaived ? marked : finding
  }

  /// The finding behind one verdict, and the waivers that it meets, by number.
  func waived(_ outcome: CheckRun.Outcome) -> (finding: Finding, met: Set<Int>) {
    var finding = Explainer(context, run, WaiverTable()).finding(of: outcome)
    let met = waivers.apply(to: &finding)
    return (finding, met)
  }

  /// What the parts of a rule's conditions came to on the way to a verdict; nothing for other statements.
  func observed(by outcome: CheckRun.Outcome) -> Set<ObservedTruth> {
    guard context.statements.indices.contains(Int(outcome.statement)),
      case .rule(let rule) = context.statements[Int(outcome.statement)]
    else { return [] }
    return context.observed(rule, Int(outcome.requirement), Int(outcome.year), Int(outcome.plan))
  }

  private func found(by outcome: CheckRun.Outcome) -> Finding {
    if let finding = run.evidence.finding(outcome.found) { return finding }
    let (statement, year, plan) = (Int(outcome.statement), Int(outcome.year), Int(outcome.plan))
    switch context.statements[statement] {
    case .figures(let transmission, let family):
      return context.finding(outcome.obligation, context.subject(transmission, family, year), plan)
    case .monitor(let monitor, let family):
      return context.finding(outcome.obligation, context.subject(monitor, family, year), plan)
    case .trajectory(let judge): return judge.finding(of: plan, in: year) ?? Finding(outcome.verdict, .open)
    case .line: return Finding(outcome.verdict, .open)
    case .matrix(let matrix): return context.finding(onAdmission: outcome, matrix, run)
    case .entries(let entries):
      return entries.finding(outcome.obligation, plan, explains: true) ?? Finding(outcome.verdict, .open)
    case .rule(let rule): return context.finding(rule, Int(outcome.requirement), year, plan)
    }
  }
}
