internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

extension Session.Failure {
  /// Tells why there is nothing to work on; the status says it to scripts.
  ///
  /// As JSON, a script reads standard output, which then holds what the compiler has to say, too.
  func tell(_ language: Language, asJSON: Bool) -> ExitStatus {
    switch self {
    case .ruleFiles(let failure):
      Terminal.complain(failure.message[language], language)
      return .rulesUnsound
    case .noRules:
      let message = Phrase(
        "找不到本项目的规则；请用 --rules 指明，或设 CHUANDAO_RULES",
        "the project's own rules were not found; name some with --rules, or set CHUANDAO_RULES"
      )
      Terminal.complain(message[language], language)
      return .rulesUnsound
    case .rules(let rules):
      rules.showDiagnostics(language)
      guard asJSON else { return .rulesUnsound }
      let json = diagnosticsJSON(rules.diagnostics, in: rules.files.sources, language: language)
      let printed = Terminal.print(json, language)
      return printed == .allPass ? .rulesUnsound : printed
    case .planData(let failure):
      let lines = failure.problems.map { problem in
        problem.message[language] + "\n  " + Phrase("办法：", "Remedy: ")[language] + problem.remedy[language] + "\n"
      }
      Terminal.note(lines.joined())
      return .planDataUnreadable
    }
  }
}

extension Session.Failure {
  /// A report that states digests is refused where none can be worked out.
  static func requireDigests() throws(Session.Failure) {
    do throws(PlanDataFailure) {
      try InputFile.requireDigests()
    } catch {
      throw .planData(error)
    }
  }
}

extension RuleProgram {
  /// The ids the user chose; each must exist.
  func known(_ names: [String]) throws(UsageError) -> [String] {
    var ids: [String] = []
    for name in names {
      let found = self.ids(called: name)
      guard !found.isEmpty else {
        let all = headings.flatMap { [$0.id, $0.title] } + packs.flatMap { $0.officeCodes.values.sorted() }
        throw .unknownRule(name, nearest: nearest(to: name, among: all))
      }
      ids += found
    }
    return ids
  }
}

extension UnitTable {
  /// The plans of units named by code or name; `nil` where none are named.
  func plans(named words: [String]) throws(UsageError) -> [Bool]? {
    guard !words.isEmpty else { return nil }
    var plans = [Bool](repeating: false, count: count)
    for word in words {
      let meant = codes.indices.filter { codes[$0] == word || names[$0] == word }
      guard !meant.isEmpty else { throw .unknownPlan(word, nearest: nearest(to: word, among: codes + names)) }
      for unit in meant { plans[unit] = true }
    }
    return plans
  }
}
