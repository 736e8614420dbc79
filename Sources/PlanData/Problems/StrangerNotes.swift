internal import RuleDSL

/// A name that the vocabulary lacks, and where it stands.
struct Stranger: Sendable {
  var rows: Int
  /// The first one.
  let site: TableSite
  let row: Int
}

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

/// A note for every name that the vocabulary lacks, because a misspelt one must not vanish silently; a problem where it
/// is all but the name of something that rules judge.
func strangerNotes(
  _ strangers: [String: Stranger],
  _ subject: RowSubject,
  _ vocabulary: Vocabulary,
  _ problems: inout ProblemList
) -> [Phrase] {
  let most = 50
  let known = subject.known(vocabulary)
  var names: [String] = []
  for name in strangers.keys.sorted() {
    guard let stranger = strangers[name] else { continue }
    guard let likely = likelyName(of: name, among: known) else {
      names.append(name)
      continue
    }
    let kind = PlanDataProblem.Kind.nameUnknown(
      name,
      subject: subject.name.one,
      nearest: likely,
      rows: stranger.rows
    )
    problems.add(stranger.site.problem(kind, row: stranger.row))
  }
  let (one, several) = subject.name
  var notes = names.prefix(most).map { name in
    let rows = strangers[name]?.rows ?? 0
    let nearest = RuleDSL.nearest(to: name, among: known)
    let odd = oddity(name)
    return Phrase(
      "词汇里没有\(one.chinese)“\(clipped(name))”\(odd.chinese)，\(rows) 行没有检查" + (nearest.map { "；是否要写“\($0)”？" } ?? ""),
      "the vocabulary has no \(one.english) “\(clipped(name))”\(odd.english); \(counted(rows, "row")) "
        + "\(rows == 1 ? "is" : "are") not checked" + (nearest.map { "; did you mean “\($0)”?" } ?? "")
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

/// The name that is hardly anything else: a character or two off, or with a part more or less.
private func likelyName(of name: String, among known: [String]) -> String? {
  let plain = foldedName(name)
  let count = plain.unicodeScalars.count
  let parts = known.filter { candidate in
    let other = foldedName(candidate)
    return count >= 3 && other.contains(plain) || other.unicodeScalars.count >= 3 && plain.contains(other)
  }
  return RuleDSL.nearest(to: plain, among: known, atMost: max(1, count / 4))
    ?? parts.min { abs($0.count - name.count) < abs($1.count - name.count) }
}

private func foldedName(_ text: String) -> String { folded(text).filter { $0 != " " } }
