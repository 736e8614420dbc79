internal import RuleDSL
internal import Transmission

extension TextReport {
  /// The rows of lists and designations that decided, in aligned columns.
  func items(of findings: [Finding]) -> String {
    var told: Set<FindingEntry> = []
    let all = findings.flatMap(\.entries).filter { told.insert($0).inserted }
    return table(all, dropsEmpty: true, more: { more($0, "条") }, cells: wording.row)
  }
}
