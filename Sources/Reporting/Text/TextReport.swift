internal import RuleDSL
internal import Transmission

/// The report a planner reads on a terminal: worst first, then what is missing, the counts, and the rules that say
/// nothing.
struct TextReport {
  let model: ReportModel
  let style: ReportStyle
  let wording: Wording
  let painter: Painter

  /// How many plans are shown, how many findings a group lists, how many figures a finding, and how many where it is
  /// open, how many names a list.
  static let limits = (plans: 30, findings: 20, figures: 16, figuresOfOpen: 4, names: 60)

  init(report: Report, style: ReportStyle) {
    self.style = style
    wording = Wording(report, style.language)
    painter = Painter(isOn: style.usesColor)
    let limits = ReportModel.Limits(
      plans: style.showsAll ? nil : Self.limits.plans,
      findings: style.showsAll ? nil : Self.limits.findings
    )
    model = ReportModel(report, by: style.arrangement, showsAll: style.showsAll, limits: limits)
  }

  var report: Report { model.report }
  private var isByPlan: Bool { style.arrangement == .plan }
  /// How far what a finding rests on is moved in.
  var margin: Int { isByPlan ? 6 : 4 }

  func write<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure) {
    if !style.isQuiet {
      try sink(packs() + waivers() + problems() + layerFlaws())
      for part in model.parts { try write(part, to: sink) }
      try sink(otherPlans() + shortages() + (isByPlan ? grounds() : ""))
    }
    try sink(comparison() + summary())
    if !style.isQuiet { try sink(tallies() + layerNotes() + ledger() + notes()) }
  }

  private func write<Failure: Error>(_ part: ReportPart, to sink: (String) throws(Failure) -> Void) throws(Failure) {
    if let plan = part.plan { try sink(heading(of: part, plan)) }
    for (carrier, groups) in part.carriers {
      if let carrier, part.carriers.count > 1 {
        try sink("  " + painter.strong(carrier.name[style.language]) + "\n")
      }
      let silent = silences(groups)
      for group in groups {
        if let same = silent[group.key] { try sink(text(of: same)) } else { try write(group, to: sink) }
      }
    }
    if isByPlan { try sink("\n") }
  }

  /// `✗ 不通过  甲东县（990101） · 不通过 1，待核实 2（刚性 0）`.
  private func heading(of part: ReportPart, _ plan: Int) -> String {
    let verdict = part.table.verdict
    let name = wording.name(of: plan) + pick("（\(wording.code(of: plan))）", " (\(wording.code(of: plan)))")
    let mark = painter.verdict("\(verdict.mark) \(wording.conclusion(of: part.table))", verdict)
    return mark + "  " + painter.strong(name) + " · " + wording.counts(part.table, isWhole: model.isWhole) + "\n"
  }

  private func write<Failure: Error>(
    _ group: FindingGroup,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let entries = report.entries(of: group, wording)
    // In the part of a plan, a finding by itself needs no line of its own for what it is about.
    let isOneLine = isByPlan && group.total == 1
    try sink(heading(of: group) + (isOneLine ? pick("：", ": ") : "\n") + sums(of: group))
    for entry in entries { try sink(text(of: entry, after: isOneLine)) }
    try sink(rest(group.total - group.shown.count, indent: isByPlan ? 4 : 2) { self.more($0, "处") })
    if !isByPlan { try sink(ground(of: group) + "\n") }
  }

  /// `✗ 不通过  ZB-02 耕地保有量 · 汇总 · 2035年 · 3 处`; in the part of a plan with the mark only.
  private func heading(of group: FindingGroup) -> String {
    let heading = report.run.statements[group.key.statement].heading
    let verdict = group.key.verdict
    let plans = Set(group.shown.map { Int($0.plan) })
    var parts = ["\(wording.id(of: heading, plans: plans)) \(heading.title)", obligation(of: group)]
    if group.key.year != 0 { parts.append(pick("\(group.key.year)年", "\(group.key.year)")) }
    if let level = wording.level(of: heading, plans: plans) { parts.append(level) }
    if group.key.isOnParcels {
      if !isByPlan, let plan = group.key.plan { parts.append(wording.name(of: plan)) }
      parts.append(pick("\(group.total) 个图斑", counted(group.total, "parcel")))
    } else if group.total > 1 {
      parts.append(pick("\(group.total) 处", counted(group.total, isByPlan ? "finding" : "plan")))
    }
    if isByPlan {
      return "  " + painter.verdict(verdict.mark, verdict) + " " + parts.joined(separator: " · ")
    }
    let mark = painter.verdict("\(verdict.mark) \(verdict.name[style.language])", verdict)
    return mark + "  " + painter.strong(parts.joined(separator: " · "))
  }

  /// The packs that judged, and what they set aside.
  private func packs() -> String {
    let lines = wording.text(of: report.packs)
    return lines.isEmpty ? "" : lines.map { $0 + "\n" }.joined() + "\n"
  }

  /// How many findings are waived because somebody decided it.
  private func waivers() -> String {
    let count = report.decided
    guard count > 0 else { return "" }
    return pick(
      "按规则文件里的豁免决定，\(count) 处不计入不通过和待核实，不算通过\n\n",
      "\(counted(count, "finding")) waived by decisions in rule files: neither failing nor open, and no pass\n\n"
    )
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
