internal import RuleDSL
internal import Transmission

extension Report {
  /// The sheets of the workbook; passes and 不适用 stand in the list only where all are wanted.
  public func sheets(_ style: ReportStyle) -> [ReportSheet] {
    let wording = Wording(self, style.language)
    func pick<Words>(_ chinese: Words, _ english: Words) -> Words { wording.pick(chinese, english) }
    let findings = ReportSheet(
      name: pick("问题清单", "Findings"),
      columns: self.columns.map { ($0.name[style.language], $0.width) }
    ) { body in
      rows(style.language, showsAll: style.showsAll) { row in
        body(
          columns.map { column in
            if column == .verdict { return .verdict(row[column], colour: row.verdict.paint) }
            return column.isNumeric && !row[column].isEmpty ? .number(row[column]) : .text(row[column])
          }
        )
      }
    }
    let tables = planTables()
    let verdicts = Verdict.worstFirst
    let plans = ReportSheet(
      name: pick("各规划", "Plans"),
      columns: pick([("行政区代码", 14), ("规划", 20), ("结论", 12)], [("Unit code", 14), ("Plan", 20), ("Verdict", 14)])
        + verdicts.map { ($0.name[style.language], 10) }
    ) { body in
      for plan in self.plans {
        let table = tables[plan] ?? PlanTable()
        let verdict = table.verdict
        body(
          [
            .text(wording.code(of: plan)), .text(wording.name(of: plan)),
            .verdict(verdict.name[style.language], colour: verdict.paint),
          ] + verdicts.map { .number("\(table.all.count(of: $0))") }
        )
      }
    }
    let missing = ReportSheet(
      name: pick("还需提供的材料", "Missing"),
      columns: pick([("提供者", 20), ("材料", 90)], [("Who", 20), ("What", 90)])
    ) { body in
      for shortage in shortages(wording) {
        body([.text(wording.name(of: shortage.unit)), .text(wording.list(wording.text(of: shortage)))])
      }
    }
    let idle = ReportSheet(
      name: pick("没有判定的规则", "Idle rules"),
      columns: pick(
        [("规则编号", 12), ("规则", 40), ("原因", 40), ("要读的", 60)],
        [("Rule", 12), ("Title", 40), ("Reason", 40), ("What it reads", 60)]
      )
    ) { body in
      for idle in idleRules {
        for rule in idle.rules {
          let heading = run.statements[rule.statement].heading
          body([
            .text(heading.id), .text(heading.title), .text(idle.cause.name[style.language]),
            .text(wording.list(rule.reads)),
          ])
        }
      }
    }
    return [findings] + compared(wording) + [plans, missing, idle]
  }
}

extension Report {
  /// What of an earlier run is not there now; no sheet where there is none.
  private func compared(_ wording: Wording) -> [ReportSheet] {
    guard let comparison else { return [] }
    let sheet = ReportSheet(
      name: wording.comparisonTitle,
      columns: wording.pick([("对比", 12), ("上次的问题", 110)], [("Comparison", 16), ("What was found", 110)])
    ) { body in
      let states = [
        (Phrase("已整改", "mended"), comparison.mended), (Phrase("无从比较", "not comparable"), comparison.incomparable),
      ]
      for (state, past) in states {
        for item in past { body([.text(state[wording.language]), .text(wording.text(of: item, comparison))]) }
      }
    }
    return [sheet]
  }
}
