/// 例外: one is left out.
extension MutantMaker {
  static let exception = MutantMaker("exception", "漏了一个例外", "an exception is left out") { statement, _ in
    switch statement {
    case .rule(let rule):
      rule.exceptions.indices.map {
        var copy = rule
        copy.exceptions.remove(at: $0)
        return .rule(copy)
      }
    case .matrix(let matrix):
      matrix.exceptions.indices.map {
        var copy = matrix
        copy.exceptions.remove(at: $0)
        return .matrix(copy)
      }
    case .figures, .line, .entries, .monitor: []
    }
  }
}
