/// A checked condition: dimensions agree on both sides.
public indirect enum Condition: Hashable, Sendable {
  case compare(Amount, Comparison, Amount)
  /// The figure is stated (已填写), as a number or by reference.
  case stated(Figure)
  /// 承接: the plan's own figure is a number; not so where it is 未分解 though one was allotted; a ratio goes together with
  /// its base.
  case carried(Figure, base: Figure?)
  /// 印数一致: the figure of 每个指标, printed in several units, agrees within the printed digits.
  case agreesAsPrinted
  /// The layer is provided (已填写), be it empty.
  case provided(LayerReference)
  /// 已提交: it is at hand; where it is not, that is no gap but an answer.
  case submitted(Submission)
  /// 面积一致: every feature's stated area is its measured one, within the 容差; the layer has a ``Layer/areaField``.
  case areasAgree(LayerReference)
  /// 接边: where the region on the right crosses the border between two lower plans, both of them draw the layer up to
  /// the border or neither does.
  case meets(LayerReference, Region)
  /// 铺满: the features of the layer cover the region and nothing else, every place once.
  case tiles(LayerReference, Region)
  /// Both regions have an area.
  case relation(Region, SpatialRelation, Region)
  /// Every feature of the layer meets the condition.
  case everyFeature(LayerReference, FeatureCondition)
  /// No two features of the layer have the same value (不重复).
  case distinct(FieldReference)
  /// The plan's tier is one of these (indices into ``Vocabulary/tiers``).
  case tier(PlanReference, among: [Int])
  case all([Condition])
  case any([Condition])
  case not(Condition)
}

/// What 已提交 asks about.
public enum Submission: Hashable, Sendable {
  /// Stated, as a number or by reference.
  case figure(Figure)
  /// Provided, be it empty.
  case layer(LayerReference)
  /// A field that the layer's tables have, be it blank.
  case field(FieldReference)

  package var figure: Figure? { if case .figure(let figure) = self { figure } else { nil } }

  package var layer: LayerReference? {
    switch self {
    case .figure: nil
    case .layer(let layer): layer
    case .field(let field): field.layer
    }
  }
}

/// How two amounts compare: 不低于, 不超过, 高于, 低于, 等于, 不等于.
public enum Comparison: Hashable, Codable, Sendable, CaseIterable {
  case atLeast
  case atMost
  case above
  case below
  case equal
  case unequal

  /// What holds where this does not.
  package var opposite: Comparison {
    switch self {
    case .atLeast: .below
    case .atMost: .above
    case .above: .atMost
    case .below: .atLeast
    case .equal: .unequal
    case .unequal: .equal
    }
  }
}

/// Something with a size.
///
/// Its dimension was checked and is not stored again.
public indirect enum Amount: Hashable, Sendable {
  case literal(Quantity)
  case figure(Figure)
  /// 首选: the first figure where it is known as a number, else the other.
  case first(Figure, else: Figure)
  /// 已知: the figure where it is known as a number, else nothing is known, whatever its plan says.
  case known(Figure)
  /// 加权平均 of a ratio of the children by a base of theirs; stands on the left of a relation only.
  case average(Figure, by: Figure)
  /// 合计, 最大, 最小 of a figure over the children.
  case reduce(Reduction, Figure)
  /// 个数 of the children; with a figure, of those that state it.
  case count(Figure?)
  /// 个数 of items of 名录.
  case items(StatedItems)
  case sum(Amount, Amount)
  case difference(Amount, Amount)
  case product(Amount, Amount)
  case quotient(Amount, Amount)
  /// 面积, 长度, 个数, 占比, 登记面积, 量得面积 of regions.
  case measure(RegionMeasure)

  public enum Reduction: Hashable, Sendable, CaseIterable {
    case sum
    case maximum
    case minimum
  }
}

/// One figure of one plan.
public struct Figure: Hashable, Sendable {
  public var plan: PlanReference
  /// Index into ``Vocabulary/indicators``.
  public var indicator: Int
  public var role: Role
  /// `nil` for the year that is being checked.
  public var year: Int?

  public init(plan: PlanReference, indicator: Int, role: Role = .own, year: Int? = nil) {
    self.plan = plan
    self.indicator = indicator
    self.role = role
    self.year = year
  }

  /// What was allotted of the same.
  package var allotted: Figure { Figure(plan: plan, indicator: indicator, role: .allotted, year: year) }

  /// The present figure of the same: where it is known, it is the base of a ratio.
  package var present: Figure { Figure(plan: plan, indicator: indicator, role: .present, year: year) }
}

/// A plan, seen from the plan that is checked.
public enum PlanReference: UInt8, Hashable, Codable, Sendable, CaseIterable {
  case own
  case parent
  case children
}

/// What a figure says: a plan's own commitment, also before and after a maintenance, what was allotted to it, or the
/// present state.
public enum Role: UInt8, Hashable, Codable, Sendable, CaseIterable {
  /// 本级
  case own
  /// 下达
  case allotted
  /// 现状
  case present
  /// 维护前: the plan's own commitment before a maintenance.
  case before
  /// 维护后
  case after

  /// Whether it is what a plan commits itself to, in any of its states.
  public var isCommitment: Bool { self == .own || isOfMaintenance }

  /// Whether it concerns plans under maintenance only.
  public var isOfMaintenance: Bool { self == .before || self == .after }
}
