internal import RuleDSL
internal import Transmission

extension TextReport {
  /// A line for every verdict.
  func summary() -> String {
    let all = report.total()
    let binding = report.total(.binding)
    let verdicts = Verdict.worstFirst
    let width = verdicts.map { displayWidth(of: $0.name[style.language]) }.max() ?? 0
    let digits = verdicts.map { String(all.count(of: $0)).count }.max() ?? 0
    let asOf = report.run.asOf.map { pick("（截至 \($0.text)）", " (as of \($0.text))") } ?? ""
    let lines = verdicts.map { verdict in
      let name = TerminalColumns.padded(verdict.name[style.language], to: width)
      let count = TerminalColumns.rightAligned(String(all.count(of: verdict)), to: digits)
      let share = binding.count(of: verdict)
      let note = share == all.count(of: verdict) ? "" : pick("（刚性 \(share)）", " (binding \(share))")
      return "  " + painter.verdict("\(verdict.mark) \(name)", verdict) + "  \(count)\(note)\n"
    }
    return painter.strong(pick("合计", "Summary") + asOf) + "\n" + lines.joined() + nothingChecked() + unread()
      + reasons()
  }

  /// With counts only: why rules that fail bind though nobody has seen their ground, or stand where they do.
  private func reasons() -> String {
    guard style.isQuiet else { return "" }
    let lines = zip(report.run.statements, report.run.tallies).filter { $1.fail > 0 }.flatMap { statement, _ in
      let heading = statement.heading
      let pack = report.program.pack(of: heading)
      let overrides = pack?.overrides.filter { $0.replacement == heading.id && $0.reason != nil } ?? []
      let binding = heading.bindingReason.map { name(of: heading) + pick("：刚性理由：", ": binding because: ") + $0 }
      return [binding].compactMap(\.self) + wording.texts(of: overrides, pack?.name ?? "")
    }
    return lines.map { "  \($0)\n" }.joined()
  }

  /// Why a run may not be green though every count is.
  private func unread() -> String {
    guard style.isQuiet, !report.problems.isEmpty else { return "" }
    let count = report.problems.count
    return pick(
      "  读不出的输入 \(count) 处，与它有关的不作准（去掉 --quiet 逐处列出）\n",
      "  \(counted(count, "place")) of the input cannot be read, and nothing that hangs on it is sure (without --quiet they are listed)\n"
    )
  }

  private func nothingChecked() -> String {
    guard report.total().judged == 0 else { return "" }
    return pick(
      "  没有任何规则判定过任何规划：请检查规划集的行政区、指标名称、年份，以及所选规则。\n",
      "  No rule judged any plan: check the units, the names of indicators, the years, and the rules chosen.\n"
    )
  }

  /// The rules that say nothing or the same everywhere, and those that were not used.
  func tallies() -> String { rules() + slivers() + notYet() + passedOver() }

  /// The rules that were not used because they, or what they cite, take effect later.
  private func notYet() -> String {
    let names = report.notYetInForce.map { heading in
      let day = heading.since?.text ?? ""
      return name(of: heading) + pick("（\(day) 起）", " (from \(day))")
    }
    let day = report.run.day?.text ?? ""
    let title = Phrase(
      "\(day) 还没有施行、没有用到的规则（--as-of 换日期）",
      "Rules that were not in force yet on \(day) and not used (--as-of takes another day)"
    )
    return section(title, names, "条", "rule")
  }

  /// The rules that some plans are too old or too new for.
  private func passedOver() -> String {
    let units = report.world.units
    let lines = report.passedOver.map { heading, plans in
      let names = plans.prefix(3).map { units.names[$0] }.joined(separator: pick("、", ", "))
      let days = [
        heading.since.map { pick("\($0.text) 起", "from \($0.text)") },
        heading.repealed.map { pick("\($0.text) 止", "until \($0.text)") },
      ]
      let period = days.compactMap(\.self).joined(separator: pick("，", ", "))
      let count = plans.count > 3 ? pick(" 等 \(plans.count) 个", " and others, \(plans.count) in all") : ""
      return name(of: heading) + pick("（\(period)）：", " (\(period)): ") + names + count
    }
    let title = Phrase(
      "批复时没有施行、没有用于这些规划的规则（--as-of 按一天的规则判定全部规划）",
      "Rules not in force when these plans were approved, and not used for them (--as-of judges all plans by the rules of one day)"
    )
    let body = lines.map { "  \($0)\n" }.joined()
    return (lines.isEmpty ? "" : painter.strong(title[style.language]) + "\n" + body) + undated()
  }

  private func undated() -> String {
    guard let count = report.undated, count > 0, let day = report.run.day?.text else { return "" }
    return pick(
      "批复日期未知的规划 \(count) 个，按 \(day) 施行的规则判定（行政区表可加“批复日期”一列）。\n",
      "Plans of unknown day of approval (批复日期): \(count); judged by the rules in force on \(day).\n"
    )
  }

  /// The rules that passed or did not apply with slivers, whose findings are not written one by one.
  private func slivers() -> String {
    guard !style.showsAll else { return "" }
    let title = Phrase(
      "通过或不适用时有容差以内的碎屑不计的规则（--all 逐处列出）",
      "Rules passed or not applicable with slivers within the tolerance, not counted (--all lists them)"
    )
    let names = zip(report.run.statements, report.run.tallies).compactMap { statement, tally -> String? in
      let count = tally.withSlivers
      guard count > 0 else { return nil }
      return name(of: statement.heading) + pick(" \(count) 处", " (\(count) \(count == 1 ? "plan" : "plans"))")
    }
    return section(title, names, "条", "rule")
  }

  /// What is wrong with map layers, so that what hangs on them is not sure: it stands first, the first of it.
  func layerFlaws() -> String {
    let lines = lines(of: report.flaws.filter { !$0.isNote })
    guard !lines.isEmpty else { return "" }
    let title = pick("图层的问题（其余部分照常检查）", "Map layers (the rest of them was judged)")
    return painter.strong(title) + "\n" + lines + "\n"
  }

  /// What is worth knowing of map layers.
  func layerNotes() -> String {
    let lines = lines(of: report.flaws.filter(\.isNote))
    return lines.isEmpty ? "" : painter.strong(pick("图层的提示", "Notes on map layers")) + "\n" + lines
  }

  private func lines(of flaws: [InputFlaw]) -> String {
    let most = style.showsAll ? flaws.count : 20
    var lines = flaws.prefix(most).map { flaw in
      let remedy = flaw.remedy.map { pick("；", "; ") + $0[style.language] } ?? ""
      return "  \(flaw.message[style.language])\(remedy)\n"
    }
    let rest = flaws.count - lines.count
    if rest > 0 { lines.append(pick("  … 另有 \(rest) 处（--all 全部列出）\n", "  … \(rest) more (--all lists them)\n")) }
    return lines.joined()
  }

  /// What could not be read in tables.
  func problems() -> String {
    guard !report.problems.isEmpty else { return "" }
    let lines = report.problems.map { problem in
      let remedy = problem.remedy.map { "\n    " + pick("办法：", "Remedy: ") + $0[style.language] } ?? ""
      return "  \(problem.message[style.language])\(remedy)\n"
    }
    let title = pick("读不出的输入（与它有关的不作准，其余照常检查）", "Input that cannot be read (nothing that hangs on it is sure)")
    return painter.strong(title) + "\n" + lines.joined() + "\n"
  }

  /// The cells of tables that were not used, and why.
  func ledger() -> String {
    let isWhole = { (entry: LedgerEntry) in
      entry.cells == 0 && !entry.sheet.isEmpty && entry.unused.first?.place == ""
    }
    let tables = Dictionary(grouping: report.ledger.filter(isWhole)) { $0.unused.first?.reason.chinese ?? "" }
    let grouped = tables.sorted { $0.key < $1.key }.map { "  \(text(ofUnused: $0.value))\n" }
    let lines =
      report.ledger.filter { !$0.unused.isEmpty && !isWhole($0) }.map { "  \($0.unusedText(style.language))\n" }
      + grouped
    return lines.isEmpty ? "" : painter.strong(pick("没有用到的输入", "Input that was not used")) + "\n" + lines.joined()
  }

  /// Layers of which nothing was used for one reason, by name: `SD（15 个文件）、990101[STBHHX]：没有规则读这个图层`.
  private func text(ofUnused entries: [LedgerEntry]) -> String {
    let byLayer = Dictionary(grouping: entries, by: \.sheet).sorted { $0.key < $1.key }
    let names = byLayer.map { layer, entries in
      entries.count > 1
        ? layer + pick("（\(entries.count) 个文件）", " (\(entries.count) files)") : entries.first?.name ?? layer
    }
    let shown = style.showsAll ? names : Array(names.prefix(Self.limits.names))
    let more = names.count > shown.count ? pick(" 等 \(names.count) 个", " and \(names.count - shown.count) more") : ""
    return wording.list(shown) + more + pick("：", ": ") + (entries.first?.unused.first?.reason[style.language] ?? "")
  }

  /// What the readers noticed.
  func notes() -> String {
    guard !report.notes.isEmpty else { return "" }
    let lines = report.notes.map { "  \($0[style.language])\n" }
    return painter.strong(pick("提示", "Notes")) + "\n" + lines.joined()
  }
}
