internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec explain`: what a diagnostic code, a 传导, a 规则 or a 准入矩阵 means.
struct ExplainCommand {
  let topic: String
  let rules: [String]
  let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    guard let topic = invocation.operands.first else { throw .operandMissing(.explain) }
    self.topic = topic
    rules = invocation.values[.rules] ?? []
    language = invocation.language
  }

  func run() throws(UsageError) -> ExitStatus {
    if let text = explained { return Terminal.print(ended(text), language) }
    var names =
      DiagnosticCode.allCases.map(\.rawValue) + LintRule.all.map(\.code)
      + ShapeInspection.allCases.flatMap { [$0.rawValue, $0.title] }
      + ItemInspection.allCases.flatMap { [$0.rawValue, $0.title] }
      + WaiverInspection.allCases.flatMap { [$0.rawValue, $0.title] }
    let candidates: [CompiledRules]
    do throws(SystemFailure) {
      candidates = try rulesToSearch()
    } catch {
      Terminal.complain(error.message[language], language)
      return .rulesUnsound
    }
    for rules in candidates {
      guard let program = rules.program else {
        rules.showDiagnostics(language)
        return .rulesUnsound
      }
      if let text = description(in: program) { return Terminal.print(ended(text), language) }
      names += program.headings.flatMap { [$0.id, $0.title] }
    }
    throw .unknownTopic(topic, nearest: nearest(to: topic, among: names))
  }

  /// What a code, or a check that is built in, means.
  private var explained: String? {
    let code = topic.uppercased()
    return DiagnosticCode(rawValue: code).map { explanation(of: $0, language: language) }
      ?? LintRule.all.first { $0.code == code }.map { explanation(of: $0, language: language) }
      ?? ShapeInspection.allCases.first { $0.rawValue == code || $0.title == topic }
      .map { explanation(of: $0, language: language) }
      ?? ItemInspection.allCases.first { $0.rawValue == code || $0.title == topic }
      .map { explanation(of: $0, language: language) }
      ?? WaiverInspection.allCases.first { $0.rawValue == code || $0.title == topic }
      .map { explanation(of: $0, language: language) }
  }

  /// The rules that were named; or the nation's, then each province's with them.
  private func rulesToSearch() throws(SystemFailure) -> [CompiledRules] {
    let library = RuleLibrary.find()
    guard rules.isEmpty else {
      var files = RuleFiles()
      for path in rules { try files.add(path) }
      return [try CompiledRules(files, leaningOn: library)]
    }
    return try library?.suites().map(\.rules) ?? []
  }

  private func description(in program: RuleProgram) -> String? {
    let called = program.ids(ofOfficeCode: topic)
    let found = program.statements.filter { statement in
      let heading = statement.heading
      // What a pack makes of a rule of another is told below that rule.
      return !program.isTolerated(heading)
        && (heading.id == topic || heading.title == topic || called.contains(heading.id))
    }
    return found.isEmpty ? nil : found.map { text(of: $0, in: program) }.joined(separator: "\n")
  }

  private func text(of statement: Statement, in program: RuleProgram) -> String {
    let remarks = PackReport.remarks(on: statement.heading, in: program, language).map { "# \($0)\n" }
    return ended(describe(statement, in: program.vocabulary, language: language)) + remarks.joined()
  }

  private func ended(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }
}
