internal import Reporting
internal import RuleDSL

extension Topic {
  /// Codes of the checks that need no rule: those of plan sets, what the compiler and lint say about rules, and a word for
  /// what the readers of tables and layers tell about each input, which has no codes.
  static var checks: Set<String> {
    Set(
      ReferenceReport(language: .chinese).checks.map(\.code) + DiagnosticCode.allCases.map(\.rawValue)
        + LintRule.all.map(\.code) + ["读取", "reading"]
    )
  }
}
