internal import RuleDSL
internal import Spatial

/// Judges the parcels of one plan by one matrix.
struct AdmissionPass {
  let judge: Judge
  let matrix: AdmissionMatrix
  private let statement: Int
  private let uses: CodeSystem
  private let zones: CodeSystem

  init(_ judge: Judge, _ index: Int, statement: Int) {
    self.judge = judge
    self.statement = statement
    matrix = judge.program.matrices[index]
    let systems = judge.program.vocabulary.codeSystems
    uses = systems[matrix.uses.system]
    zones = systems[matrix.zones.system]
  }

  /// What the matrix says about a plan.
  struct Result {
    var tally = CheckRun.Tally()
    /// Verdicts on the whole plan, where its parcels cannot be judged.
    var outcomes: [CheckRun.Outcome] = []
    var judgement: Judgement?
    /// The parcels that are kept.
    var parcels: ParcelTable
  }

  /// Judges every parcel, keeping those that are not admitted, or all.
  ///
  /// The matrix speaks about the plans of its tiers where anybody hands in parcels; without tiers, about those that do
  /// so themselves.
  func run(_ unit: Int, keepingAll: Bool, jobs: Int) -> Result {
    var result = Result(parcels: ParcelTable(truthCount: truthCount))
    guard let map = judge.map, appliesToTier(of: unit) else { return result }
    let parcels = features(of: matrix.uses.field.layer, seenFrom: unit, map)
    let zones = features(of: matrix.zones.field.layer, seenFrom: unit, map)
    if parcels.missing.isEmpty, zones.missing.isEmpty {
      let known = AdmissionZones(zones.features, matrix, self.zones, parcels: parcels.features.count)
      judgeParcels(parcels.features, known, code: judge.world.units.codes[unit], keepingAll, jobs, &result)
    } else if !matrix.tiers.isEmpty || parcels.missing.isEmpty {
      addMissing(parcels.missing + zones.missing, unit, &result)
    }
    return result
  }

  private var truthCount: Int { matrix.conditions.count + matrix.exceptions.count }

  private func appliesToTier(of unit: Int) -> Bool {
    matrix.tiers.isEmpty || matrix.tiers.contains(Int(judge.world.units.tiers[unit]))
  }

  private func features(
    of reference: LayerReference,
    seenFrom unit: Int,
    _ map: any MapWorld
  ) -> (features: [MapFeature], missing: [(unit: Int, layer: LayerReference)]) {
    var features: [MapFeature] = []
    var missing: [(Int, LayerReference)] = []
    for plan in judge.world.units.plans(reference.plan, of: unit) {
      switch map.layer(reference.layer, of: plan, reference.version) {
      case .known(let known): features += known
      case .unprovided: missing.append((plan, reference))
      }
    }
    return (features, missing)
  }

  private func addMissing(_ missing: [(unit: Int, layer: LayerReference)], _ unit: Int, _ result: inout Result) {
    var judgement = Judgement(.undetermined, .layersNotProvided(missing.map(\.layer)))
    judgement.missing = Set(missing.map(\.unit)).sorted()
    judgement.layer = matrix.uses.field.layer.layer
    result.judgement = judgement
    result.tally.add(.undetermined)
    result.outcomes.append(
      CheckRun.Outcome(
        plan: Int32(clamping: unit),
        year: 0,
        statement: UInt16(clamping: statement),
        requirement: 0,
        obligation: .admit,
        verdict: .undetermined
      )
    )
  }

  // MARK: - Parcels

  private static let partLength = 4_096

  private func judgeParcels(
    _ features: [MapFeature],
    _ zones: AdmissionZones,
    code: String,
    _ keepingAll: Bool,
    _ jobs: Int,
    _ result: inout Result
  ) {
    let parts = (features.count + Self.partLength - 1) / Self.partLength
    let judged = spread(parts, jobs: jobs) {
      ZoneMeter(zones.grid)
    } work: { meter, part in
      let start = part * Self.partLength
      return judge(features[start..<min(start + Self.partLength, features.count)], zones, code, keepingAll, &meter)
    }
    for part in judged {
      result.tally.add(part.tally)
      result.parcels.append(part.table)
    }
  }

  private func judge(
    _ features: ArraySlice<MapFeature>,
    _ zones: AdmissionZones,
    _ code: String,
    _ keepingAll: Bool,
    _ meter: inout ZoneMeter
  ) -> (tally: CheckRun.Tally, table: ParcelTable) {
    var tally = CheckRun.Tally()
    var table = ParcelTable(truthCount: truthCount)
    for feature in features {
      let measured = zones.shares(of: feature.shape, &meter)
      let parcel = Parcel(
        use: use(of: feature),
        area: measured.area,
        shares: measured.shares,
        uncovered: measured.uncovered,
        truths: (matrix.conditions.map(\.condition) + matrix.exceptions.map(\.condition))
          .map { $0.holds(for: feature, code: code) }
      )
      let ruling = ParcelRuling(parcel, matrix)
      tally.add(ruling.verdict)
      guard keepingAll || ruling.verdict != .pass else { continue }
      let point = feature.shape.pointInside.map { Plane.geographic($0) }
      let place = point.map { FindingPiece.Place(longitude: $0.longitude, latitude: $0.latitude) }
      table.append(parcel, ruling.verdict, id: feature.id, source: feature.source, place: place)
    }
    return (tally, table)
  }

  private func use(of feature: MapFeature) -> ParcelFinding.Use {
    guard let text = feature.text(matrix.uses.field.field) else { return .noField }
    if text.isEmpty { return .blank }
    return uses.index(reading: text).map { .code($0) } ?? .unknown(text)
  }
}
