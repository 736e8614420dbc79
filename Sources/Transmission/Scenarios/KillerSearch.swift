internal import RuleDSL

/// Looks for a 案例 that tells a mutant from the program: one of those that are there, changed in one or two places.
struct KillerSearch {
  private let program: RuleProgram
  /// The statement that the variants are of.
  private var statement: Int?
  /// Variants of its 案例, with everything that they come to as what they must come to.
  private var variants: [Scenario] = []

  init(_ program: RuleProgram) { self.program = program }

  /// Of several that would do, the first.
  mutating func killer(of mutant: Mutant, _ changed: RuleProgram, near scenarios: [Scenario]) -> Scenario? {
    if statement != mutant.statement {
      statement = mutant.statement
      variants = scenarios.flatMap { scenario in
        scenario.variants(for: program.statements[mutant.statement], program.vocabulary)
      }.compactMap { Self.settled($0, runScenario($0, program), program) }
    }
    return variants.first { !runScenario($0, changed).passes }
  }

  /// The scenario with what it came to; `nil` where that cannot be said, or it judges nothing.
  static func settled(_ scenario: Scenario, _ result: ScenarioResult, _ program: RuleProgram) -> Scenario? {
    let settled = scenario.expecting(result)
    return !settled.expectations.isEmpty && runScenario(settled, program).passes ? settled : nil
  }
}
