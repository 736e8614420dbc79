/// Reads what was written, and collects what is wrong with it.
protocol FindingProblems {
  var problems: [Diagnostic] { get set }
}

extension FindingProblems {
  /// Reports a problem; nothing comes of what has it.
  mutating func refuse<Value>(_ problem: Diagnostic) -> Value? {
    problems.append(problem)
    return nil
  }
}
