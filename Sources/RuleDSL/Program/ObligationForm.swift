/// What the three obligations of a 传导 by figures require.
///
/// The evaluator judges by it and `rulec explain` writes it out, so that the two cannot disagree.
package struct ObligationForm: Hashable, Sendable {
  /// What 落实 holds a plan to.
  package enum Bound: Hashable, Sendable {
    /// The figure that was issued to it (下达).
    case allotted
    /// What its issuer states itself.
    case above
  }

  /// What the children's commitments amount to together.
  package enum Combination: Hashable, Sendable {
    /// Σ: areas, volumes, counts.
    case sum
    /// Σ mᵢBᵢ / Σ Bᵢ: ratios.
    case byBase
    /// None: every child is judged by itself.
    case each
  }

  /// Which of two commitments is stricter: larger, smaller, or only the same.
  package let order: Direction
  /// In order of precedence: the first whose figure is known, else the last.
  package let bounds: [Bound]
  package let combination: Combination
  /// Whether a plan's own figure is the issued one, too, in a plan set where nobody issues the subject apart: 落实 does
  /// not apply there.
  package let mayBeIssuedTogether: Bool

  package init(_ method: Transmission.Method, _ direction: Direction) {
    switch method {
    case .apportion: self.init(direction, [.allotted], .sum, mayBeIssuedTogether: true)
    case .weighted: self.init(direction, [.allotted], .byBase, mayBeIssuedTogether: true)
    case .byReference: self.init(direction, [.allotted], .sum, mayBeIssuedTogether: false)
    case .stepwise: self.init(direction, [.allotted, .above], .each, mayBeIssuedTogether: false)
    case .equal: self.init(.fixed, [.allotted, .above], .each, mayBeIssuedTogether: false)
    }
  }

  /// Every plan by itself, held to nobody above.
  package init(ofEach order: Direction) { self.init(order, [], .each, mayBeIssuedTogether: false) }

  private init(_ order: Direction, _ bounds: [Bound], _ combination: Combination, mayBeIssuedTogether: Bool) {
    self.order = order
    self.bounds = bounds
    self.combination = combination
    self.mayBeIssuedTogether = mayBeIssuedTogether
  }
}

extension Direction {
  /// The operator between what is there and what is expected.
  package var relation: Comparison {
    switch self {
    case .floor: .atLeast
    case .ceiling: .atMost
    case .fixed: .equal
    }
  }
}
