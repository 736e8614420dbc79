internal import RuleDSL
internal import Transmission

extension ReportDocument {
  /// The chapter of one plan, or of all where rules arrange the report.
  mutating func write(_ part: ReportPart, _ number: Int) {
    if let plan = part.plan {
      let name = "\(wording.name(of: plan))" + pick("（\(wording.code(of: plan))）", " (\(wording.code(of: plan)))")
      writer.heading(
        pick("（\(ChineseNumber.text(number))）\(name)", "3.\(number) \(name)"),
        level: 3,
        verdict: part.table.verdict,
        anchor: "plan-\(number)"
      )
      writer.paragraph(conclusion(of: part))
    }
    maps?.begin()
    if let plan = part.plan, let map = maps?.overview(of: plan, numbered(part)) {
      writer.figure(map, pick("问题一览，号码是下文的序号", "All findings, by their numbers below"))
    }
    var count = 0
    for (carrier, groups) in part.carriers {
      if let carrier { writer.heading(carrier.name[wording.language], level: 4) }
      for group in groups {
        count += 1
        write(group, count, in: part)
      }
    }
  }

  /// The findings of a part with the number of their group.
  private func numbered(_ part: ReportPart) -> [(number: Int, finding: Finding)] {
    part.carriers.flatMap(\.groups).enumerated().flatMap { index, group in
      group.shown.prefix(Self.limits.findings).map { (index + 1, report.finding($0)) }
    }
  }

  /// `刚性要求有 1 项不通过：不通过 1，通过 20。`.
  private func conclusion(of part: ReportPart) -> String {
    let binding = part.table.binding
    let counts = wording.counts(part.table, isWhole: model.isWhole)
    let said: Phrase =
      switch part.table.verdict {
      case .fail: Phrase("刚性要求有 \(binding.fail) 项不通过，应当改正", "\(counted(binding.fail, "binding requirement")) failed")
      case .undetermined:
        Phrase(
          "刚性要求有 \(binding.undetermined) 项待核实，补齐材料后再定",
          "\(counted(binding.undetermined, "binding requirement")) open"
        )
      case .pass, .waived, .notApplicable: Phrase("刚性要求没有不通过和待核实的", "no binding requirement fails or is open")
      }
    return said[wording.language] + pick("（\(counts)）。", " (\(counts)).")
  }

  /// One finding, or findings that say the same.
  private mutating func write(_ group: FindingGroup, _ number: Int, in part: ReportPart) {
    let heading = report.run.statements[group.key.statement].heading
    let plans = Set(group.shown.map { Int($0.plan) })
    let isBuiltIn = report.run.statements[group.key.statement].written == nil
    let obligation =
      isBuiltIn
      ? pick("内置检查", "built-in check")
      : group.key.requirement.isEmpty ? group.key.obligation.name[wording.language] : group.key.requirement
    let parts = [
      "\(number). \(wording.id(of: heading, plans: plans)) \(heading.title)", obligation,
      group.key.year == 0 ? nil : pick("\(group.key.year)年", "\(group.key.year)"),
      wording.level(of: heading, plans: plans),
      group.total > 1 ? pick("\(group.total) 处", counted(group.total, "finding")) : nil,
    ]
    writer.heading(
      parts.compactMap(\.self).joined(separator: " · "),
      level: 5,
      verdict: group.key.verdict,
      anchor: nil
    )
    if !group.sums.isEmpty, group.total > 1, let first = group.shown.first {
      let rows = group.sums.rows(wording, report.finding(first))
      let head = pick(["分区", "用途", "图斑", "面积"], ["Zone", "Use", "Parcels", "Area"])
      writer.table(DocumentTable(head, texts: rows, right: [2, 3]))
    }
    var figures = Self.limits.figures
    for entry in report.entries(of: group, wording) { write(entry, in: part, &figures) }
    if figures == 0, group.shown.count > Self.limits.figures, maps != nil {
      let drawn = Self.limits.figures
      writer.note(
        pick("地图画前 \(drawn) 处，其余见图层。", "Maps show the first \(drawn); see the map layer for the others.")
      )
    }
    let more = group.total - group.shown.count
    if more > 0 {
      writer.note(pick("另有 \(more) 处，见问题清单和图层。", "\(more) more; see the list and the map layer."))
    }
    if isBuiltIn || part.plan == nil { writer.note(wording.ground(heading)) }
  }

  /// A sentence, and what it rests on; so many pictures are left for the group.
  private mutating func write(_ entry: FindingEntries, in part: ReportPart, _ figures: inout Int) {
    let names = Set(entry.findings.map(\.plan)).sorted().map(wording.name(of:))
    let prefix = part.plan == nil ? wording.list(names) + pick("：", ": ") : ""
    let times = part.plan != nil && entry.findings.count > 1
    let suffix = times ? pick("（\(entry.findings.count) 处）", " (\(counted(entry.findings.count, "finding")))") : ""
    writer.paragraph(prefix + entry.sentence + suffix + pick("。", "."))
    for finding in entry.findings {
      let units = finding.missing.filter { $0 != finding.plan }
      if units.count > 1 { writer.paragraph(pick("缺：", "Missing: ") + wording.list(units.map(wording.name(of:)))) }
    }
    for finding in entry.findings.prefix(figures) {
      if let map = maps?.map(of: finding) {
        writer.figure(map, wording.subject(of: finding))
        figures -= 1
      }
      if let chart = FigureChart(finding, wording) {
        writer.figure(chart.svg, pick("谁承担多少，还差多少", "Who carries how much, and what is missing"))
        figures -= 1
      }
    }
    figures = max(0, figures)
    for (table, left) in wording.evidenceTables(of: entry.findings, limit: Self.limits.rows) {
      writer.table(table)
      if left > 0 { writer.note(pick("另有 \(left) 行。", "\(left) more rows.")) }
    }
  }
}

extension Wording {
  /// What findings rest on, and how many rows of each table are left out.
  func evidenceTables(of findings: [Finding], limit: Int) -> [(table: DocumentTable, left: Int)] {
    func table<Row: Hashable>(
      _ rows: [Row],
      _ head: Phrase,
      right: Set<Int> = [],
      _ cells: (Row) -> [String]
    )
      -> (DocumentTable, Int)?
    {
      let all = rows.withoutRepeats
      guard !all.isEmpty else { return nil }
      let shown = all.prefix(limit)
      let names = head[language].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      return (DocumentTable(names, texts: shown.map(cells), right: right), all.count - shown.count)
    }
    return [
      table(
        findings.flatMap(\.evidence).filter { $0.datum != .unprovided },
        Phrase("规划|内容|数值|出处|原文", "Plan|Figure|Value|Source|Sentence"),
        right: [2]
      ) { row($0) + [$0.datum.parts.source?.origin.sentence ?? ""] },
      table(findings.flatMap(\.entries), Phrase("状态|规划|条目|所在地|出处", "State|Plan|Item|Place|Source"), row),
      table(
        findings.flatMap(\.pieces),
        Phrase("问题|大小|宽度|位置|要素", "What|Size|Width|Place|Features"),
        right: [1, 2],
        row
      ),
      table(findings.flatMap(\.flaws), Phrase("要素|位置|说明|文件", "Feature|Place|What|File"), row),
    ].compactMap(\.self)
  }
}
