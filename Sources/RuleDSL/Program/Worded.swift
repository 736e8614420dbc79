/// What rules write as one word of ours.
package protocol Worded: CaseIterable {
  var keyword: Keyword { get }
}

extension Worded {
  /// What a word stands for, if it is one of these.
  package init?(_ keyword: Keyword) {
    guard let found = Self.allCases.first(where: { $0.keyword == keyword }) else { return nil }
    self = found
  }
}

extension Comparison: Worded {
  package var keyword: Keyword {
    switch self {
    case .atLeast: .atLeast
    case .atMost: .atMost
    case .above: .above
    case .below: .below
    case .equal: .equals
    case .unequal: .unequal
    }
  }
}

extension PlanReference: Worded {
  package var keyword: Keyword {
    switch self {
    case .own: .own
    case .parent: .parent
    case .children: .children
    }
  }
}

extension Amount.Reduction: Worded {
  package var keyword: Keyword {
    switch self {
    case .sum: .sum
    case .maximum: .maximum
    case .minimum: .minimum
    }
  }
}

extension SpatialRelation: Worded {
  package var keyword: Keyword {
    switch self {
    case .covers: .covers
    case .within: .within
    case .disjoint: .disjoint
    case .same: .same
    }
  }
}

extension Layer.Geometry: Worded {
  package var keyword: Keyword {
    switch self {
    case .polygon: .polygon
    case .line: .line
    case .point: .point
    }
  }

  package var name: Phrase { keyword.spelling }
}

extension ItemList.Key: Worded {
  package var keyword: Keyword {
    switch self {
    case .number: .id
    case .name: .name
    case .document: .number
    }
  }
}

extension ItemList.Difference: Worded {
  package var keyword: Keyword {
    switch self {
    case .width: .fullWidth
    case .blanks: .blanks
    case .batch: .batch
    case .letterCase: .letterCase
    }
  }
}

extension Level: Worded {
  package var keyword: Keyword {
    switch self {
    case .binding: .binding
    case .expected: .expected
    case .advisory: .advisory
    }
  }
}

extension Verdict: Worded {
  package var keyword: Keyword {
    switch self {
    case .pass: .pass
    case .fail: .fail
    case .undetermined: .undetermined
    case .notApplicable: .notApplicable
    case .waived: .waived
    }
  }
}

extension Obligation: Worded {
  package var keyword: Keyword {
    switch self {
    case .carry: .carry
    case .honour: .honour
    case .aggregate: .aggregate
    case .monitor: .monitor
    case .rule: .rule
    case .admit: .admit
    }
  }
}

extension EntrySubject {
  /// The word of 方式 that it travels by.
  var method: Keyword {
    switch self {
    case .list: .list
    case .designation: .designation
    }
  }
}
