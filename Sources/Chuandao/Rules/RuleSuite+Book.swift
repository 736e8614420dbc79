public import PlanData
public import Reporting
public import RuleDSL
internal import Transmission

extension RuleSuite {
  /// The book of its own rules, with what its 案例 reach of them.
  ///
  /// - Parameters:
  ///   - jobs: How many threads run 案例.
  ///   - commands: What lines of a 目录 may name besides rules and codes of checks.
  ///   - language: Of what the book says by itself.
  /// - Returns: The book, or `nil` where the rules are unsound.
  public func book(jobs: Int, commands: [String] = [], _ language: Language) -> RuleBook? {
    guard let program = rules.program else { return nil }
    let files = rules.files.sources
    let results = runScenarios(program.scenarios, program, isObserving: true, jobs: jobs)
    return RuleBook(
      program,
      rules.compilation,
      files: files,
      isOwn: { own.contains(rules.files, at: $0) },
      packs: loadedPacks(program, files, nil),
      points: scenarioCoverage(program, of: Array(program.statements.indices), by: results),
      builtIn: Topic.checks.union(commands),
      language
    )
  }
}

extension RuleLibrary {
  /// All rules of the project together, with the 案例 and the catalogues that no check of plans reads.
  public func bound() throws(SystemFailure) -> RuleSuite {
    let all = try everything().followed(by: scenarios()).followed(by: catalogues())
    return RuleSuite(CompiledRules(all), own: all)
  }
}
