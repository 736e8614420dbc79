public import RuleDSL
public import Transmission

/// What the 案例 of some rule files came to.
public struct ScenarioReport {
  let program: RuleProgram
  let files: [SourceFile]
  let results: [ScenarioResult]
  let language: Language

  public init(program: RuleProgram, files: [SourceFile], results: [ScenarioResult], language: Language) {
    self.program = program
    self.files = files
    self.results = results
    self.language = language
  }

  /// How many did not come out as expected.
  public var failed: Int { results.count { !$0.problems.isEmpty } }

  /// The failing scenarios, each problem with what was expected and what was found.
  public var failures: String {
    results.filter { !$0.problems.isEmpty }.map(failure).joined()
  }

  private func failure(_ result: ScenarioResult) -> String {
    let plans = program.scenarios.first { $0.span == result.span }?.plans ?? []
    let words = ScenarioWording(result: result, plans: plans, program: program, language: language)
    let title = Phrase("案例", "scenario")[language] + " " + result.title
    let problems = result.problems.map { problem in
      words.lines(for: problem).enumerated().map { ($0.offset == 0 ? "  " : "    ") + $0.element + "\n" }.joined()
    }
    return "\(Verdict.fail.mark) \(title)  \(place(of: result.span))\n" + problems.joined() + "\n"
  }

  /// `Rules/national/a.rule:12`.
  private func place(of span: Span) -> String {
    guard files.indices.contains(span.file) else { return "" }
    let before = files[span.file].text.utf8.prefix(span.start)
    return "\(files[span.file].name):\(before.count { $0 == 0x0A } + 1)"
  }
}
