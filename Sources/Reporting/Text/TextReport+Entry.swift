internal import RuleDSL
internal import Transmission

extension TextReport {
  /// One sentence of a group, and the findings it is true of.
  struct Entry {
    let sentence: String
    var findings: [Finding]
  }

  /// Plans in the same position share a sentence; the order is that of the run.
  func entries(of group: FindingGroup) -> [Entry] {
    var entries: [Entry] = []
    var places: [String: Int] = [:]
    for outcome in group.shown {
      let finding = report.finding(outcome)
      let sentence = wording.sentence(of: finding)
      if let place = places[sentence] {
        entries[place].findings.append(finding)
      } else {
        places[sentence] = entries.count
        entries.append(Entry(sentence: sentence, findings: [finding]))
      }
    }
    return entries
  }

  /// A sentence with what it rests on; `after` the heading on one line, or on lines of its own.
  func text(of entry: Entry, after isOneLine: Bool) -> String {
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
  private func names(of entry: Entry) -> String {
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
    return table(all, right: [2], limit: limit, more: more, cells: row)
  }

  /// Whose figure, what it is, its amount, and the cell it stands in.
  private func row(_ evidence: Evidence) -> [String] {
    let datum = evidence.datum.parts
    let what = [
      evidence.role.name[style.language], evidence.name, pick("\(evidence.year)年", "\(evidence.year)"),
    ]
    return [
      wording.name(of: evidence.unit),
      what.joined(separator: " "),
      amount(evidence.datum),
      datum.source.map(cell) ?? "",
    ]
  }

  private func amount(_ datum: Datum) -> String {
    switch datum {
    case .known(let quantity, let relation, _): "\(relation.sign) \(quantity.text)"
    case .reference(FigureStore.unreadable, _, _): pick("读不出", "unreadable")
    case .reference(let text, _, _): pick("“\(text)”", "“\(text)”")
    case .unallotted: pick("未分解", "not allotted")
    case .notApplicable: pick("不适用", "not applicable")
    case .unprovided: pick("未提供", "not provided")
    }
  }

  /// `内政字〔2024〕53号 第二条（indicators.csv:7）`.
  func cell(_ source: FigureSource) -> String {
    let origin = source.origin
    let place =
      [origin.file, origin.sheet].filter { !$0.isEmpty }.joined(separator: "#") + ":\(origin.column)\(source.row)"
    let document = [origin.document, origin.clause].filter { !$0.isEmpty }.joined(separator: " ")
    return document.isEmpty ? place : document + pick("（\(place)）", " (\(place))")
  }
}
