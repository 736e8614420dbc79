internal import Chuandao
internal import PlanData
internal import Prove
internal import Reporting
internal import RuleDSL

/// `rulec prove`: what can be proved of rules without any plan.
struct ProveCommand {
  let kind: ProofKind?
  let named: [String]
  let rules: [String]
  let pack: String?
  let asJSON: Bool
  let output: String?
  let emitted: String?
  let script: String?
  let choice: SolverChoice
  let seconds: Int
  let mostLower: Int
  let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    let word = invocation.operands.first
    kind = word.flatMap(ProofKind.init)
    let questions = ProofKind.allCases.map(\.rawValue)
    if kind == nil, let word { throw .unknownQuestion(word, nearest: nearest(to: word, among: questions)) }
    named = Array(invocation.operands.dropFirst())
    if let kind, !kind.takes(named.count) { throw .rulesOfQuestion(kind.rawValue) }
    rules = invocation.values[.rules] ?? []
    pack = invocation.value(.pack)
    asJSON = invocation.value(.format) == PlainFormat.json.rawValue
    output = invocation.value(.output)
    emitted = invocation.value(.emitScenario)
    script = invocation.value(.smt)
    choice = SolverChoice(invocation.value(.solver))
    seconds = invocation.value(.timeout).flatMap { Int($0) } ?? 10
    mostLower = invocation.value(.lower).flatMap { Int($0) } ?? 2
    language = invocation.language
  }

  func run() throws(UsageError) -> ExitStatus {
    var suites: [(suite: RuleSuite, program: RuleProgram)] = []
    let solvers: [Solver]
    do throws(SystemFailure) {
      for suite in try RuleSuite.all(rules, leaningOn: []) {
        suite.rules.files.showNotes(language)
        guard let program = suite.rules.program else {
          suite.rules.showDiagnostics(language)
          return .rulesUnsound
        }
        suites.append((suite, program))
      }
      solvers = try choice.solvers()
    } catch {
      Terminal.complain(error.message[language], language)
      return .rulesUnsound
    }
    if let pack {
      let known = suites.flatMap { $0.program.packs.map(\.name) }
      guard known.contains(pack) else { throw .unknownPack(pack, nearest: nearest(to: pack, among: known)) }
    }
    if !named.isEmpty { suites = [try suiteOfNamed(suites)] }
    return answer(suites.compactMap { questions($0.suite, $0.program) }, solvers)
  }

  /// The first rules of which all have been named.
  private func suiteOfNamed(
    _ suites: [(suite: RuleSuite, program: RuleProgram)]
  ) throws(UsageError) -> (suite: RuleSuite, program: RuleProgram) {
    for (suite, program) in suites where named.allSatisfy({ id in program.headings.contains { $0.id == id } }) {
      return (suite, program)
    }
    let ids = suites.flatMap { $0.program.headings.map(\.id) }
    let unknown = named.first { !ids.contains($0) } ?? named[0]
    throw .unknownRule(unknown, nearest: nearest(to: unknown, among: ids))
  }

  /// What is asked of some rules that are compiled together.
  private struct Questions {
    let program: RuleProgram
    var report: ProofReport
    let probes: [ProofProbe]
  }

  private func questions(_ suite: RuleSuite, _ program: RuleProgram) -> Questions? {
    let own = program.statements.filter { statement in
      suite.own.contains(suite.rules.files, at: statement.heading.span.file)
        && pack.map { program.pack(of: statement.heading)?.name == $0 } ?? true
    }
    let chosen = named.compactMap { id in
      program.statements.first { $0.heading.id == id && !program.isAdjusted($0.heading) }
    }
    guard !own.isEmpty || !chosen.isEmpty else { return nil }
    let kinds = (kind.map { [$0] } ?? ProofKind.allCases).filter { $0.takes(chosen.count) }
    var report = ProofReport(program, mostLower: mostLower, isTable: kind == nil, language: language)
    let probes = report.ask(kinds, of: chosen, own: own)
    return Questions(program: program, report: report, probes: probes)
  }

  private func answer(_ questions: [Questions], _ solvers: [Solver]) -> ExitStatus {
    do throws(SystemFailure) {
      if let script {
        let scripts = questions.flatMap(\.probes).map { $0.question(.proof).script }
        try Output.to(script) { output throws(SystemFailure) in
          try output.write(scripts.joined(separator: "(reset)\n"))
        }
      }
      var reports: [ProofReport] = []
      for asked in questions {
        var report = asked.report
        try report.answer(asked.probes, by: ProofRun(asked.program, solvers, seconds: seconds))
        reports.append(report)
      }
      let text = asJSON ? reports.map(\.json).joined() : reports.map(\.text).joined(separator: "\n")
      try Output.to(output) { output throws(SystemFailure) in try output.write(text) }
      if let emitted {
        let scenarios = reports.map(\.scenarios).filter { !$0.isEmpty }.joined(separator: "\n")
        try Output.to(emitted) { output throws(SystemFailure) in try output.write(scenarios) }
      }
      return ExitStatus(reports.map(\.status).worst)
    } catch {
      return Terminal.cannotWrite(error, language, otherwise: .allPass)
    }
  }
}

extension [RunStatus] {
  /// A failure, else what is open; nothing at all is open, too.
  fileprivate var worst: RunStatus {
    contains(.fails) ? .fails : contains(.undetermined) || isEmpty ? .undetermined : .allPass
  }
}
