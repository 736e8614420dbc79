public import RuleDSL

/// What one rule says about one plan: the verdict, and the figures that decided it.
public struct Finding: Hashable, Codable, Sendable {
  /// Index into ``CheckRun/statements``.
  public var statement: Int
  public var obligation: Obligation
  /// Label of the 要求; empty for the three obligations and for a rule's only requirement.
  public var requirement: String
  /// The unit whose plan is judged.
  public var plan: Int
  /// The unit that sets what is expected; `nil` where nobody above does.
  public var issuer: Int?
  /// Index into the vocabulary; `nil` for general rules.
  public var indicator: Int?
  /// 0 for what has no year: control lines.
  public var year: Int
  public var verdict: Verdict
  public var reason: Reason
  public var expected: Bound?
  public var actual: Decimal?
  /// By how much the bound is missed (fail) or what is still needed (undetermined).
  public var difference: Decimal?
  /// The exact comparison fails by no more than the printed digits can hide: 舍入可解释.
  public var isWithinRounding: Bool
  /// Units whose figure is not known.
  public var missing: [Int]
  public var evidence: [Evidence]
  /// The rule's own sentence for a failure, filled in.
  public var sentence: String?
  /// Label and basis of the exception that waives a failure.
  public var waiver: Waiver?
  /// Index into the vocabulary's layers; `nil` for what is no control line.
  public var layer: Int?
  /// The parts of the map that decided it: the largest first, missing before excess.
  public var pieces: [FindingPiece] = []
  /// How many pieces the 容差 excuses, and their total area; `nil` without any.
  public var sliverCount = 0
  public var sliverArea: Decimal?
  /// The parcel that a matrix judged.
  public var parcel: ParcelFinding?
  /// The features that a built-in check finds unsound, in the order of the files.
  public var flaws: [FeatureFlaw] = []
  /// The list or designation it is about.
  public var subject: EntrySubject?
  /// The rows that decided it, in the order of keys or places.
  public var entries: [FindingEntry] = []

  public struct Waiver: Hashable, Codable, Sendable {
    public var label: String
    public var basis: Basis
  }

  public struct Bound: Hashable, Codable, Sendable {
    public var relation: Comparison
    public var value: Decimal
  }
}

/// A figure that decided a finding.
public struct Evidence: Hashable, Codable, Sendable {
  public var name: String
  public var unit: Int
  public var role: Role
  public var year: Int
  public var datum: Datum
}

/// Why a finding has its verdict; worded in `Reporting`, once.
public enum Reason: Hashable, Codable, Sendable {
  // 承接
  case stated
  /// Stated by reference to a figure that is not in the plan set.
  case statedByUnresolvedReference(String)
  case silent
  case notProvided
  case notAllotted
  case notConcerned
  /// The ratio is stated, the base it is weighted by is not.
  case weightNotProvided
  // 落实, 汇总 and 要求
  case holds
  case violated
  /// The figures known so far do not decide.
  case open
  case bearsNoBound
  /// The plan's figure and what was issued to it are one row.
  case issuedTogether
  case issuedNotProvided
  /// The parent states nothing that its children could be measured against.
  case parentNotProvided
  case conditionNotMet
  case printsAgree(others: [Decimal])
  case printsDisagree(others: [Decimal])
  // 面积一致
  case areasAgree
  case areasDisagree
  /// Features that state no area keep the question open.
  case areasUnstated
  /// Layers that a rule reads are not in the plan set; none are named where only a field is lacking.
  case layersNotProvided([LayerReference])
  /// Tables of one layer share ground, so that their sum is unknown.
  case tablesOverlap([LayerTable])
  /// Nobody in the plan set stands above, or below.
  case nobodyThere
  // Control lines
  /// The upper plan's line does not reach into the unit's territory.
  case nothingInside
  /// Without the unit's 行政区 it is unknown which part of the upper line is its own.
  case boundaryNotProvided
  /// An overlay failed: the shapes are beyond repair.
  case geometryFailed
  /// What a matrix says about a parcel.
  case admission(AdmissionReason)
  /// Features of the layer are no sound shapes.
  case unsound
  /// Rows of a list cannot be distinguished.
  case unsoundItems
  /// An exact result leaves 128 bits.
  case outOfRange
  /// A divisor is zero, such as the area of a region that covers nothing.
  case dividedByZero
  /// 登记面积 of a layer in which a feature states no area.
  case statedAreaMissing
}
