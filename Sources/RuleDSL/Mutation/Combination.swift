/// 合计: not all lower plans count, or they are combined otherwise.
extension MutantMaker {
  static let combination = MutantMaker("combination", "下级不全算", "not all lower plans count") { statement, _ in
    switch statement {
    case .figures(var transmission):
      transmission.method.others.map {
        transmission.method = $0
        return .figures(transmission)
      }
    case .rule, .matrix: rewriter.rewritten(statement)
    case .monitor(let own):
      own.trajectory.map { [changed(own, \.trajectory, to: $0.onOtherCourse)].map { .monitor($0) } } ?? []
    case .line, .entries: []
    }
  }

  private static let rewriter = Rewriter(amounts: { amount in
    switch amount {
    case .reduce(let reduction, let figure): reduction.others.map { .reduce($0, figure) }
    case .average(let figure, _): [.reduce(.maximum, figure)]
    case .first(let figure, let other): [.figure(figure), .figure(other)]
    case .sum(let left, let right): [left, right, .difference(left, right)]
    case .difference(let left, let right): [left, .sum(left, right)]
    case .product, .quotient, .literal, .figure, .known, .count, .items, .measure: []
    }
  })
}

extension Amount.Reduction {
  fileprivate var others: [Amount.Reduction] {
    switch self {
    case .sum: [.maximum]
    case .maximum: [.minimum]
    case .minimum: [.maximum]
    }
  }
}

extension Transmission.Method {
  /// Other ways to travel: those in which the lower plans are, or are not, taken together.
  fileprivate var others: [Transmission.Method] {
    switch self {
    case .apportion, .weighted, .byReference: [.stepwise]
    case .stepwise: [.apportion]
    case .equal: [.stepwise]
    }
  }
}

extension Trajectory {
  /// The same points, joined otherwise.
  fileprivate var onOtherCourse: Trajectory {
    var other = self
    other.course = course == .linear || start == nil ? .steps : .linear
    return other
  }
}
