internal import RuleDSL

/// What a run found and would cost too much to work out again; outcomes name their places.
///
/// That is what overlays and the built-in inspections found, and the parcels of matrices: packed, since a county has a
/// million of them.
struct KeptEvidence: Sendable {
  private var findings: [Finding] = []
  private var parcels = ParcelRows()

  /// How many findings there are: the place that the next one gets.
  var count: Int { findings.count }

  mutating func keep(_ finding: Finding) -> CheckRun.Outcome.Found {
    findings.append(finding)
    return .kept(Int32(clamping: findings.count - 1))
  }

  /// Keeps findings whose outcomes are moved behind those that are there.
  mutating func keep(_ others: [Finding]) { findings += others }

  /// Keeps parcels; tells where each of them stands.
  mutating func keep(_ table: ParcelTable) -> some Collection<CheckRun.Outcome.Found> {
    let first = parcels.count
    parcels.append(table)
    return (first..<parcels.count).lazy.map { .parcel(Int32(clamping: $0)) }
  }

  /// The finding that an outcome names.
  func finding(_ found: CheckRun.Outcome.Found) -> Finding? {
    guard case .kept(let place) = found else { return nil }
    return findings[Int(place)]
  }

  /// The parcel that an outcome names, as a row of its table.
  func parcel(_ found: CheckRun.Outcome.Found) -> (table: ParcelTable, row: Int)? {
    guard case .parcel(let place) = found else { return nil }
    return parcels.place(of: Int(place))
  }

  /// The features of a unit's plan that are kept, by the layer of a file.
  func features(of unit: Int) -> [FeatureSource: Set<Int>] { parcels.features(of: unit) }
}
