internal import JSONRPC
internal import Chuandao
internal import Reporting
internal import RuleDSL
internal import Transmission

/// A line of the editor between two of the text, with something to do.
struct CodeLens: Encodable {
  let range: TextRange
  let command: Command
}

/// What commands of lenses are called.
enum LensCommand {
  static let runScenario = "rulec.runScenario"
  static let choosePlanSet = "rulec.choosePlanSet"
  static let judgePlanSet = "rulec.judgePlanSet"
}

extension Feature {
  /// 运行案例 above 案例; the verdicts of the chosen plan set above statements and 要求.
  static var codeLenses: Feature {
    Feature("textDocument/codeLens", ["codeLensProvider": ["resolveProvider": false]]) {
      (editor, parameters: DocumentParameters) throws(RPCError) -> [CodeLens] in
      let file = try editor.file(parameters.uri)
      return editor.lenses(of: file, parameters.uri)
    }
  }

  /// What lenses do.
  static var commands: Feature {
    let names: JSONValue = [
      .text(LensCommand.runScenario), .text(LensCommand.choosePlanSet), .text(LensCommand.judgePlanSet),
    ]
    return Feature("workspace/executeCommand", ["executeCommandProvider": ["commands": names]]) {
      (editor, parameters: CommandParameters) throws(RPCError) -> JSONValue in
      let arguments = parameters.arguments ?? []
      switch parameters.command {
      case LensCommand.runScenario: return try editor.runScenario(arguments)
      case LensCommand.choosePlanSet:
        let planSet = arguments.first?.text.flatMap { $0.isEmpty ? nil : DocumentURI.path(of: $0) ?? $0 }
        editor.verdicts.choose(planSet)
        editor.judgePlanSet()
        return planSet.map { .text($0) } ?? .null
      case LensCommand.judgePlanSet:
        editor.judgePlanSet()
        return .null
      default: throw .invalidParameters("unknown command \(parameters.command)")
      }
    }
  }
}

extension EditorContext {
  /// Judges the chosen plan set by every project that is open.
  func judgePlanSet() {
    let grounds = Set(workspace.documents.values.map { workspace.ground(of: $0) })
    for ground in grounds { verdicts.judge(ground, again: true, language) }
  }

  fileprivate func lenses(of file: AnalyzedFile, _ uri: String) -> [CodeLens] {
    guard let tree = file.tree, let document = workspace.documents[uri] else { return [] }
    let ground = workspace.ground(of: document)
    let outcome = verdicts.outcome(ground)
    if outcome == nil { verdicts.judge(ground, again: false, language) }
    return tree.blocks.flatMap { block -> [CodeLens] in
      if block.keyword == .scenario {
        let title = text("运行案例", "Run scenario")
        let place: [JSONValue] = [.text(uri), .number(file.places.position(of: block.span.start).line)]
        let command = Command(title: title, command: LensCommand.runScenario, arguments: place)
        return [CodeLens(range: file.places.range(of: block.span), command: command)]
      }
      guard Keyword.statements.contains(block.keyword), let outcome, let id = block.id else { return [] }
      return verdictLenses(of: block, id, outcome, file)
    }
  }

  private func verdictLenses(
    of block: SyntaxTree.Block,
    _ id: String,
    _ outcome: PlanSetVerdicts.Outcome,
    _ file: AnalyzedFile
  ) -> [CodeLens] {
    func lens(_ span: Span, _ title: String) -> CodeLens {
      let command = Command(title: title, command: LensCommand.judgePlanSet, arguments: [])
      return CodeLens(range: file.places.range(of: span), command: command)
    }
    if let failure = outcome.failure {
      return [lens(block.span, text("规划集没有判定：", "the plan set is not judged: ") + failure)]
    }
    guard let tally = outcome.rules[id] else {
      return [lens(block.span, text("这套规划没有用到", "not used for this plan set"))]
    }
    let own = lens(block.span, words(tally))
    let requirements = block.clauses.filter { $0.keyword == .require }
    guard requirements.count > 1 else { return [own] }
    return [own]
      + requirements.map { clause in
        let found = outcome.requirements[id]?[clause.label?.text ?? ""]
        return lens(clause.span, found.map { words($0) } ?? text("没有不通过和待核实", "nothing fails or is open"))
      }
  }

  /// 通过 12 · 不通过 1.
  private func words(_ tally: PlanSetVerdicts.Tally) -> String {
    let counts: [(Keyword, Int)] = [
      (.pass, tally.pass), (.fail, tally.fail), (.undetermined, tally.undetermined), (.waived, tally.waived),
      (.notApplicable, tally.notApplicable),
    ]
    let parts = counts.filter { $0.1 > 0 }.map { "\($0.0.spelled(in: language)) \($0.1)" }
    return parts.isEmpty ? text("没有判定", "no verdict") : parts.joined(separator: " · ")
  }

  /// Runs the 案例 that begins on a line, and tells the user and the client what came of it.
  fileprivate func runScenario(_ arguments: [JSONValue]) throws(RPCError) -> JSONValue {
    guard arguments.count > 1, let uri = arguments[0].text, case .number(let line) = arguments[1] else {
      throw .invalidParameters("the arguments are the address of a text and a line")
    }
    let file = try file(uri)
    guard let program = file.analysis.suite.rules.program else {
      throw .failed(text("规则有错，案例没有运行；先改正错误", "the rules are unsound, so no scenario runs; mend the errors first"))
    }
    func stands(_ span: Span) -> Bool {
      span.file == file.number && file.places.position(of: span.start).line == line
    }
    let titles = Set(program.scenarios.filter { stands($0.span) }.map(\.title))
    guard !titles.isEmpty, let result = runScenarios(program, titles: titles).first(where: { stands($0.span) }) else {
      throw .failed(text("这一行没有案例", "no scenario begins on this line"))
    }
    let report = ScenarioReport(
      program: program,
      files: file.analysis.sources,
      results: [result],
      language: language
    )
    let said =
      result.passes ? text("案例 \(result.title)：符合", "scenario \(result.title): as expected") : report.failures
    client.notify(
      "window/showMessage",
      ["type": .number(result.passes ? 3 : 1), "message": .text(said)] as JSONValue
    )
    return ["title": .text(result.title), "passes": .truth(result.passes), "message": .text(said)]
  }
}

extension SyntaxTree.Block {
  /// The 编号 as written.
  var id: String? {
    let clause = clauses.first { $0.keyword == .id }
    if case .raw(let raw)? = clause?.content { return raw.text }
    return nil
  }
}
