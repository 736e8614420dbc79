internal import RuleDSL
internal import Transmission

extension TextReport {
  /// The figures, lists and lines that a plan should state and does not, by the group that says so: of several of a year,
  /// all with the first, and none with the others.
  func silences(_ groups: [FindingGroup]) -> [FindingGroup.Key: [FindingGroup]] {
    guard style.arrangement == .plan else { return [:] }
    let silent = groups.filter { $0.key.reason == .notProvided && $0.key.obligation == .carry && $0.total == 1 }
    var known: [FindingGroup.Key: [FindingGroup]] = [:]
    for group in silent where known[group.key] == nil {
      let same = silent.filter { $0.key.year == group.key.year && level(of: $0) == level(of: group) }
      guard same.count > 1 else { continue }
      for other in same { known[other.key] = [] }
      known[group.key] = same
    }
    return known
  }

  /// `? 应载明或划定，规划集中没有 · 承接 · 2035年：ZB-02 耕地保有量、ZB-06 永久基本农田保护面积`.
  func text(of silent: [FindingGroup]) -> String {
    guard let first = silent.first else { return "" }
    let parts = [
      pick("应载明或划定，规划集中没有", "to be stated or drawn, and not in the plan set"),
      first.key.obligation.name[style.language],
      first.key.year == 0 ? nil : pick("\(first.key.year)年", "\(first.key.year)"), level(of: first),
    ]
    let verdict = first.key.verdict
    let head =
      "  " + painter.verdict(verdict.mark, verdict) + " "
      + parts.compactMap(\.self).joined(separator: " · ") + pick("：", ":") + "\n"
    return head + listed(silent.map { name(of: report.run.statements[$0.key.statement].heading) }, indent: margin)
  }

  private func level(of group: FindingGroup) -> String? {
    wording.level(of: report.run.statements[group.key.statement].heading, plans: group.shown.map { Int($0.plan) })
  }

  /// The plans that have no part: those that are left out, and those of which nothing is to be told.
  func otherPlans() -> String {
    guard style.arrangement == .plan else { return "" }
    let kinds: [(Phrase, [Int])] = [
      (
        Phrase(
          "还有不通过或待核实的规划（--plan 代码 看其中一个，--all 全部列出）",
          "Other plans with something to tell (--plan CODE shows one, --all lists them all)"
        ), model.omitted
      ),
      (
        model.isWhole
          ? Phrase("没有判定的规划", "Plans about which nothing was judged")
          : Phrase("没有不通过或待核实的规划", "Plans with nothing that fails or is open"),
        model.silent
      ),
    ]
    let lines = kinds.map { title, plans in section(title, plans.map(wording.name(of:)), "个", "plan") }.joined()
    return lines.isEmpty ? "" : lines + "\n"
  }

  /// What is missing, and from whom.
  func shortages() -> String {
    let all = report.shortages(wording)
    guard !all.isEmpty else { return "" }
    let shown = style.showsAll ? all[...] : all.prefix(Self.limits.plans)
    let lines = shown.flatMap { shortage in
      let head = wording.name(of: shortage.unit) + pick("：", ": ")
      return TerminalColumns.wrapped(
        wording.text(of: shortage),
        separator: pick("、", ", "),
        width: 106 - displayWidth(of: head)
      ).enumerated().map { index, line in
        "  " + (index == 0 ? head : TerminalColumns.padded("", to: displayWidth(of: head))) + line + "\n"
      }
    }
    let title = pick("还缺什么、由谁提供（有了才能判定）", "What is missing to decide, and from whom")
    return painter.strong(title) + "\n" + lines.joined() + rest(all.count - shown.count, indent: 2) { more($0, "个") }
      + "\n"
  }

  /// The articles of the rules that are told about, once each.
  func grounds() -> String {
    let told = Set(model.parts.flatMap(\.carriers).flatMap(\.groups).map(\.key.statement)).sorted()
    guard !told.isEmpty else { return "" }
    let lines = told.map { statement in
      let heading = report.run.statements[statement].heading
      return "  " + name(of: heading) + painter.faint(pick("  ", "  ") + wording.ground(heading)) + "\n"
    }
    return painter.strong(pick("依据", "Bases")) + "\n" + lines.joined() + "\n"
  }

  /// The rules that judged nothing, with the reasons, and those that gave one verdict everywhere.
  func rules() -> String {
    let idle = report.idleRules.map { idle in
      let title = Phrase(
        "没有判定任何规划的规则（\(idle.cause.name.chinese)）",
        "Rules that judged nothing (\(idle.cause.name.english))"
      )
      return section(
        title,
        idle.rules.map { rule in
          let name = shortName(of: rule.statement)
          // What the title says already need not be told again.
          let reads = rule.reads.filter { !name.contains($0) }
          guard style.showsAll, !reads.isEmpty else { return name }
          let text = wording.list(Array(reads.prefix(3))) + (reads.count > 3 ? pick("等 \(reads.count) 项", " …") : "")
          return name + pick("（\(text)）", " (\(text))")
        },
        "条",
        "rule"
      )
    }
    let same: [(Phrase, Verdict)] = [
      (Phrase("处处不通过的规则", "Rules failed everywhere"), .fail),
      (Phrase("处处通过的规则", "Rules passed everywhere"), .pass),
    ]
    return idle.joined()
      + same.map { title, verdict in
        section(title, report.rules(alwaysGiving: verdict).map(shortName), "条", "rule")
      }.joined()
  }

  /// With the title only where there is room for all of them.
  private func shortName(of statement: Int) -> String {
    let heading = report.run.statements[statement].heading
    return style.showsAll ? name(of: heading) : heading.id
  }

  func name(of heading: Heading) -> String { "\(heading.id) \(heading.title)" }

  /// Names under a title, on one line with as many of them as there is room for; all of them where all are wanted.
  func section(_ title: Phrase, _ names: [String], _ chinese: String, _ english: String) -> String {
    guard !names.isEmpty else { return "" }
    let separator = pick("、", ", ")
    let head = title[style.language] + pick("，\(names.count) \(chinese)", ", \(counted(names.count, english))")
    if style.showsAll {
      let lines = TerminalColumns.wrapped(names, separator: separator, width: 106)
      return painter.strong(head) + "\n" + lines.map { "  \($0)\n" }.joined()
    }
    var shown: [String] = []
    var width = displayWidth(of: head)
    for name in names {
      width += displayWidth(of: name) + 2
      if width > 110, !shown.isEmpty { break }
      shown.append(name)
    }
    let tail = shown.count < names.count ? pick(" 等", " …") : ""
    return painter.strong(head) + pick("：", ": ") + shown.joined(separator: separator) + tail + "\n"
  }
}
