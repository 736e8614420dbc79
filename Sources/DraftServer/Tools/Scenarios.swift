internal import Chuandao
internal import JSONRPC
internal import Reporting
internal import RuleDSL
internal import Transmission

extension Tool {
  /// The 案例 of a draft, and what they do not reach.
  static let scenarios = Tool(
    "run_scenarios",
    title: Phrase("运行案例", "Run scenarios"),
    summary: Phrase(
      "运行草稿里的案例（草拟的规则也运行），说明哪些不符、差在哪里；coverage 说明案例没有走到的判定、条件和例外。没有案例的规则不算写完。",
      "Runs the scenarios of a draft, drafted rules too, and tells which are not as expected and why; `coverage` tells which verdicts, conditions and exceptions no scenario reaches. A rule without scenarios is not finished."
    ),
    DraftBench.draftParameters + [
      Parameter(
        name: "only",
        kind: .text,
        summary: Phrase("只运行检验这条规则的案例", "run only scenarios that test the rule of this id")
      ),
      Parameter(name: "coverage", kind: .flag, summary: Phrase("也说明没有走到什么", "also tell what is not reached")),
    ]
  ) { bench, arguments, language throws(Refusal) in
    let draft = try bench.draft(arguments)
    let program = try draft.program()
    let only = arguments.text("only")
    let isMeant = { (id: String) in only.map { $0 == id } ?? true }
    let chosen = program.scenarios.filter { draft.isOwn($0.span) && $0.tests.contains(where: isMeant) }
    if let only, chosen.isEmpty {
      throw .unknown(
        .unknownRule,
        "没有案例检验“\(only)”",
        "no scenario tests “\(only)”",
        nearest: nearest(to: only, among: program.scenarios.filter { draft.isOwn($0.span) }.flatMap(\.tests))
      )
    }
    let coverage = arguments.flag("coverage")
    let results = runScenarios(chosen, program, isObserving: coverage, jobs: 1)
    let report = ScenarioReport(program: program, files: draft.sources, results: results, language: language)
    let own = program.statements.indices.filter {
      draft.isOwn(program.statements[$0].heading.span) && isMeant(program.statements[$0].heading.id)
    }
    let tested = Set(chosen.flatMap(\.tests))
    var answer: [String: JSONValue] = [
      "total": .number(results.count), "failed": .number(report.failed),
      "scenarios": .list(results.map { draft.value(of: $0, program, language) }),
      "untested": .texts(own.map { program.statements[$0].heading.id }.filter { !tested.contains($0) }),
      "text": .text(report.all),
    ]
    if coverage {
      let points = scenarioCoverage(program, of: own, by: results)
      let found = CoverageReport(program, files: draft.sources, points: points, language: language)
      answer["coverage"] = .text(CoverageReport.summary(points, language) + found.missing)
    }
    return .object(answer)
  }
}

extension DraftText {
  fileprivate func value(of result: ScenarioResult, _ program: RuleProgram, _ language: Language) -> JSONValue {
    let report = ScenarioReport(program: program, files: sources, results: [result], language: language)
    return [
      "title": .text(result.title), "line": .number(line(of: result.span)), "passes": .truth(result.passes),
      "failure": result.passes ? .null : .text(report.failures),
    ]
  }
}
