internal import RuleDSL
internal import Transmission

/// The report a planner reads: worst first, then the counts, then the rules that say nothing.
struct TextReport {
  let report: Report
  let style: ReportStyle
  let wording: Wording
  let painter: Painter

  /// How many plans a group lists before it is cut, how many figures a plan, how many names a list.
  static let limits = (plans: 20, figures: 16, names: 60)

  init(report: Report, style: ReportStyle) {
    self.report = report
    self.style = style
    wording = Wording(report, style.language)
    painter = Painter(isOn: style.usesColor)
  }

  func write<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure) {
    if !style.isQuiet {
      try sink(packs() + problems())
      for group in report.groups(showsAll: style.showsAll, limit: Self.limits.plans) {
        try write(group, to: sink)
      }
    }
    try sink(summary())
    if !style.isQuiet { try sink(tallies() + flaws() + ledger() + notes()) }
  }

  private func write<Failure: Error>(
    _ group: FindingGroup,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    try sink(heading(of: group) + sums(of: group))
    for entry in entries(of: group) { try sink(text(of: entry)) }
    let more = rest(group.total - group.shown.count, indent: 2) { self.more($0, "处") }
    try sink(more + ground(of: group) + "\n")
  }

  /// `✗ 不通过  ZB-02 耕地保有量 · 汇总 · 2035年 · 3 处`.
  private func heading(of group: FindingGroup) -> String {
    let heading = report.run.statements[group.key.statement].heading
    let verdict = group.key.verdict
    let plans = Set(group.shown.map { Int($0.plan) })
    var parts = ["\(wording.id(of: heading, plans: plans)) \(heading.title)", obligation(of: group)]
    if group.key.year != 0 { parts.append(pick("\(group.key.year)年", "\(group.key.year)")) }
    if let level = wording.level(of: heading, plans: plans) { parts.append(level) }
    if let plan = group.key.plan {
      parts.append(wording.name(of: plan))
      parts.append(pick("\(group.total) 个图斑", counted(group.total, "parcel")))
    } else if group.total > 1 {
      parts.append(pick("\(group.total) 处", counted(group.total, "plan")))
    }
    let mark = painter.verdict("\(verdict.mark) \(verdict.name[style.language])", verdict)
    return mark + "  " + painter.strong(parts.joined(separator: " · ")) + "\n"
  }

  /// The packs that judged, and what they set aside.
  private func packs() -> String {
    let lines = wording.text(of: report.packs)
    return lines.isEmpty ? "" : lines.map { $0 + "\n" }.joined() + "\n"
  }

  private func obligation(of group: FindingGroup) -> String {
    if report.run.statements[group.key.statement].written == nil { return pick("内置检查", "built-in check") }
    return group.key.requirement.isEmpty ? group.key.obligation.name[style.language] : group.key.requirement
  }

  /// The article, or that nobody has seen it yet.
  private func ground(of group: FindingGroup) -> String {
    "  " + painter.faint(wording.ground(report.run.statements[group.key.statement].heading)) + "\n"
  }

  func pick(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    wording.pick(chinese(), english())
  }
}
