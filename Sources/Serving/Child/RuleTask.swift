internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// What is asked about the text of a rule.
struct RuleTask {
  /// What the text is called in what is said about it.
  static let file = "text.rule"
  private let language: Language
  private let compiled: CompiledRules
  private let own: RuleFiles

  init(_ library: RuleLibrary, _ language: Language) throws(ChildFailure) {
    self.language = language
    do throws(SystemFailure) {
      var own = RuleFiles()
      try own.add(Self.file)
      self.own = own
      compiled = try CompiledRules(own, leaningOn: library)
    } catch {
      throw .system(error)
    }
  }

  /// Diagnostics of the text, as `--format json` writes them.
  func check() throws(ChildFailure) { try write(diagnostics) }

  private var found: [(found: Diagnostic, file: SourceFile)] {
    let sources = compiled.files.sources
    return compiled.diagnostics.map { ($0, sources[$0.primary.span.file]) }.filter { $0.file.name == Self.file }
  }

  private var diagnostics: String {
    // Where only what it leans on is unsound, that is what there is to say.
    found.isEmpty && compiled.program == nil
      ? diagnosticsJSON(compiled.diagnostics, in: compiled.files.sources, language: language)
      : diagnosticsJSON(found, language: language)
  }

  /// The 案例 of the text, each with whether it came out as expected, and what the compiler has to say.
  func test() throws(ChildFailure) {
    let results = RuleSuite(compiled, own: own).scenarioResults()
    let text = JSONText.text {
      $0.object { json in
        json.member("version", 1)
        json.member("compiles", compiled.program != nil)
        json.member("diagnostics", raw: String(diagnostics.dropLast()))
        json.member("scenarios", each: results) { $0.scenario($1, of: compiled, language) }
      }
    }
    try write(text + "\n")
  }

  private func write(_ text: String) throws(ChildFailure) {
    do throws(SystemFailure) { try ResultFile.write(text, to: "results/answer.json") } catch { throw .system(error) }
  }
}

extension JSONText {
  /// A 案例 and what it came to; `failure` is for people.
  mutating func scenario(_ result: ScenarioResult, of rules: CompiledRules, _ language: Language) {
    let files = rules.files.sources
    object { json in
      json.member("title", result.title)
      if files.indices.contains(result.span.file) {
        json.member("file", files[result.span.file].name)
        json.member("line", files[result.span.file].position(of: result.span.start).line)
      }
      json.member("passes", result.passes)
      if let program = rules.program, !result.passes {
        let report = ScenarioReport(program: program, files: files, results: [result], language: language)
        json.member("failure", report.failures)
      }
    }
  }
}
