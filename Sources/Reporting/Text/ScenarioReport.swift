public import RuleDSL
public import Transmission

/// What the 案例 of some rule files came to.
public struct ScenarioReport {
  let program: RuleProgram
  let files: [SourceFile]
  let results: [ScenarioResult]
  let language: Language
  /// How long each took, in seconds; empty where nobody wants to know.
  public var durations: [Double] = []

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
    results.indices.filter { !results[$0].passes }.map { failure($0) }.joined()
  }

  /// Every scenario in a line, those that fail with what is wrong.
  public var all: String { results.indices.map { results[$0].passes ? head($0) : failure($0) }.joined() }

  /// What is wrong with a scenario, without its name.
  func problems(of result: ScenarioResult) -> String {
    guard let scenario = program.scenarios.first(where: { $0.span == result.span }) else { return "" }
    let words = ScenarioWording(result: result, plans: scenario.plans, program: program, language: language)
    return result.problems.map { problem in
      let grid = problem.findings.lazy.compactMap { ScenarioGrid($0, result, scenario) }.first
      let lines = words.lines(for: problem) + (grid?.lines(language) ?? [])
      return lines.enumerated().map { ($0.offset == 0 ? "  " : "    ") + $0.element + "\n" }.joined()
    }.joined()
  }

  private func failure(_ place: Int) -> String { head(place) + problems(of: results[place]) + "\n" }

  private func head(_ place: Int) -> String {
    let result = results[place]
    let title = Phrase("案例", "scenario")[language] + " " + result.title
    let mark = (result.passes ? Verdict.pass : Verdict.fail).mark
    let time = durations.indices.contains(place) ? "  " + Self.time(durations[place], language) : ""
    return "\(mark) \(title)  \(files.place(of: result.span))\(time)\n"
  }

  /// A duration in milliseconds, to the tenth.
  public static func time(_ seconds: Double, _ language: Language) -> String {
    let tenths = Int((seconds * 10_000).rounded())
    return Phrase("\(tenths / 10).\(tenths % 10) 毫秒", "\(tenths / 10).\(tenths % 10) ms")[language]
  }
}

extension [SourceFile] {
  /// `Rules/national/a.rule:12`.
  func place(of span: Span) -> String {
    guard indices.contains(span.file) else { return "" }
    return "\(self[span.file].name):\(self[span.file].position(of: span.start).line)"
  }
}
