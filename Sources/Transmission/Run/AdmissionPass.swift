internal import RuleDSL
internal import Spatial

/// Judges the parcels of one plan by one matrix.
struct AdmissionPass {
  let context: RunContext
  let subject: AdmissionSubject
  private let jobs: Int
  private var known: Zones?

  /// `jobs` threads may cut the zones.
  init(_ context: RunContext, _ matrix: AdmissionMatrix, jobs: Int) {
    self.context = context
    self.jobs = jobs
    subject = AdmissionSubject(matrix, context.vocabulary)
  }

  var matrix: AdmissionMatrix { subject.matrix }

  /// What the matrix says about a plan.
  struct Result: Codable {
    var tally = CheckRun.Tally()
    /// The verdict on the whole plan, where its parcels cannot be judged.
    var finding: Finding?
    /// The parcels that are kept.
    var parcels: [ParcelTable] = []
  }

  /// Judges every parcel, keeping those that are not admitted, or all.
  ///
  /// The matrix speaks about the plans of its tiers where anybody provides parcels; without tiers, about those that do
  /// so themselves.
  mutating func run(_ unit: Int, _ map: any MapWorld, keepingAll: Bool) -> Result {
    var result = Result()
    guard subject.applies(to: unit, of: context.world.units) else { return result }
    let uses = matrix.uses.field.layer
    let plans = context.world.units.plans(uses.plan, of: unit)
    // Where nobody is below, nobody's parcels are judged.
    guard !plans.isEmpty else { return result }
    let zones = zones(seenFrom: unit, map)
    var (missing, leavesOut) = (zones.missing, zones.leavesOut)
    for plan in plans {
      let identity = context.world.units.identity(of: plan)
      let parts = map.mapParts(uses.layer, of: plan, uses.version) { [subject] part in
        zones.cut.map { AdmissionPart(part, subject, $0, unit: plan, identity, keepingAll: keepingAll) }
      }
      if parts == nil { missing.append((plan, uses)) }
      leavesOut = leavesOut || map.leavesOut(uses.layer, of: plan, uses.version)
      for case let part? in parts ?? [] {
        result.tally.add(part.tally)
        result.parcels.append(part.parcels)
      }
    }
    let handsIn = !missing.contains { $0.layer == uses }
    guard leavesOut || !missing.isEmpty && (handsIn || !matrix.tiers.isEmpty) else { return result }
    let lacking = Finding.Regions(lacking: missing.map(\.layer))
    var finding = Finding(.undetermined, .layersNotProvided, .regions(layer: uses.layer, lacking))
    finding.missing = Set(missing.map(\.unit)).sorted()
    result.finding = finding
    return result
  }

  /// The zones of the plans that a matrix holds a plan against, cut once for neighbours that share them.
  private struct Zones {
    var plans: Range<Int>
    /// `nil` where a layer is missing.
    var cut: AdmissionZones?
    var missing: [(unit: Int, layer: LayerReference)] = []
    /// Whether there may be more zones than those.
    var leavesOut = false
  }

  private mutating func zones(seenFrom unit: Int, _ map: any MapWorld) -> Zones {
    let reference = matrix.zones.field.layer
    let plans = context.world.units.plans(reference.plan, of: unit)
    if let known, known.plans == plans {
      for plan in plans { map.again(reference.layer, of: plan, reference.version) }
      return known
    }
    var zones = Zones(plans: plans)
    var parts: [FeatureTable] = []
    for plan in plans {
      switch map.layer(reference.layer, of: plan, reference.version) {
      case .known(let known): parts += known
      case .unprovided: zones.missing.append((plan, reference))
      }
      zones.leavesOut = zones.leavesOut || map.leavesOut(reference.layer, of: plan, reference.version)
    }
    if zones.missing.isEmpty {
      zones.cut = AdmissionZones(parts, subject, of: context.world.units.codes[plans.first ?? unit], jobs: jobs)
    }
    known = zones
    return zones
  }
}

/// The verdicts on one part of a layer of parcels, and those parcels that are kept.
private struct AdmissionPart: Sendable {
  private(set) var tally = CheckRun.Tally()
  private(set) var parcels: ParcelTable

  init(
    _ part: FeatureTable,
    _ subject: AdmissionSubject,
    _ zones: AdmissionZones,
    unit: Int,
    _ identity: UnitIdentity,
    keepingAll: Bool
  ) {
    parcels = subject.emptyTable(of: unit)
    var meter = zones.meter()
    let stated = subject.stated(by: part, of: identity)
    var measured = AdmissionZones.Measured()
    for index in part.indices {
      zones.measure(part.shapes, index, &meter, into: &measured)
      let uncovered = zones.uncovered(measured.whole, covered: measured.covered)
      if !keepingAll, subject.admitsPlainly(index, of: stated, measured, uncovered: uncovered) {
        tally.add(.pass)
        continue
      }
      let (parcel, ruling) = subject.judge(index, of: stated, measured, uncovered: uncovered)
      tally.add(ruling.verdict)
      guard keepingAll || ruling.verdict != .pass else { continue }
      let place = part.shapes[index].placeInside
      parcels.append(parcel, ruling, id: part.id(index), source: part.source(index), place: place)
    }
  }
}
