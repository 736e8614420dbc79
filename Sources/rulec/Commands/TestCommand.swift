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
    var (failures, total, failed) = ("", 0, 0)
    do throws(SystemFailure) {
      for suite in try suites() {
        guard let program = suite.rules.program else {
          suite.rules.showDiagnostics(language)
          return .rulesUnsound
        }
        let results = suite.scenarioResults()
        let files = suite.rules.files.sources
        let report = ScenarioReport(program: program, files: files, results: results, language: language)
        failures += report.failures
        total += results.count
        failed += report.failed
      }
    } catch {
      Terminal.complain(error.message[language], language)
      return .rulesUnsound
    }
    let none = total == 0 ? Phrase("没有可以运行的案例\n", "There is no scenario to run\n")[language] : ""
    let count = Phrase(
      "案例 \(total) 个：符合 \(total - failed) 个，不符 \(failed) 个\n",
      "\(counted(total, "scenario")): \(total - failed) as expected, \(failed) not\n"
    )
    let printed = Terminal.print(failures + none + count[language], language)
    guard printed == .allPass else { return printed }
    return total > 0 && failed == 0 ? .allPass : .fails
  }

  // MARK: What to run

  /// What was named; or the project's own rules, the nation's by themselves and each province's with them.
  private func suites() throws(SystemFailure) -> [RuleSuite] {
    let library = RuleLibrary.find()
    if paths.isEmpty { return try library?.suites() ?? [] }
    var own = RuleFiles()
    for path in paths { try own.add(path) }
    if rules.isEmpty, let bases = try library?.bases(of: own) {
      var compiled = CompiledRules(own, on: bases)
      try compiled.look(into: library)
      return [RuleSuite(compiled, own: own)]
    }
    var compiled = try CompiledRules(own) { () throws(SystemFailure) in try context(library) }
    try compiled.look(into: library)
    return [RuleSuite(compiled, own: own)]
  }

  /// What the named files may lean on.
  private func context(_ library: RuleLibrary?) throws(SystemFailure) -> RuleFiles? {
    guard !rules.isEmpty else { return try library?.base() }
    var files = RuleFiles()
    for path in rules { try files.add(path) }
    return files
  }
}
