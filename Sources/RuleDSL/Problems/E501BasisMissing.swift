/// E501: a statement without its legal basis.
extension Diagnostic {
  static let basisMissing = Remark(.basisMissing, "没有写依据", "no legal basis is given")
    .advising(
      "加一行“依据：《…》（文号）第…条”；原文未见时写“依据待核：…”",
      "add `basis: 《…》（number）article`, or `unverified: …` while the text has not been seen"
    )
    .following(from: [.textHere])
}
