/// Anything that the three obligations do not say: conditions over one plan, its parent and its children.
public struct Rule: Hashable, Sendable {
  public var heading: Heading
  public var scope: Scope
  /// 每个在编规划, 每个已批规划: the plans it speaks about; `nil` for both.
  public var status: Status?
  /// Indices into ``Vocabulary/tiers``; empty for every tier.
  public var tiers: [Int]
  /// 层级: the tiers between which 上级 and 下级 are sought, as a 传导 seeks them, from the highest down; empty for the
  /// governments that are next to one another.
  public var path: [Int] = []
  /// 当: where it does not hold, the rule does not apply.
  public var condition: Condition?
  public var requirements: [Requirement]
  public var exceptions: [Exception]
  /// What else to show, apart from the figures that were compared.
  public var evidence: [Amount]
  public var precision: Transmission.Precision
  /// The years it is checked for; empty for every year in which a figure it reads is stated.
  public var years: [Int]
  /// Regions whose pieces to show.
  public var regions: [Region] = []
  /// 容差 of its relations and measures.
  public var tolerance = SpatialTolerance()

  public enum Scope: Hashable, Sendable {
    /// 每个规划
    case plans
    /// 每个指标: every figure that is printed more than once, in different units.
    case figures
  }

  public enum Status: Hashable, Sendable {
    /// 在编: not approved yet.
    case drafted
    /// 已批
    case approved
  }

  public struct Requirement: Hashable, Sendable {
    /// Empty when the rule has one requirement without a name.
    public var label: String
    public var condition: Condition
    /// The rule's own sentence for a failure.
    public var message: Template?
  }

  /// 例外: turns a failure into a waiver, naming itself; it never computes another value.
  public struct Exception: Hashable, Sendable {
    public var label: String
    public var basis: Basis
    public var condition: Condition
  }
}

/// A sentence with placeholders.
public struct Template: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case text(String)
    case name(PlanReference)
    case left
    case right
    case difference
    case amount(Amount)
  }

  public var parts: [Part]
}
