public import RuleDSL

/// How a verdict follows from what plans state, part by part; whoever works out the parts again comes to the same verdict.
public struct Derivation: Hashable, Sendable {
  public var finding: Finding
  /// 当, then 要求, then 例外 in their order; nothing where no rule can say it: lines, lists, parcels, built-in checks.
  public var sections: [Section] = []
  /// What each lower plan of a sum could give.
  public var room: [Room] = []

  /// A clause of the rule that decided it, or of the rule that its obligation amounts to.
  public struct Section: Hashable, Sendable {
    public var clause: Keyword
    /// Label of an exception.
    public var label = ""
    public var part: Part
  }

  /// A condition or an amount, what it came to, and what it is made of.
  public struct Part: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
      case condition(Condition)
      case amount(Amount)
      /// The figure of one of several plans.
      case term(Figure, plan: Int)
    }

    public enum Outcome: Hashable, Sendable {
      /// `nil` where what is known does not decide it.
      case truth(Bool?)
      /// In base units; `nil` for no bound on that side.
      case amount(lower: Rational?, upper: Rational?)
    }

    public var content: Content
    public var outcome: Outcome
    /// What amounts are printed in.
    public var unit: Unit?
    /// The figures that it reads itself.
    public var evidence: [Evidence] = []
    public var parts: [Part] = []
  }

  /// How far a lower plan's own figure is from what was issued to it, and from the present state.
  public struct Room: Hashable, Sendable {
    public var plan: Int
    public var own: Quantity?
    /// What the plan states above what it has to (of a ceiling: below), in base units.
    public var spare: Rational?
    /// What the ground would let it state besides, in base units: the present state beyond its own figure.
    public var reserve: Rational?
  }
}
