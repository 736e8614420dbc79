/// E407: a matrix with gaps.
extension Diagnostic {
  static func cellBlank(row: String, column: String, at span: Span) -> Self {
    Diagnostic(.matrixIncomplete, at: span)
      .saying("“\(row)”在“\(column)”里没有填", "the cell of `\(row)` in `\(column)` is blank")
      .advising("填 允许、禁止、条件① 或 待核实", "write admitted, prohibited, condition① or undetermined")
  }

  /// Codes that no row or no column covers, and no 未列明.
  static func unlistedMissing(_ axis: Keyword, codes: [String], at span: Span) -> Self {
    Diagnostic(.matrixIncomplete, at: span)
      .saying(
        "\(axis == .rows ? "没有一行" : "没有一列")管到 \(enumerated(codes, .chinese))，也没有写“未列明”",
        "no \(axis == .rows ? "row" : "column") covers \(enumerated(codes, .english)), and there is no `unlisted`"
      )
      .advising("加一行“未列明：禁止”，或把它们写进表里", "add a line `unlisted: prohibited`, or write them into the table")
      .following(from: [.textHere])
  }
}
