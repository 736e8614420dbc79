internal import Chuandao
internal import PlanData

extension RuleSuite {
  /// The rules of some paths; or the project's own, the nation's by themselves and each province's with them.
  ///
  /// `others` are rule files that those may lean on instead of the project's.
  static func all(_ paths: [String], leaningOn others: [String]) throws(SystemFailure) -> [RuleSuite] {
    let library = RuleLibrary.find()
    if paths.isEmpty { return try library?.suites() ?? [] }
    var own = RuleFiles()
    for path in paths { try own.add(path) }
    if others.isEmpty, let bases = try library?.bases(of: own) {
      var compiled = CompiledRules(own, on: bases)
      try compiled.look(into: library)
      return [RuleSuite(compiled, own: own)]
    }
    var compiled = try CompiledRules(own) { () throws(SystemFailure) in
      guard !others.isEmpty else { return try library?.base() }
      var files = RuleFiles()
      for path in others { try files.add(path) }
      return files
    }
    try compiled.look(into: library)
    return [RuleSuite(compiled, own: own)]
  }
}
