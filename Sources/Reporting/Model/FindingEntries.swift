internal import Transmission

/// One sentence of a group, and the findings it is true of.
struct FindingEntries {
  let sentence: String
  fileprivate(set) var findings: [Finding]
}

extension Report {
  /// The sentences of a group; plans in the same position share one, and the order is that of the run.
  func entries(of group: FindingGroup, _ wording: Wording) -> [FindingEntries] {
    var entries: [FindingEntries] = []
    var places: [String: Int] = [:]
    for outcome in group.shown {
      let finding = finding(outcome)
      let mark = comparison?.marks[outcome].map(wording.text)
      let sentence = wording.sentence(of: finding) + (mark.map { wording.pick("〔\($0)〕", " [\($0)]") } ?? "")
      if let place = places[sentence] {
        entries[place].findings.append(finding)
      } else {
        places[sentence] = entries.count
        entries.append(FindingEntries(sentence: sentence, findings: [finding]))
      }
    }
    return entries
  }
}
