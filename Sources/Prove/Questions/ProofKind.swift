/// What may be asked of rules without any plan.
///
/// To add one: a case, the ``ProofGoal`` it is answered by in ``ProofProbe``, its wording where reports are written.
public enum ProofKind: String, Hashable, Sendable, CaseIterable {
  /// A rule, or those of a pack, at least as strict as what they stand in for.
  case stricter
  /// Two rules that speak about one plan and never both pass it.
  case contradiction
  /// Rules that no family of plans with all its figures keeps together.
  case together
  /// A rule that fails no plan set that the others let pass.
  case implied
  case neverPasses = "never-passes"
  case alwaysPasses = "always-passes"
  /// Two rules that never decide about the same plan.
  case disjoint
  /// Two rules that fail the same plans and pass the same.
  case equal
  /// A rule on an upper plan that holds wherever the plans below keep theirs.
  case down
  /// An exception that waives what the rule above does not.
  case exception

  /// How many rules have to be named.
  public var operands: ClosedRange<Int> {
    switch self {
    case .contradiction, .together, .neverPasses, .alwaysPasses, .down: 0...Int.max
    case .implied: 1...Int.max
    case .disjoint, .equal: 2...2
    case .stricter, .exception: 0...2
    }
  }

  /// Whether it can be asked of so many named rules; of none it is asked of all.
  public func takes(_ count: Int) -> Bool {
    operands.contains(count) && (count != 1 || ![.contradiction, .together, .stricter, .exception].contains(self))
  }

  /// Whether the answer that no plan set shows it is what is wrong with the rules; else the plan set is.
  public var isFaultWhereProved: Bool {
    switch self {
    case .contradiction, .together, .neverPasses, .alwaysPasses: true
    case .stricter, .implied, .disjoint, .equal, .down, .exception: false
    }
  }

  /// Whether the answer is a fault of rules of which nobody asked it: that one rule follows from others, or does not, is
  /// none.
  public var isFaultUnasked: Bool {
    switch self {
    case .contradiction, .together, .neverPasses, .alwaysPasses, .stricter, .exception: true
    case .implied, .disjoint, .equal, .down: false
    }
  }
}
