/// E501: a statement without its legal basis.
extension Diagnostic {
  static let basisMissing = Remark(.basisMissing, "没有写依据", "no legal basis is given")
    .advising(
      "加一行“依据：《…》（文号）第…条”；原文未见时写“依据待核：…”",
      "add `basis: 《…》（number）article`, or `unverified: …` while the text has not been seen"
    )
    .following(from: [.textHere])

  /// 文号 of a 豁免 that is none.
  static func documentWithoutNumber(_ text: String, at span: Span) -> Self {
    Diagnostic(.basisMissing, at: span)
      .saying("“\(text)”不是文号；没有文件不能豁免", "`\(text)` is no number of a document; nothing is waived without one")
      .advising("写出决定豁免的文件，例如 某自然资函〔2026〕12号", "name the document that decides it, such as 某自然资函〔2026〕12号")
  }
}
