internal import RuleDSL
internal import Transmission

extension TextReport {
  /// The rows of lists and designations that decided, in aligned columns.
  func items(of findings: [Finding]) -> String {
    var told: Set<FindingEntry> = []
    let all = findings.flatMap(\.entries).filter { told.insert($0).inserted }
    let limit = style.showsAll ? all.count : Self.limits.figures
    let rows = all.prefix(limit).map(row)
    let widths = (0..<4).map { column in rows.map { displayWidth(of: $0[column]) }.max() ?? 0 }
    let lines = rows.map { row in
      let cells = (0..<4).filter { widths[$0] > 0 }.map { TerminalColumns.padded(row[$0], to: widths[$0]) }
      return "    " + cells.joined(separator: "  ") + "  " + painter.faint(row[4]) + "\n"
    }
    let rest = all.count - rows.count
    return lines.joined()
      + (rest > 0 ? "    " + pick("… 另有 \(rest) 条（--all 全部列出）", "… and \(rest) more (--all lists them)") + "\n" : "")
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
