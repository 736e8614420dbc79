internal import RuleDSL
internal import Transmission

extension TextReport {
  /// The parts of the map that decided, in aligned columns.
  func pieces(of finding: Finding) -> String {
    let more = { (count: Int) in pick("… 另有 \(count) 处图斑", "… and \(counted(count, "more piece"))") }
    return table(finding.pieces, right: [1, 2], more: more, cells: wording.row)
  }

  /// The features that a built-in check finds unsound: number, place, detail and file, in aligned columns.
  func flaws(of finding: Finding) -> String {
    table(finding.flaws, dropsEmpty: true, more: { more($0, "处") }, cells: wording.row)
  }
}

extension TextReport {
  /// What the parcels of a group come to, in aligned columns.
  func sums(of group: FindingGroup) -> String {
    guard !group.sums.isEmpty, group.total > 1, let first = group.shown.first else { return "" }
    let more = { (count: Int) in pick("… 另有 \(count) 种", "… and \(counted(count, "more kind"))") }
    let all = group.sums.rows(wording, report.finding(first))
    return table(all, right: [2, 3], indent: margin - 2, more: more) { $0 + [""] }
  }
}
