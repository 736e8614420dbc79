/// E209: codes that have no counterpart in the system of the upper matrix.
extension Diagnostic {
  static func counterpartMissing(
    _ axis: Keyword,
    codes: [String],
    of source: String,
    in target: String,
    at span: Span
  ) -> Self {
    Diagnostic(.counterpartMissing, at: span)
      .saying(
        "\(axis == .rows ? "用途" : "分区") \(enumerated(codes, .chinese)) 在 \(target) 里对应什么，没有写，无法同上级矩阵相比",
        "what \(axis == .rows ? "use" : "zone") \(enumerated(codes, .english)) is in \(target) is not said, so the upper matrix cannot be compared"
      )
      .advising(
        "在“词汇”里写“对照 \(source) → \(target)：”，给它们各加一行；没有对应的写“无”",
        "add rows for them to `mapping \(source) -> \(target):` in a vocabulary; `none` where there is no counterpart"
      )
      .following(from: [.clauses(of: .vocabulary)])
  }
}
