/// L208: 非 before a comparison that has a word of its own for it.
extension LintRule {
  static let deniedComparison = LintRule("L208", "非 低于 可以写成 不低于", "`not` before a comparison", hasFix: true) {
    input in
    input.expressions.compactMap { expression in
      guard case .not(.comparison(let left, let keyword, let place, _), let denial) = expression,
        let opposite = Comparison(keyword)?.opposite.keyword
      else { return nil }
      let word = opposite.spelled(like: input.text(place))
      return LintRemark(
        at: expression.span,
        "“非”加“\(keyword.spelling.chinese)”就是“\(opposite.spelling.chinese)”",
        "`not` with `\(keyword.spelling.english)` is `\(opposite.spelling.english)`"
      ).advising("写成“\(opposite.spelling.chinese)”", "write `\(opposite.spelling.english)`")
        .fixing(Span(file: denial.file, start: denial.start, end: input.behindBlanks(denial.end, denial.file)), "")
        .fixing(left.span.end <= place.start ? place : nil, word)
    }
  }
}

extension LintInput {
  /// The first place behind blanks.
  func behindBlanks(_ place: Int, _ file: Int) -> Int {
    let bytes = files[file].bytes
    return bytes[place...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.count
  }
}
