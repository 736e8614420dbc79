/// 边界: the bound itself no longer counts, or counts though it should not.
extension MutantMaker {
  static let boundary = MutantMaker(
    "boundary",
    "边界算不算",
    "whether the bound itself counts",
    Rewriter(
      conditions: { condition in
        guard case .compare(let left, let comparison, let right) = condition, let other = comparison.withOtherBoundary
        else { return [] }
        return [.compare(left, other, right)]
      },
      features: { condition in
        guard case .compare(let left, let comparison, let right) = condition, let other = comparison.withOtherBoundary
        else { return [] }
        return [.compare(left, other, right)]
      }
    )
  )
}

extension Comparison {
  fileprivate var withOtherBoundary: Comparison? {
    switch self {
    case .atLeast: .above
    case .above: .atLeast
    case .atMost: .below
    case .below: .atMost
    case .equal, .unequal: nil
    }
  }
}
