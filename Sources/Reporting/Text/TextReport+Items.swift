internal import RuleDSL
internal import Transmission

extension TextReport {
  /// The rows of lists and designations that decided, in aligned columns.
  func items(of findings: [Finding]) -> String {
    var told: Set<FindingEntry> = []
    let all = findings.flatMap(\.entries).filter { told.insert($0).inserted }
    return table(all, dropsEmpty: true, more: { more($0, "条") }, cells: row)
  }

  /// How it stands, whose row it is, what it says, where it lies, and the cell with what may be meant.
  private func row(_ entry: FindingEntry) -> [String] {
    let hint = entry.hint.map { near in
      let text = wording.text(of: near)
      let place = cell(near.source)
      return pick("；是否指“\(text)”？（\(place)）", "; is “\(text)” meant? (\(place))")
    }
    return [
      entry.state.name[style.language],
      wording.name(of: entry.row.unit),
      wording.text(of: entry.row),
      wording.list(wording.places(of: entry).map(wording.name(of:))),
      cell(entry.row.source) + (hint ?? ""),
    ]
  }
}
