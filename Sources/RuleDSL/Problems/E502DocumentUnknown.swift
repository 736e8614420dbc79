/// E502: a cited document that is not known.
extension Diagnostic {
  static func unknownDocument(_ name: String, at span: Span, exact: Span, nearest: String?) -> Self {
    Diagnostic(.documentUnknown, at: span)
      .saying("引用文件里没有“\(name)”", "`\(name)` is not among the cited documents")
      .suggesting(
        nearest,
        at: exact,
        else: Phrase("在“词汇”的“文件”表里加一行", "add a row to the `documents` table of a vocabulary")
      )
      .about(name)
      .following(from: [.clauses(of: .vocabulary)])
  }

  static func titleMismatch(_ written: String, number: String, title: String, at span: Span, exact: Span) -> Self {
    Diagnostic(.documentUnknown, at: span)
      .saying("“\(number)”的题名不是“\(written)”", "`\(number)` is not titled `\(written)`")
      .suggesting("《\(title)》（\(number)）", at: exact)
  }
}
