/// E503: a cited document that is not in force.
extension Diagnostic {
  static func documentNotInForce(
    _ name: String,
    at span: Span,
    since: PlanDate?,
    until: PlanDate?
  ) -> Self {
    Diagnostic(.documentNotInForce, at: span)
      .saying(
        "“\(name)”\(since.map { "自 \($0.text) 起施行，" } ?? "")\(until.map { "已于 \($0.text) 失效，" } ?? "")不能在此之外作依据",
        "`\(name)` is in force only\(since.map { " from \($0.text)" } ?? "")\(until.map { " until \($0.text)" } ?? "")"
      )
      .advising(
        until.map {
          Phrase("加一行“废止：\($0.text)”，或改引现行文件", "add `repealed: \($0.text)`, or cite the document in force")
        }
          ?? Phrase("把“施行”改到该日或之后", "move `effective` to that day or later")
      )
  }
}
