internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec test`: the scenarios of rule files, run and counted.
struct TestCommand {
  let paths: [String]
  let rules: [String]
  let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    paths = invocation.operands
    rules = invocation.values[.rules] ?? []
    language = invocation.language
  }

  func run() -> ExitStatus {
    var outcome = Outcome()
    do throws(SystemFailure) {
      for suite in try suites() {
        guard let program = suite.rules.program else {
          suite.rules.showDiagnostics(language)
          return .rulesUnsound
        }
        outcome.add(suite, program, language)
      }
    } catch {
      Terminal.complain(error.message[language], language)
      return .rulesUnsound
    }
    return report(outcome)
  }

  private func report(_ outcome: Outcome) -> ExitStatus {
    let count = outcome.count(language)
    let none = outcome.total == 0 ? Phrase("没有可以运行的案例\n", "There is no scenario to run\n")[language] : ""
    let printed = Terminal.print(outcome.failures + none + count, language)
    guard printed == .allPass else { return printed }
    return outcome.total > 0 && outcome.failed == 0 ? .allPass : .fails
  }

  // MARK: What to run

  /// What was named; or the project's own rules, the nation's by themselves and each province's with them.
  private func suites() throws(SystemFailure) -> [RuleSuite] {
    let library = RuleLibrary.find()
    if paths.isEmpty { return try library?.suites() ?? [] }
    var own = RuleFiles()
    for path in paths { try own.add(path) }
    let compiled = try CompiledRules(own) { () throws(SystemFailure) in try context(library) }
    return [RuleSuite(compiled, own: own)]
  }

  /// What the named files may lean on.
  private func context(_ library: RuleLibrary?) throws(SystemFailure) -> RuleFiles? {
    guard !rules.isEmpty else { return try library?.base() }
    var files = RuleFiles()
    for path in rules { try files.add(path) }
    return files
  }

  /// What came of it.
  struct Outcome {
    var failures = ""
    var total = 0
    var failed = 0

    mutating func add(_ suite: RuleSuite, _ program: RuleProgram, _ language: Language) {
      let results = suite.scenarioResults()
      let report = ScenarioReport(
        program: program,
        files: suite.rules.files.sources,
        results: results,
        language: language
      )
      failures += report.failures
      total += results.count
      failed += report.failed
    }

    func count(_ language: Language) -> String {
      let passed = total - failed
      return Phrase(
        "案例 \(total) 个：符合 \(passed) 个，不符 \(failed) 个\n",
        "\(counted(total, "scenario")): \(passed) as expected, \(failed) not\n"
      )[language]
    }
  }
}
