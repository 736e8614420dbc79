/// L802: 年份 that do not ascend.
extension LintRule {
  static let yearsOutOfOrder = LintRule("L802", "年份没有从先到后", "years do not ascend", hasFix: true) { input in
    input.blocks.flatMap { $0.clauses(.years) }.compactMap { clause in
      guard case .list(let items) = clause.content, let first = items.first, let last = items.last else { return nil }
      let ordered = items.map(\.text).sorted()
      guard ordered != items.map(\.text), Set(ordered.map(\.count)).count == 1 else { return nil }
      let place = first.span.joined(with: last.span)
      let mark = input.text(place).contains("、") ? "、" : ", "
      return LintRemark(at: place, "年份没有从先到后写", "the years do not ascend")
        .advising("写成“\(ordered.joined(separator: mark))”", "write `\(ordered.joined(separator: mark))`")
        .fixing(place, ordered.joined(separator: mark))
    }
  }
}
