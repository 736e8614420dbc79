/// 案例: a small family of plans drawn as a table, and what the rules must say about it.
public struct Scenario: Hashable, Sendable {
  public var title: String
  /// Ids of the statements that are run.
  public var tests: [String]
  public var plans: [Plan]
  /// Indicators that have a column of allotted figures, so that a blank cell means 未提供.
  public var allottedIndicators: [Int]
  public var expectations: [Expectation]
  public var asOf: PlanDate?
  public var span: Span
  /// Index into ``RuleProgram/packs``.
  public var pack: Int?
  /// 图: layers drawn as grids.
  public var maps: [Map] = []
  /// Rows of 名录 and 定位.
  public var entries: [Entry] = []

  /// One layer of one plan, drawn in square cells from the north-west corner; every map begins at the same corner.
  public struct Map: Hashable, Sendable {
    /// Index into ``Scenario/plans``.
    public var plan: Int
    /// Index into ``Vocabulary/layers``.
    public var layer: Int
    public var version: PlanVersion
    /// Side of a cell, a length above zero.
    public var cellMetres: Quantity
    /// From north to south, each from west to east, all of one length; `true` belongs to the layer.
    public var rows: [[Bool]]
    /// What it states as its area.
    public var statedArea: Quantity?
    /// What its features say, by place in ``Layer/fields``; empty for a field left blank.
    public var fields: [String] = []
  }

  /// What one plan states in one row of a list or designation.
  public struct Entry: Hashable, Sendable {
    /// Index into ``Scenario/plans``.
    public var plan: Int
    public var subject: EntrySubject
    /// 编号 and 名称 of an item; both empty where the list is said to have none.
    public var number = ""
    public var name = ""
    /// Index into the designation's values.
    public var value: Int?
    /// 所在地, indices into ``Scenario/plans``.
    public var locations: [Int] = []
    public var span: Span
  }

  public struct Plan: Hashable, Sendable {
    public var name: String
    public var code: String
    /// Index into ``Vocabulary/tiers``.
    public var tier: Int
    /// Index into ``Scenario/plans``.
    public var parent: Int?
    /// When the plan was approved (批复日期).
    public var approval: Approval?
    public var figures: [Cell]
    public var span: Span
  }

  public struct Cell: Hashable, Sendable {
    public var indicator: Int
    public var role: Role
    public var year: Int
    public var content: Content
    public var span: Span
  }

  public enum Content: Hashable, Sendable {
    /// One figure, or the same figure printed in several units.
    case printed([Quantity])
    /// Deferred in words: 自治区下达指标.
    case reference(String)
    case unallotted
    case notApplicable
  }

  public struct Expectation: Hashable, Sendable {
    /// Index into ``Scenario/plans``.
    public var plan: Int
    /// `nil` when the scenario runs one rule and the plan has one finding.
    public var obligation: Obligation?
    public var requirement: String?
    /// `nil` for any of the rules that are run.
    public var rule: String?
    /// `nil` for any year, where there is one verdict.
    public var year: Int?
    /// The parcel it is about; `nil` when a matrix concerns only one, and for statements that are no matrix.
    public var parcel: Parcel?
    public var verdict: Verdict
    public var difference: Quantity?
    /// Indices into ``Scenario/plans``; `nil` when not said.
    public var missing: [Int]?
    public var span: Span

    /// A parcel among the maps of a scenario.
    public struct Parcel: Hashable, Sendable {
      /// What some of its fields say, as the expectation names it.
      public var words: [String]
      /// Index into ``Scenario/maps``.
      public var map: Int

      package init(words: [String], map: Int) { (self.words, self.map) = (words, map) }
    }

    package init(
      plan: Int,
      obligation: Obligation? = nil,
      requirement: String? = nil,
      rule: String? = nil,
      verdict: Verdict,
      difference: Quantity? = nil,
      missing: [Int]? = nil,
      span: Span
    ) {
      (self.plan, self.obligation, self.requirement, self.rule) = (plan, obligation, requirement, rule)
      (self.verdict, self.difference, self.missing, self.span) = (verdict, difference, missing, span)
    }
  }
}

/// What a finding judges.
public enum Obligation: String, Hashable, Codable, Sendable, CaseIterable {
  /// 承接: the child states a commitment on every subject it must carry.
  case carry
  /// 落实: the child's commitment is at least as strict as what was allotted to it.
  case honour
  /// 汇总: the children's commitments combined are at least as strict as the parent's.
  case aggregate
  /// 预警: the present state is at least as strict as the plan's own commitment.
  case monitor
  /// A 要求 of a 规则.
  case rule
  /// 准入: what a 准入矩阵 says about a parcel.
  case admit
}

/// The five outcomes; never collapsed.
public enum Verdict: String, Hashable, Codable, Sendable, CaseIterable {
  case pass
  case fail
  /// 待核实: a fact is missing; the finding says which.
  case undetermined
  case notApplicable
  /// 豁免: a cited exception applies.
  case waived
}
