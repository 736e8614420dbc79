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
    if let text = Topic.explanation(ofCode: topic, language) { return Terminal.print(ended(text), language) }
    var names = Topic.codes
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
      if let text = Topic.description(of: topic, in: program, language) {
        return Terminal.print(ended(text), language)
      }
      names += program.headings.flatMap { [$0.id, $0.title] }
    }
    throw .unknownTopic(topic, nearest: nearest(to: topic, among: names))
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

  private func ended(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }
}
