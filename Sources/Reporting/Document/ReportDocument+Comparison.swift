internal import RuleDSL
internal import Transmission

extension ReportDocument {
  /// What became of the faults of the earlier run; those that are there now have a mark where they are told.
  mutating func compared(_ comparison: RunComparison) {
    writer.paragraph(
      wording.day(of: comparison) + wording.counts(comparison)
        + pick(
          "。按规则、规划、对象和位置逐处比较，与行的次序无关。",
          ". Compared place by place, by rule, plan, subject and place, whatever the order of rows."
        )
    )
    for (title, past) in [
      (pick("已整改的", "Mended"), comparison.mended), (pick("无从比较的", "Not comparable"), comparison.incomparable),
    ] where !past.isEmpty {
      writer.paragraph(title + pick("：", ":"))
      let most = Self.limits.names
      writer.list(past.prefix(most).map { wording.text(of: $0, comparison) })
      if past.count > most { writer.note(pick("另有 \(past.count - most) 处。", "\(past.count - most) more.")) }
    }
  }
}
