internal import RuleDSL

extension CheckRun {
  /// Waives what the program says is to be borne, and adds what is to be said of the waivers themselves.
  ///
  /// A waived finding counts as 豁免, never as a pass.
  mutating func waive(_ program: RuleProgram, _ context: RunContext) {
    let table = WaiverTable(program, context.world.units, statements, day)
    guard !table.items.isEmpty else { return }
    let explainer = Explainer(context, self, table)
    /// By plan, the numbers of the waivers that a finding met.
    var met: [Int: Set<Int>] = [:]
    for index in outcomes.indices where table.concerns(outcomes[index]) {
      let outcome = outcomes[index]
      guard outcome.verdict == .fail || outcome.verdict == .undetermined else { continue }
      let (finding, own) = explainer.waived(outcome)
      met[finding.plan, default: []].formUnion(own)
      guard finding.verdict == .waived else { continue }
      outcomes[index].verdict = .waived
      tallies[finding.statement].add(outcome.verdict, times: -1)
      tallies[finding.statement].add(.waived)
    }
    for item in table.items where item.isExpired && context.plans?[item.plan] ?? true { add(.expired, item) }
    for item in table.items
    where !item.isExpired && context.plans?[item.plan] ?? true && !(met[item.plan]?.contains(item.number) ?? false) {
      add(.unused, item)
    }
  }

  private mutating func add(_ check: WaiverInspection, _ item: WaiverTable.Item) {
    add(.waivers(check))
    var finding = Finding(.fail, check.reason)
    finding.waiver = Finding.Waiver(
      label: item.waiver.reason,
      basis: .cited([]),
      decision: Finding.Decision(item.waiver, .fail)
    )
    keep(finding, .rule, statement: statements.count - 1, plan: item.plan)
  }
}
