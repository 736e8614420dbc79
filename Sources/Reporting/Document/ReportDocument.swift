internal import RuleDSL
internal import Transmission

/// The opinion on a plan set (审查意见): chapters and tables made of a report's model, for a writer to lay out.
struct ReportDocument<Writer: DocumentWriter> {
  let model: ReportModel
  let wording: Wording
  var writer: Writer
  let maps: FindingMaps?

  /// How many findings of a group are written, how many rows a table of evidence has, how many pictures a group and names
  /// a list of plans, and after how many bytes plans are left to the
  /// list and the map layer.
  static var limits: (findings: Int, rows: Int, figures: Int, names: Int, bytes: Int) { (20, 30, 4, 200, 3 << 20) }

  init(_ report: Report, _ style: ReportStyle) {
    let limits = ReportModel.Limits(findings: style.showsAll ? nil : Self.limits.findings)
    model = ReportModel(report, by: style.arrangement, showsAll: style.showsAll, limits: limits)
    wording = Wording(report, style.language)
    writer = Writer(style.language)
    maps = FindingMaps(report, wording)
  }

  var report: Report { model.report }

  /// Writes chapter after chapter, so that a long one is never in memory as a whole.
  mutating func write<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure) {
    writer.begin(pick("国土空间规划传导审查意见", "Opinion on the transmission of spatial plans"))
    chapter(1, pick("基本情况", "What was checked"))
    facts()
    chapter(2, pick("总的结论", "Conclusions"))
    conclusions()
    try flush(to: sink)
    chapter(3, pick("各规划的意见", "Plan by plan"))
    var bytes = 0
    var left: [Int] = []
    for (place, part) in model.parts.enumerated() {
      if bytes > Self.limits.bytes {
        left += part.plan.map { [$0] } ?? []
        continue
      }
      write(part, place + 1)
      bytes += writer.text.utf8.count
      try flush(to: sink)
    }
    rest(left)
    if let comparison = report.comparison {
      chapter(4, wording.comparisonTitle)
      compared(comparison)
    }
    let next = report.comparison == nil ? 4 : 5
    chapter(next, pick("还需提供的材料", "What is missing to decide"))
    shortages()
    chapter(next + 1, pick("依据", "Bases"))
    grounds()
    chapter(next + 2, pick("未作判定的规则和输入", "Rules that judged nothing, and the input"))
    appendix()
    writer.end()
    try flush(to: sink)
  }

  private mutating func flush<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure) {
    try sink(writer.text)
    writer.text = ""
  }

  /// `一、基本情况`.
  private mutating func chapter(_ number: Int, _ title: String) {
    writer.heading(pick("\(ChineseNumber.text(number))、\(title)", "\(number). \(title)"), level: 2)
  }

  // MARK: Head

  private mutating func facts() {
    let units = report.world.units
    let plans = report.plans
    let tops = plans.filter { units.parents[$0] < 0 || report.run.plans?[Int(units.parents[$0])] == false }
    let names = wording.list(tops.prefix(5).map(wording.name(of:)))
    let run = report.run
    let judging = run.tallies.indices.filter { run.tallies[$0].judged > 0 && run.statements[$0].written != nil }.count
    let written = run.statements.count { $0.written != nil }
    let day = run.day?.text ?? ""
    let approved = units.approvals.isEmpty ? 0 : plans.count { units.approvals[$0] != nil }
    var rows: [[DocumentTable.Cell]] = [
      [
        "\(pick("规划", "Plans"))",
        "\(pick("\(names)\(plans.count > tops.count ? "及以下" : "")，共 \(plans.count) 个", "\(names), \(counted(plans.count, "plan"))"))",
      ],
      [
        "\(pick("判定依据的日期", "Rules as of"))",
        "\(pick("\(day)\(approved > 0 && run.days.asked == nil ? "；其中 \(approved) 个按各自的批复日期" : "")", "\(day)\(approved > 0 && run.days.asked == nil ? "; \(approved) by the day of their approval" : "")"))",
      ],
      [
        "\(pick("规则", "Rules"))",
        "\(pick("\(written) 条，其中 \(judging) 条作了判定", "\(written), of which \(judging) judged something"))",
      ],
    ]
    let packs = report.packs.isEmpty ? [] : [wording.names(of: report.packs)]
    rows += (packs + wording.overrides(of: report.packs)).enumerated().map { index, line in
      ["\(index == 0 ? pick("规则包", "Rule packs") : "")", DocumentTable.Cell(line)]
    }
    rows.append([
      "\(pick("输入", "Input"))",
      "\(pick("\(report.inputs.count) 个文件；读不出的 \(report.problems.count) 处，图层的问题 \(report.flaws.count) 处，见第六章", "\(counted(report.inputs.count, "file")); \(report.problems.count) places unreadable, \(report.flaws.count) remarks on map layers, see chapter 6"))",
    ])
    let systems = systems
    if !systems.isEmpty { rows.append(["\(pick("坐标系", "Coordinates"))", DocumentTable.Cell(systems)]) }
    if !report.release.isEmpty { rows.append(["\(pick("程序", "Program"))", DocumentTable.Cell(report.release)]) }
    writer.table(DocumentTable(["", ""], rows))
    if !report.problems.isEmpty {
      writer.paragraph(
        pick("有的输入读不出，与它有关的不作准：", "Some of the input cannot be read; nothing that hangs on it is sure:")
      )
      writer.list(report.problems.prefix(Self.limits.rows).map { $0.message[wording.language] })
    }
  }

  /// The coordinate systems of the layers that rules asked for, those of most layers first.
  private var systems: String {
    let names = report.run.mapLedger.systems.map { $0.system[wording.language] }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let told = sorted.map { name, count in pick("\(name) \(count) 个图层", "\(name): \(counted(count, "layer"))") }
    return told.joined(separator: pick("；", "; "))
  }

  private mutating func conclusions() {
    let verdicts = Verdict.worstFirst
    let parts = model.parts.filter { $0.plan != nil }
    let counts = verdicts.map { verdict in
      (verdict, report.plans.count { (model.tables[$0] ?? PlanTable()).verdict == verdict })
    }
    writer.paragraph(
      pick("共 \(report.plans.count) 个规划：", "Of \(counted(report.plans.count, "plan")): ")
        + counts.filter { $0.1 > 0 }.map { verdict, count in
          let name = verdict == .notApplicable ? pick("没有判定", "not judged") : verdict.name[wording.language]
          return pick("\(name) \(count) 个", "\(name) \(count)")
        }.joined(separator: pick("，", ", ")) + pick("。规划的结论由刚性要求决定。", ". Binding rules decide about a plan.")
    )
    let (all, binding) = (report.total(), report.total(.binding))
    writer.table(
      DocumentTable(
        pick(["判定", "项数", "其中刚性"], ["Verdict", "Findings", "Binding"]),
        verdicts.map { verdict in
          [
            DocumentTable.Cell(verdict.name[wording.language], verdict: verdict),
            "\(all.count(of: verdict))", "\(binding.count(of: verdict))",
          ]
        },
        right: [1, 2]
      )
    )
    let decided = report.decided
    if decided > 0 {
      writer.paragraph(
        pick(
          "其中按豁免决定不计的 \(decided) 项，见各规划的意见里的决定机关、文号和期限。",
          "\(decided) of them waived by decisions, told with authority, document and date plan by plan."
        )
      )
    }
    let anchors = Dictionary(parts.enumerated().map { ($1.plan ?? 0, "plan-\($0 + 1)") }) { first, _ in first }
    let others = report.plans.filter { anchors[$0] == nil }
    // Of a nation, those of which nothing is to be told are counted above, and stand in the workbook.
    let order = parts.compactMap(\.plan) + (report.plans.count > Self.limits.names ? [] : others)
    guard !order.isEmpty else { return }
    let isDated = !report.world.units.approvals.isEmpty
    let days = isDated ? pick(["批复日期"], ["Approved"]) : []
    let numbers = 3 + days.count
    writer.table(
      DocumentTable(
        pick(["规划", "代码"], ["Plan", "Code"]) + days + pick(["结论"], ["Verdict"])
          + verdicts.map { $0.name[wording.language] },
        order.map { plan in
          let table = model.tables[plan] ?? PlanTable()
          return [
            DocumentTable.Cell(wording.name(of: plan), anchor: anchors[plan]),
            DocumentTable.Cell(wording.code(of: plan)),
          ]
            + (isDated ? [DocumentTable.Cell(approval(of: plan))] : [])
            + [DocumentTable.Cell(table.verdict.name[wording.language], verdict: table.verdict)]
            + verdicts.map { "\(table.all.count(of: $0))" }
        },
        right: Set(numbers..<numbers + verdicts.count)
      )
    )
  }

  /// The day of approval, or that there is none yet.
  private func approval(of plan: Int) -> String {
    switch report.world.units.approvals[plan] {
    case .approved(let day): day.text
    case .drafted: pick("在编", "drafted")
    case nil: pick("未知", "unknown")
    }
  }

  func pick<Words>(_ chinese: @autoclosure () -> Words, _ english: @autoclosure () -> Words) -> Words {
    wording.pick(chinese(), english())
  }
}

/// `二十三`: numbers of chapters.
enum ChineseNumber {
  static func text(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard (1..<100).contains(number) else { return "\(number)" }
    let (tens, ones) = number.quotientAndRemainder(dividingBy: 10)
    return (tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十") + digits[ones]
  }
}
