internal import Reporting
public import RuleDSL
internal import Transmission

/// What can be explained: codes of diagnostics and lint rules, checks that are built in, and rules.
public enum Topic {
  /// Everything that is explained without rules, as it may be asked for.
  public static var codes: [String] {
    DiagnosticCode.allCases.map(\.rawValue) + LintRule.all.map(\.code)
      + ShapeInspection.allCases.flatMap { [$0.rawValue, $0.title] }
      + ItemInspection.allCases.flatMap { [$0.rawValue, $0.title] }
      + WaiverInspection.allCases.flatMap { [$0.rawValue, $0.title] }
  }

  /// What a code, or a check that is built in, means.
  public static func explanation(ofCode topic: String, _ language: Language) -> String? {
    let code = topic.uppercased()
    return DiagnosticCode(rawValue: code).map { RuleDSL.explanation(of: $0, language: language) }
      ?? LintRule.all.first { $0.code == code }.map { RuleDSL.explanation(of: $0, language: language) }
      ?? ShapeInspection.allCases.first { $0.rawValue == code || $0.title == topic }
      .map { Reporting.explanation(of: $0, language: language) }
      ?? ItemInspection.allCases.first { $0.rawValue == code || $0.title == topic }
      .map { Reporting.explanation(of: $0, language: language) }
      ?? WaiverInspection.allCases.first { $0.rawValue == code || $0.title == topic }
      .map { Reporting.explanation(of: $0, language: language) }
  }

  /// Rules by id, title or the code of an office, as the obligations they come to, with what packs make of them, and
  /// built-in checks by such a code; `nil` where there is none.
  public static func description(of topic: String, in program: RuleProgram, _ language: Language) -> String? {
    let called = program.ids(ofOfficeCode: topic)
    let found = program.statements.filter { statement in
      let heading = statement.heading
      // What a pack makes of a rule of another is told below that rule.
      return !program.isAdjusted(heading)
        && (heading.id == topic || heading.title == topic || called.contains(heading.id))
    }
    let checks = called.filter(BuiltInChecks.ids.contains).compactMap { explanation(ofCode: $0, language) }
    let texts = found.map { text(of: $0, in: program, language) } + checks.map { $0 + "\n" }
    return texts.isEmpty ? nil : texts.joined(separator: "\n")
  }

  private static func text(of statement: Statement, in program: RuleProgram, _ language: Language) -> String {
    let remarks = PackReport.remarks(on: statement.heading, in: program, language).map { "# \($0)\n" }
    let text = describe(statement, in: program.vocabulary, language: language)
    return (text.hasSuffix("\n") ? text : text + "\n") + remarks.joined()
  }
}
