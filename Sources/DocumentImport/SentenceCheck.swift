public import RuleDSL

/// What a 案例 of a sentence came to.
public struct SentenceCheck: Sendable {
  public let scenario: SentenceScenario
  /// A line for every row that is missing or too many.
  public let problems: [Phrase]

  /// Reads the sentence and holds what comes of it to the rows that are expected.
  public init(_ scenario: SentenceScenario, _ vocabulary: Vocabulary) {
    self.scenario = scenario
    let places = Set(scenario.rows.compactMap(\.place) + scenario.entries.compactMap(\.place))
    let reader = DocumentImport(vocabulary, places: places.sorted())
    let year = scenario.rows.compactMap(\.year).max()
    let found = reader.read(sentence: scenario.text, targetYear: year)
    var rest = found.figures
    var problems: [Phrase] = []
    for row in scenario.rows {
      if let place = rest.firstIndex(where: { $0.isSame(as: row) }) {
        rest.remove(at: place)
      } else {
        let wanted = words(row.place, row.year, row.indicator, row.direction, row.value, vocabulary)
        problems.append(
          Phrase(
            "没有读出 \(wanted)",
            "not read: \(wanted)"
          )
        )
      }
    }
    var others = found.entries
    for entry in scenario.entries {
      if let place = others.firstIndex(where: { $0.isSame(as: entry) }) {
        others.remove(at: place)
      } else {
        let wanted = words(entry, vocabulary)
        problems.append(Phrase("没有读出 \(wanted)", "not read: \(wanted)"))
      }
    }
    problems += others.map { entry in
      let words = ([entry.locations.first, entry.title(vocabulary), entry.value(vocabulary)].compactMap(\.self))
        .joined(separator: " ")
      return Phrase("多读出 \(words)", "read besides: \(words)")
    }
    problems += rest.map { figure in
      let words = words(figure.place, figure.year, figure.indicator, figure.direction, figure.value, vocabulary)
      return Phrase("多读出 \(words)", "read besides: \(words)")
    }
    if !problems.isEmpty {
      problems += found.unread.map { unread in
        Phrase(
          "没有读：\(unread.source.words)（\(unread.reason.words.chinese)）",
          "unread: \(unread.source.words) (\(unread.reason.words.english))"
        )
      }
    }
    self.problems = problems
  }
}

extension ImportedFigure {
  /// As cells write it: `210.57 平方公里；31.58 万亩`.
  public var value: String {
    switch content {
    case .reference(let words): words
    case .printed(let prints): prints.map { "\($0.digits) \($0.unitText)" }.joined(separator: "；")
    }
  }

  fileprivate func isSame(as row: SentenceScenario.Row) -> Bool {
    let plain = { (text: String) in
      String(String.UnicodeScalarView(text.unicodeScalars.map(\.halfWidth).filter { !$0.isGap }))
    }
    return indicator == row.indicator && direction == row.direction && plain(value) == plain(row.value)
      && (row.place == nil || row.place == place) && (row.year == nil || row.year == year)
  }
}

extension ImportedEntry {
  fileprivate func isSame(as row: SentenceScenario.Entry) -> Bool {
    guard row.place == nil || locations == [row.place ?? ""] else { return false }
    switch (content, row.content) {
    case (.item(let list, _, let name), .item(let wanted, let wantedName)):
      return list == wanted && name == wantedName
    case (.value(let designation, let value), .value(let wanted, let wantedValue)):
      return designation == wanted && value == wantedValue
    case (.item, .value), (.value, .item): return false
    }
  }
}

private func words(_ entry: SentenceScenario.Entry, _ vocabulary: Vocabulary) -> String {
  let said: [String?]
  switch entry.content {
  case .item(let list, let name): said = [entry.place, vocabulary.lists[list].name, name]
  case .value(let designation, let value):
    let known = vocabulary.designations[designation]
    said = [entry.place, known.name, known.values[value].name]
  }
  return said.compactMap(\.self).joined(separator: " ")
}

private func words(
  _ place: String?,
  _ year: Int?,
  _ indicator: Int,
  _ direction: Direction,
  _ value: String,
  _ vocabulary: Vocabulary
) -> String {
  [place, year.map { "\($0)年" }, vocabulary.indicators[indicator].name, direction.symbol, value]
    .compactMap(\.self).joined(separator: " ")
}
