internal import RuleDSL
internal import Transmission

extension ReportDocument {
  /// The plans that have no part of their own.
  mutating func rest(_ left: [Int]) {
    if !left.isEmpty {
      writer.paragraph(
        pick("篇幅所限，下列规划的意见见问题清单和图层：", "For want of room, see the list and the map layer for: ")
          + names(left) + pick("。", ".")
      )
    }
    let quiet = model.silent.filter { (model.tables[$0]?.all.judged ?? 0) > 0 }
    let unjudged = model.isWhole ? model.silent.filter { (model.tables[$0]?.all.judged ?? 0) == 0 } : []
    for (title, plans) in [
      (pick("没有不通过和待核实的规划：", "Plans with nothing that fails or is open: "), quiet),
      (pick("没有判定的规划：", "Plans about which nothing was judged: "), unjudged),
    ] where !plans.isEmpty {
      writer.paragraph(title + names(plans) + pick("。", "."))
    }
  }

  private func names(_ plans: [Int]) -> String {
    let most = Self.limits.names
    return wording.list(plans.prefix(most).map(wording.name(of:)))
      + (plans.count > most ? pick("等 \(plans.count) 个", ", \(plans.count) in all") : "")
  }

  mutating func shortages() {
    let all = report.shortages(wording)
    guard !all.isEmpty else { return writer.paragraph(pick("没有。", "Nothing.")) }
    writer.table(
      DocumentTable(
        pick(["提供者", "材料"], ["Who", "What"]),
        texts: all.map { [wording.name(of: $0.unit), wording.list(wording.text(of: $0))] }
      )
    )
  }

  /// The articles of the rules that are told about, once each.
  mutating func grounds() {
    var plans: [Int: Set<Int>] = [:]
    for group in model.parts.flatMap(\.carriers).flatMap(\.groups) {
      plans[group.key.statement, default: []].formUnion(group.shown.map { Int($0.plan) })
    }
    let told = plans.keys.sorted()
    guard !told.isEmpty else { return writer.paragraph(pick("没有。", "None.")) }
    writer.table(
      DocumentTable(
        pick(["规则", "级别", "依据"], ["Rule", "Level", "Basis"]),
        texts: told.map { statement in
          let heading = report.run.statements[statement].heading
          // In the words of the offices where the plans stand.
          let level =
            wording.level(of: heading, plans: plans[statement] ?? []) ?? heading.level.name[wording.language]
          return ["\(heading.id) \(heading.title)", level, wording.ground(heading)]
        }
      )
    )
  }

  mutating func appendix() {
    let language = wording.language
    for idle in report.idleRules {
      writer.beginFold(
        pick(
          "没有判定任何规划的规则（\(idle.cause.name.chinese)）：\(idle.rules.count) 条",
          "Rules that judged nothing (\(idle.cause.name.english)): \(idle.rules.count)"
        )
      )
      writer.table(
        DocumentTable(
          pick(["规则", "要读的"], ["Rule", "What it reads"]),
          texts: idle.rules.map { rule in
            let heading = report.run.statements[rule.statement].heading
            return ["\(heading.id) \(heading.title)", wording.list(rule.reads)]
          }
        )
      )
      writer.endFold()
    }
    let later = report.notYetInForce.map {
      "\($0.id) \($0.title)" + pick("（\($0.since?.text ?? "") 起）", " (from \($0.since?.text ?? ""))")
    }
    let passed = report.passedOver.map { heading, plans in
      "\(heading.id) \(heading.title)" + pick("：", ": ") + wording.list(plans.prefix(5).map(wording.name(of:)))
        + (plans.count > 5 ? pick("等 \(plans.count) 个", ", \(plans.count) in all") : "")
    }
    let flaws = report.flaws.map { flaw in
      flaw.message[language] + (flaw.remedy.map { pick("；", "; ") + $0[language] } ?? "")
    }
    let lists: [(String, [String])] = [
      (pick("还没有施行的规则", "Rules not yet in force"), later),
      (pick("批复时没有施行的规则", "Rules not in force when plans were approved"), passed),
      (pick("图层的问题", "Remarks on map layers"), flaws),
      (
        pick("没有用到的输入", "Input that was not used"),
        report.ledger.filter { !$0.unused.isEmpty }.map { $0.unusedText(language) }
      ),
      (pick("提示", "Notes"), report.notes.map { $0[language] }),
    ]
    for (title, lines) in lists where !lines.isEmpty {
      writer.beginFold(title + pick("：\(lines.count) 处", ": \(lines.count)"))
      writer.list(lines)
      writer.endFold()
    }
    guard !report.inputs.isEmpty else { return }
    writer.beginFold(pick("输入文件：\(report.inputs.count) 个", "Input files: \(report.inputs.count)"))
    writer.table(
      DocumentTable(
        pick(["文件", "SHA-256"], ["File", "SHA-256"]),
        texts: report.inputs.map { [$0.path, $0.sha256() ?? ""] }
      )
    )
    writer.endFold()
  }
}
