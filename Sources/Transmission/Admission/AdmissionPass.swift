internal import RuleDSL
internal import Spatial

/// Judges the parcels of one plan by one matrix.
struct AdmissionPass {
  let judge: Judge
  let subject: AdmissionSubject
  private let statement: Int

  init(_ judge: Judge, _ index: Int, statement: Int) {
    self.judge = judge
    self.statement = statement
    subject = AdmissionSubject(judge.program.matrices[index], judge.program.vocabulary)
  }

  var matrix: AdmissionMatrix { subject.matrix }

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
    var result = Result(parcels: subject.emptyTable)
    guard let map = judge.map, subject.applies(toTier: judge.world.units.tiers[unit]) else { return result }
    let parcels = features(of: matrix.uses.field.layer, seenFrom: unit, map)
    let zones = features(of: matrix.zones.field.layer, seenFrom: unit, map)
    if parcels.missing.isEmpty, zones.missing.isEmpty {
      let known = AdmissionZones(zones.features, subject, parcels: parcels.features.count)
      judgeParcels(parcels.features, known, code: judge.world.units.codes[unit], keepingAll, jobs, &result)
    } else if !matrix.tiers.isEmpty || parcels.missing.isEmpty {
      addMissing(parcels.missing + zones.missing, unit, &result)
    }
    return result
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
    var table = subject.emptyTable
    for feature in features {
      let measured = zones.measure(feature.shape, &meter)
      let uncovered = zones.uncovered(feature.shape.area, covered: measured.covered)
      let parcel = subject.parcel(feature, measured, uncovered: uncovered, code: code)
      let ruling = ParcelRuling(parcel, matrix)
      tally.add(ruling.verdict)
      guard keepingAll || ruling.verdict != .pass else { continue }
      table.append(
        parcel,
        ruling.verdict,
        id: feature.id,
        source: feature.source,
        place: feature.shape.placeInside
      )
    }
    return (tally, table)
  }
}
