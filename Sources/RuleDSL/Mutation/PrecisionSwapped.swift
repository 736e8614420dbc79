/// 精度: 精确 and 按印刷位, each for the other.
extension MutantMaker {
  static let precision = MutantMaker("precision", "精度对调", "exact and as printed change places") { statement, _ in
    switch statement {
    case .figures(var own):
      own.precision = own.precision.other
      return [.figures(own)]
    case .monitor(var own):
      own.precision = own.precision.other
      return [.monitor(own)]
    case .rule(var own):
      // Beside a number that is exact, the digits of one figure hide nothing but in odd cases.
      guard Rewriter(figures: { [$0] }).rewritten(statement).count > 1 else { return [] }
      own.precision = own.precision.other
      return [.rule(own)]
    case .line, .entries, .matrix: return []
    }
  }
}

extension Transmission.Precision {
  fileprivate var other: Transmission.Precision { self == .exact ? .asPrinted : .exact }
}
