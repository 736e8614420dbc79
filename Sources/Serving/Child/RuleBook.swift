internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// The rules there are, for who looks them up: each with its ground, where it comes from, and its 案例.
struct RuleBook {
  private let suites: [RuleSuite]
  private let language: Language

  init(_ library: RuleLibrary, _ language: Language) throws(ChildFailure) {
    self.language = language
    let found = Result { () throws(SystemFailure) in try library.suites() }
    switch found {
    case .success(let all): suites = all
    case .failure(let failure): throw .system(failure)
    }
    for suite in suites where suite.rules.program == nil { throw .session(.rules(suite.rules)) }
  }

  func write() throws(ChildFailure) {
    let entries: [String] = suites.flatMap { suite in
      let results = suite.scenarioResults()
      let program = suite.rules.program ?? RuleProgram()
      return program.statements.filter { suite.own.contains(suite.rules.files, at: $0.heading.span.file) }
        .map { entry(on: $0, in: program, suite, results) }
    }
    let text = "{\"version\":1,\"rules\":[" + entries.map { "\n" + $0 }.joined(separator: ",") + "\n]}\n"
    do throws(SystemFailure) { try ResultFile.write(text, to: "results/answer.json") } catch { throw .system(error) }
  }

  private func entry(
    on statement: Statement,
    in program: RuleProgram,
    _ suite: RuleSuite,
    _ results: [ScenarioResult]
  ) -> String {
    let heading = statement.heading
    let tests = Set(program.scenarios.filter { $0.tests.contains(heading.id) }.map(\.span))
    return JSONText.text {
      $0.object { json in
        json.member("id", heading.id)
        json.member("title", heading.title)
        json.member("level", heading.level.rawValue)
        json.member("pack", heading.pack.map { program.packs[$0].name }.flatMap { $0.isEmpty ? nil : $0 })
        json.member("file", suite.rules.files.sources[heading.span.file].name)
        json.member("basis", each: heading.basis.provisions) { $0.value($1) }
        json.member("basisUnverified", heading.basis.remark)
        json.member("bindingReason", heading.bindingReason)
        json.member("draft", heading.draft)
        json.member("effective", heading.effective?.text)
        json.member("repealed", heading.repealed?.text)
        json.member("tiers", each: statement.tiers) { $0.value(program.vocabulary.tiers[$1].name) }
        json.member("text", describe(statement, in: program.vocabulary, language: language))
        json.member("scenarios", each: results.filter { tests.contains($0.span) }) {
          $0.scenario($1, of: suite.rules, language)
        }
      }
    }
  }
}

extension Basis {
  /// The provisions in their short form.
  fileprivate var provisions: [String] {
    switch self {
    case .cited(let citations): citations.map(\.short)
    case .unverified: []
    }
  }

  fileprivate var remark: String? {
    switch self {
    case .cited: nil
    case .unverified(let note): note
    }
  }
}
