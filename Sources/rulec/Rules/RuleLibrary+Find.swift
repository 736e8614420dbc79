internal import Chuandao
internal import PlanData

extension RuleLibrary {
  /// Looks where the user says (`CHUANDAO_RULES`), else where the command is.
  static func find() -> RuleLibrary? {
    (FileSystem.variable("CHUANDAO_RULES") ?? Installation.folder("Rules")).map { RuleLibrary(root: $0) }
  }
}
