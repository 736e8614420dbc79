/// 反向: what binds from below binds from above; a line that protects develops.
extension MutantMaker {
  static let reversed = MutantMaker("reversed", "方向反了", "the direction is turned round") { statement, vocabulary in
    switch statement {
    case .figures(let transmission): turned(transmission.indicator, vocabulary)
    case .monitor(let monitor): turned(monitor.indicator, vocabulary)
    case .line(var line):
      line.order.others.map {
        line.order = $0
        return .statement(.line(line))
      }
    case .rule, .matrix: rewriter.rewritten(statement).map { .statement($0) }
    case .entries: []
    }
  }

  private static func turned(_ indicator: Int, _ vocabulary: Vocabulary) -> [Mutant.Change] {
    switch vocabulary.indicators[indicator].direction {
    case .floor: [.direction(indicator: indicator, .ceiling)]
    case .ceiling: [.direction(indicator: indicator, .floor)]
    case .fixed: [.direction(indicator: indicator, .floor), .direction(indicator: indicator, .ceiling)]
    }
  }

  private static let rewriter = Rewriter(
    conditions: { condition in
      switch condition {
      case .compare(let left, let comparison, let right): [.compare(left, comparison.turned, right)]
      case .relation(let left, let relation, let right): relation.others.map { .relation(left, $0, right) }
      case .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles, .everyFeature,
        .distinct, .tier, .all, .any, .not:
        []
      }
    },
    features: { condition in
      guard case .compare(let left, let comparison, let right) = condition else { return [] }
      return [.compare(left, comparison.turned, right)]
    }
  )
}

extension Comparison {
  fileprivate var turned: Comparison {
    switch self {
    case .atLeast: .atMost
    case .atMost: .atLeast
    case .above: .below
    case .below: .above
    case .equal: .unequal
    case .unequal: .equal
    }
  }
}

extension SpatialRelation {
  fileprivate var others: [SpatialRelation] {
    switch self {
    case .covers: [.within]
    case .within: [.covers]
    case .disjoint: [.within]
    case .same: [.covers, .within]
    }
  }
}

extension LineTransmission.Order {
  fileprivate var others: [LineTransmission.Order] {
    switch self {
    case .protect: [.develop]
    case .develop: [.protect]
    case .same: [.protect, .develop]
    }
  }
}
