internal import Reporting
internal import RuleDSL
internal import Transmission

extension Topic {
  /// What checks that need no rule are called, by code: those of plan sets, and what the compiler says about rules.
  static var checks: [String: String] {
    let names =
      ShapeInspection.allCases.map { ($0.rawValue, $0.title) }
      + ItemInspection.allCases.map { ($0.rawValue, $0.title) }
      + WaiverInspection.allCases.map { ($0.rawValue, $0.title) }
      // What the readers of tables and layers tell about each input has no codes.
      + [("读取", "读取"), ("reading", "reading")] + DiagnosticCode.allCases.map { ($0.rawValue, $0.rawValue) }
      + LintRule.all.map { ($0.code, $0.code) }
    return Dictionary(names) { first, _ in first }
  }
}
