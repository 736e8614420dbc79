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
    let odd = oddity(name)
    return Phrase(
      "词汇里没有\(one.chinese)“\(clipped(name))”\(odd.chinese)，\(rows) 行没有检查",
      "the vocabulary has no \(one.english) “\(clipped(name))”\(odd.english); \(counted(rows, "row")) "
        + "\(rows == 1 ? "is" : "are") not checked"
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

/// The name that is hardly anything else: a character or two off, with a part more or less, or in everyday words
/// (耕地保护目标, 生态红线, 永农).
private func likelyName(of name: String, among known: [String]) -> String? {
  let plain = foldedName(name)
  let count = plain.unicodeScalars.count
  if let near = RuleDSL.nearest(to: plain, among: known, atMost: max(1, count / 4)) { return near }
  // 耕地保有量增减 is reckoned from a figure and no other name for it.
  guard !derived.contains(where: { plain.contains($0) }) else { return nil }
  let parts = known.filter { candidate in
    let other = foldedName(candidate)
    return count >= 3 && other.contains(plain) || other.unicodeScalars.count >= 3 && plain.contains(other)
  }
  if let part = parts.min(by: { abs($0.count - name.count) < abs($1.count - name.count) }) { return part }
  let own = core(of: plain)
  return known.first { own.count > 1 && core(of: foldedName($0)) == own }
    ?? known.first { isAbbreviation(plain, of: foldedName($0)) } ?? RuleDSL.nearest(to: name, among: known)
}

/// Words for what is reckoned from figures.
private let derived = [
  "增减", "变化", "变动", "占比", "比重", "完成率", "完成情况", "差值", "差额", "差距", "排名", "排序", "较", "人均", "新增", "净增", "增量", "增幅", "同比",
  "环比", "缺口",
  "余量", "盈亏", "结余",
]

/// A name without the words that are much the same in all of them.
private func core(of name: String) -> String {
  ["保护", "目标", "任务", "红线", "数量", "面积", "规模", "总量", "指标", "保有量"].reduce(name) { $0.replacing($1, with: "") }
}

/// Whether a name has only characters of another one, in their order from the first on.
private func isAbbreviation(_ name: String, of other: String) -> Bool {
  guard name.count > 1, name.first == other.first, holdsHan(name) else { return false }
  var rest = other[...]
  for letter in name {
    guard let place = rest.firstIndex(of: letter) else { return false }
    rest = rest[rest.index(after: place)...]
  }
  return true
}

private func foldedName(_ text: String) -> String { folded(text).filter { $0 != " " } }
