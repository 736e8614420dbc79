/// Why a finding has its verdict; worded in `Reporting`, once.
///
/// The names are those of the report that scripts read.
public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
  // 承接
  case stated
  /// Stated by reference to a figure that is not in the plan set.
  case statedByUnresolvedReference
  case silent
  case notProvided
  /// Stated for a year about which nobody above says anything, and not for that of the number that was allotted.
  case statedForOtherYear
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
  case printsAgree
  case printsDisagree
  // 面积一致
  case areasAgree
  case areasDisagree
  /// Features that state no area keep the question open.
  case areasUnstated
  /// Layers that a rule reads, or a field of their features, are not in the plan set.
  case layersNotProvided
  /// Tables of one layer share ground, so that their sum is unknown.
  case tablesOverlap
  /// Nobody in the plan set stands above, or below.
  case nobodyThere
  // Control lines
  /// The upper plan's line does not reach into the unit's territory.
  case nothingInside
  /// Without the unit's 行政区 it is unknown which part of the upper line is its own.
  case boundaryNotProvided
  /// An overlay failed: the shapes are beyond repair.
  case geometryFailed
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
  // Parcels
  case admitted
  case prohibited
  case conditionUnmet
  case conditionOpen
  /// The matrix says 待核实.
  case leftToDecide
  case exceptionOpen
  case useBlank
  case useFieldMissing
  case useUnknown
  case zoneUnknown
  case outsideZones
  // 豁免
  case waiverExpired
  /// The rule finds nothing that the waiver is about.
  case waiverUnused
}
