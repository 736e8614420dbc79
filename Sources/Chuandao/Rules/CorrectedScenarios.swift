public import RuleDSL
public import Transmission

extension SourceFile {
  /// The text of the file with the 应当 of failing 案例 as they came out, everything else left as it is; and the lines that
  /// go and those that come.
  ///
  /// The results are of scenarios of this file, each with its scenario.
  public func accepting(
    _ failing: [(scenario: Scenario, result: ScenarioResult)]
  ) -> (
    text: String, removed: [String], added: [String]
  ) {
    var edits: [(place: Range<Int>, text: String)] = []
    var (removed, added): ([String], [String]) = ([], [])
    for (scenario, result) in failing {
      let ends = scenario.expectations.map(\.span)
      guard let last = ends.max(by: { $0.end < $1.end }) else { continue }
      let head = head(of: last.start)
      let language: Language = head.unicodeScalars.contains { $0.value > 0x7F } ? .chinese : .english
      let corrections = result.corrections(of: scenario)
      // What is said now and was not before goes where a line is to go, as long as there is one.
      var new = corrections.filter { $0.line == nil }.compactMap(\.expectation)[...]
      for case (let line?, let expectation) in corrections {
        removed.append(text(lineStart(line.start)..<line.end))
        if let expectation = expectation ?? new.popFirst() {
          let text = describe(expectation, in: scenario, language: language)
          added.append(self.head(of: line.start) + text)
          edits.append((line.start..<line.end, text))
        } else {
          edits.append((lineStart(line.start)..<nextLine(line.end), ""))
        }
      }
      let lines = new.map { head + describe($0, in: scenario, language: language) }
      added += lines
      if !lines.isEmpty { edits.append((last.end..<last.end, lines.map { "\n" + $0 }.joined())) }
    }
    var bytes = bytes
    // From behind, so that what is in front stays where it is; what is put in at a place comes before what stands there.
    for edit in edits.enumerated().sorted(by: {
      ($0.element.place.lowerBound, $0.offset) > ($1.element.place.lowerBound, $1.offset)
    }) {
      bytes.replaceSubrange(edit.element.place, with: edit.element.text.utf8)
    }
    return (String(decoding: bytes, as: UTF8.self), removed, added)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func lineStart(_ place: Int) -> Int {
    bytes[..<place].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
  }

  private func nextLine(_ place: Int) -> Int {
    bytes[place...].firstIndex { $0 == 0x0A }.map { $0 + 1 } ?? bytes.count
  }

  /// What stands in the line before a place: the indentation and 应当：.
  private func head(of place: Int) -> String { text(lineStart(place)..<place) }
}
