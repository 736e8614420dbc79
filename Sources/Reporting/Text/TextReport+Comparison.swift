internal import RuleDSL
internal import Transmission

extension TextReport {
  /// What became of the faults of the earlier run, those one by one that are not told above.
  func comparison() -> String {
    guard let comparison = report.comparison else { return "" }
    let title = painter.strong(wording.comparisonTitle + wording.day(of: comparison))
    let head = title + pick("：", ": ") + wording.counts(comparison) + "\n"
    guard !style.isQuiet else { return head }
    let lists = [
      (Phrase("已整改", "Mended"), comparison.mended), (Phrase("无从比较", "Not comparable"), comparison.incomparable),
    ]
    let most = style.showsAll ? Int.max : Self.limits.names
    let lines = lists.filter { !$0.1.isEmpty }.map { title, past in
      let shown = past.prefix(most).map { "    " + wording.text(of: $0, comparison) + "\n" }
      let rest = past.count - shown.count
      let more = rest > 0 ? pick("    … 另有 \(rest) 处（--all 全部列出）\n", "    … \(rest) more (--all lists them)\n") : ""
      return "  \(title[style.language])\n" + shown.joined() + more
    }
    return head + lines.joined() + "\n"
  }
}
