internal import Chuandao
internal import DocumentImport
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec test`: the scenarios of rule files, run and counted.
struct TestCommand {
  let paths: [String]
  let rules: [String]
  let choice: ScenarioChoice
  let format: TestFormat
  let output: String?
  let listsAll: Bool
  let timesEach: Bool
  let coverage: Bool
  let mutates: Bool
  let proposal: ProposalStep?
  let acceptance: AcceptanceStep?
  let watches: Bool
  let jobs: Int
  let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    paths = invocation.operands
    rules = invocation.values[.rules] ?? []
    choice = ScenarioChoice(invocation.list(.only))
    format = invocation.value(.format).flatMap(TestFormat.init) ?? .text
    output = invocation.value(.output)
    listsAll = invocation.has(.all) || invocation.has(.durations)
    timesEach = invocation.has(.durations)
    coverage = invocation.has(.coverage)
    mutates = invocation.has(.mutate)
    guard mutates || coverage || !invocation.has(.write) else { throw .without(.write, .mutate) }
    guard invocation.has(.accept) || !invocation.has(.yes) else { throw .without(.yes, .accept) }
    proposal = invocation.value(.write).map { ProposalStep(file: $0) }
    acceptance = invocation.has(.accept) ? AcceptanceStep(asks: !invocation.has(.yes)) : nil
    watches = invocation.has(.watch)
    jobs = invocation.value(.jobs).flatMap { Int($0) } ?? Terminal.processors
    language = invocation.language
  }

  func run() throws(UsageError) -> ExitStatus {
    guard watches else { return try runOnce() }
    var watch = FileWatch(paths + rules)
    while true {
      let status = try runOnce()
      guard status != .cannotWrite else { return status }
      Terminal.note(FileWatch.waiting[language])
      watch.wait()
    }
  }

  private func runOnce() throws(UsageError) -> ExitStatus {
    var sum = TestSum()
    do throws(SystemFailure) {
      for suite in try RuleSuite.all(paths, leaningOn: rules) {
        guard let program = suite.rules.program else {
          suite.rules.showDiagnostics(language)
          return .rulesUnsound
        }
        sum.take(tested(suite, program))
      }
    } catch {
      Terminal.complain(error.message[language], language)
      return .rulesUnsound
    }
    if let word = choice.unmatched(by: sum.names) {
      throw .unknownScenario(word, nearest: nearest(to: word, among: sum.names))
    }
    return finish(sum)
  }

  // MARK: One suite

  private func tested(_ suite: RuleSuite, _ program: RuleProgram) -> TestedSuite {
    let files = suite.rules.files.sources
    let own = program.scenarios.filter { suite.own.contains(suite.rules.files, at: $0.span.file) }
    let chosen = own.filter { choice.contains($0) }
    let (results, durations) = results(chosen, program)
    var report = ScenarioReport(program: program, files: files, results: results, language: language)
    report.durations = durations
    var tested = TestedSuite(suite: suite, program: program, report: report)
    tested.names = own.flatMap { [$0.title] + $0.tests }
    tested.failing = zip(chosen, results).filter { !$0.1.passes }.map { ($0.0, $0.1) }
    tested.count = results.count
    let sentences = program.sentences.filter { suite.own.contains(suite.rules.files, at: $0.span.file) }
    tested.names += sentences.map(\.title)
    tested.sentences = SentenceReport(
      sentences.filter { choice.contains($0) }.map { SentenceCheck($0, program.vocabulary) },
      files: files,
      language
    )
    let statements = program.statements.indices.filter { place in
      let heading = program.statements[place].heading
      let isTested = choice.isEmpty || chosen.contains { $0.tests.contains(heading.id) }
      return isTested && suite.own.contains(suite.rules.files, at: heading.span.file)
    }
    if coverage {
      tested.points = scenarioCoverage(program, of: statements, by: results)
      if proposal != nil {
        tested.proposed += scenarios(reaching: tested.points, program, near: chosen, jobs: jobs)
      }
    }
    if mutates {
      tested.fates = tryMutants(of: statements, program, scenarios: chosen, seeks: proposal != nil, jobs: jobs)
      tested.proposed += tested.fates.compactMap(\.killer)
    }
    return tested
  }

  /// What scenarios came to, and how long each took where somebody wants to know.
  private func results(_ scenarios: [Scenario], _ program: RuleProgram) -> ([ScenarioResult], [Double]) {
    guard timesEach else {
      return (runScenarios(scenarios, program, isObserving: coverage, jobs: jobs), [])
    }
    var durations: [Double] = []
    let results = scenarios.map { scenario in
      let start = ContinuousClock.now
      let result = runScenario(scenario, program, isObserving: coverage)
      let time = (ContinuousClock.now - start).components
      durations.append(Double(time.seconds) + Double(time.attoseconds) * 1e-18)
      return result
    }
    return (results, durations)
  }

  // MARK: The end

  private func finish(_ sum: TestSum) -> ExitStatus {
    do throws(SystemFailure) {
      let text = text(sum)
      try Output.to(output) { output throws(SystemFailure) in try output.write(text) }
      try proposal?.write(sum)
      try acceptance?.run(sum, language)
    } catch {
      return Terminal.cannotWrite(error, language, otherwise: .allPass)
    }
    return sum.total > 0 && sum.failed == 0 ? .allPass : .fails
  }

  private func text(_ sum: TestSum) -> String {
    switch format {
    case .junit:
      var suites = ScenarioJUnit()
      for suite in sum.suites {
        suites.add(suite.report)
        for check in suite.sentences?.checks ?? [] {
          suites.add(check, in: suite.suite.rules.files.sources, language)
        }
      }
      return suites.text
    case .text:
      let listed = sum.suites.map { suite in
        (listsAll ? suite.report.all : suite.report.failures) + (suite.sentences?.text(listsAll: listsAll) ?? "")
      }.joined()
      let none = sum.total == 0 ? Phrase("没有可以运行的案例\n", "There is no scenario to run\n")[language] : ""
      let (total, failed) = (sum.total, sum.failed)
      let count = Phrase(
        "案例 \(total) 个：符合 \(total - failed) 个，不符 \(failed) 个\n",
        "\(counted(total, "scenario")): \(total - failed) as expected, \(failed) not\n"
      )
      return listed + none + count[language] + (coverage ? sum.coverage(language) : "")
        + (mutates ? sum.mutation(language) : "")
        + (coverage || mutates ? sum.scores(listsAll: listsAll, language) : "")
    }
  }
}
