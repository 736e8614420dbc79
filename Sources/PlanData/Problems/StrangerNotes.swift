internal import RuleDSL

/// What a row may be about.
enum RowSubject {
  case indicators
  case entries

  fileprivate var name: (one: Phrase, more: Phrase) {
    switch self {
    case .indicators: (Phrase("指标", "indicator"), Phrase("指标", "indicators"))
    case .entries: (Phrase("名录或定位", "list or designation"), Phrase("名录或定位", "lists or designations"))
    }
  }

  fileprivate func known(_ vocabulary: Vocabulary) -> [String] {
    switch self {
    case .indicators: vocabulary.indicators.flatMap { [$0.name] + $0.aliases }
    case .entries: vocabulary.lists.flatMap { [$0.name] + $0.aliases } + vocabulary.designations.map(\.name)
    }
  }
}

/// One note for every name that the vocabulary lacks, because a misspelt one must not vanish silently.
func strangerNotes(_ strangers: [String: Int], _ subject: RowSubject, _ vocabulary: Vocabulary) -> [Phrase] {
  let most = 50
  let names = strangers.keys.sorted()
  let known = subject.known(vocabulary)
  let (one, several) = subject.name
  var notes = names.prefix(most).map { name in
    let rows = strangers[name] ?? 0
    let nearest = RuleDSL.nearest(to: name, among: known)
    return Phrase(
      "词汇里没有\(one.chinese)“\(clipped(name))”，\(rows) 行没有检查" + (nearest.map { "；是否要写“\($0)”？" } ?? ""),
      "the vocabulary has no \(one.english) “\(clipped(name))”; \(counted(rows, "row")) \(rows == 1 ? "is" : "are") not checked"
        + (nearest.map { "; did you mean “\($0)”?" } ?? "")
    )
  }
  if names.count > most {
    let more = names.count - most
    notes.append(
      Phrase(
        "另有 \(more) 个\(several.chinese)不在词汇里",
        "\(more) more \(several.english) are not in the vocabulary"
      )
    )
  }
  return notes
}
