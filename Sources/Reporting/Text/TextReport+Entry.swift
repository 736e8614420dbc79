internal import RuleDSL
internal import Transmission

extension TextReport {
  /// A sentence with what it rests on; `after` the heading on one line, or on lines of its own.
  func text(of entry: FindingEntries, after isOneLine: Bool) -> String {
    if isOneLine, let finding = entry.findings.first { return entry.sentence + "\n" + details(of: finding) }
    if entry.findings.count > 1, entry.findings.allSatisfy(\.flaws.isEmpty) { return names(of: entry) }
    let indent = String(repeating: " ", count: margin - 2)
    return entry.findings.map { finding in
      let name = style.arrangement == .plan ? "" : painter.strong(wording.subjectPrefix(of: finding))
      return indent + name + entry.sentence + "\n" + details(of: finding)
    }.joined()
  }

  private func details(of finding: Finding) -> String {
    missing(of: finding) + figures(of: [finding]) + items(of: [finding]) + pieces(of: finding) + flaws(of: finding)
  }

  /// The sentence once, then the plans it is true of, then their figures.
  private func names(of entry: FindingEntries) -> String {
    let sentence = String(repeating: " ", count: margin - 2) + entry.sentence
    let names =
      style.arrangement == .plan
      ? sentence + pick("（\(entry.findings.count) 处）", " (\(counted(entry.findings.count, "finding")))") + "\n"
      : sentence + pick("：", ":") + "\n" + listed(entry.findings.map { wording.name(of: $0.plan) }, indent: margin)
    return names + figures(of: entry.findings) + items(of: entry.findings)
  }

  /// Everyone who has yet to provide a figure, by name.
  private func missing(of finding: Finding) -> String {
    let units = finding.missing.filter { $0 != finding.plan }
    guard units.count > 1 else { return "" }
    let label = pick("缺：", "Missing: ")
    let text = listed(units.map(wording.name(of:)), indent: margin + displayWidth(of: label))
    return String(repeating: " ", count: margin) + label + String(text.drop { $0 == " " })
  }

  func listed(_ names: [String], indent: Int) -> String {
    let limit = style.showsAll ? names.count : Self.limits.names
    var words = Array(names.prefix(limit))
    if names.count > limit {
      words.append(pick("… 另有 \(names.count - limit) 个", "… and \(names.count - limit) more"))
    }
    return TerminalColumns.wrapped(words, separator: pick("、", ", "), width: 110 - indent)
      .map { String(repeating: " ", count: indent) + $0 + "\n" }
      .joined()
  }

  /// The figures that decided, with their cells, in aligned columns.
  private func figures(of findings: [Finding]) -> String {
    var told: Set<Evidence> = []
    // A figure that nobody has provided appears in the list of names.
    let all = findings.flatMap(\.evidence).filter { $0.datum != .unprovided && told.insert($0).inserted }
    let more = { (count: Int) in pick("… 另有 \(count) 个数值", "… and \(counted(count, "more figure"))") }
    let isOpen = style.arrangement == .plan && findings.allSatisfy { $0.verdict == .undetermined }
    let limit = isOpen ? Self.limits.figuresOfOpen : Self.limits.figures
    return table(all, right: [2], limit: limit, more: more, cells: wording.row)
  }
}
