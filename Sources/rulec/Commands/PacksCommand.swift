internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL

/// `rulec packs`: the packs of rules there are, or that are read for a plan set.
struct PacksCommand {
  private let planSet: String?
  private let rules: [String]
  private let permissions: Permissions
  private let language: Language
  private let asJSON: Bool

  init(_ invocation: Invocation) {
    planSet = invocation.operands.first
    rules = invocation.values[.rules] ?? []
    permissions = invocation.permissions
    language = invocation.language
    asJSON = invocation.value(.format) == PlainFormat.json.rawValue
  }

  func run() -> ExitStatus {
    do throws(Session.Failure) {
      let report = try self.report()
      return Terminal.print(asJSON ? report.json : report.text, language)
    } catch {
      return error.tell(language, asJSON: asJSON)
    }
  }

  private func report(on planSet: String) throws(Session.Failure) -> PackReport {
    let sources = Session.Sources(
      planSet: planSet,
      rules: rules,
      library: RuleLibrary.find(),
      permissions: permissions,
      jobs: Terminal.processors
    )
    return try Session(sources).packReport(language)
  }

  private func report() throws(Session.Failure) -> PackReport {
    if let planSet { return try report(on: planSet) }
    let library = RuleLibrary.find()
    guard library != nil || !rules.isEmpty else { throw .noRules }
    let compiled: CompiledRules
    do throws(SystemFailure) {
      var files = try rules.isEmpty ? library?.everything() ?? RuleFiles() : RuleFiles()
      for path in rules { try files.add(path) }
      compiled = try CompiledRules(files, leaningOn: library)
    } catch {
      throw .ruleFiles(error)
    }
    guard let report = compiled.packReport(language) else { throw .rules(compiled) }
    return report
  }
}
