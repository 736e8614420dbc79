internal import RuleDSL

/// A matrix made ready: its code systems looked up.
struct AdmissionSubject: Sendable {
  let matrix: AdmissionMatrix
  let uses: CodeSystem
  let zones: CodeSystem
  /// As files of units write them.
  let zoneCodes: CodeReading
  private let useCodes: CodeReading
  /// The layers of the parcels and of the zones.
  private let layers: [Layer]
  private let conditions: [FeatureCondition]
  private let exceptions: [FeatureCondition]
  private let quotedFields: [Int]
  private let answers: AdmissionMatrix.Answers

  init(_ matrix: AdmissionMatrix, _ vocabulary: Vocabulary) {
    self.matrix = matrix
    uses = vocabulary.codeSystems[matrix.uses.system]
    zones = vocabulary.codeSystems[matrix.zones.system]
    zoneCodes = CodeReading(matrix.zones, vocabulary)
    useCodes = CodeReading(matrix.uses, vocabulary)
    layers = [matrix.uses, matrix.zones].map { vocabulary.layers[$0.field.layer.layer] }
    quotedFields = matrix.quotedFields
    answers = matrix.answers
    conditions = matrix.conditions.map(\.condition)
    exceptions = matrix.exceptions.map(\.condition)
  }

  /// A table for the parcels of a unit's plan.
  func emptyTable(of unit: Int) -> ParcelTable {
    ParcelTable(of: unit, truthCount: conditions.count + exceptions.count, quoteCount: quotedFields.count)
  }

  /// Whether the matrix speaks about the plan of a unit: by its tier, and by its place where the layers have one.
  func applies(to unit: Int, of units: UnitTable) -> Bool {
    (matrix.tiers.isEmpty || matrix.tiers.contains(Int(units.tiers[unit])))
      && layers.allSatisfy { $0.isOf(unit: units.codes[unit]) }
  }

  /// Whether it speaks about the units of some place only.
  var isOfOnePlace: Bool { layers.contains { $0.units != nil } }

  /// Whether a parcel of a unit's plan is used as a code says, or as one that it covers or is covered by.
  func isUse(_ text: String, of unit: String, _ code: Int) -> Bool {
    guard case .code(let own) = useCodes.code(text, of: unit) else { return false }
    return uses.isWithin(own, code) || uses.isWithin(code, own)
  }

  /// The zones that a plan is held against; `nil` where nobody provides any.
  func zones(of unit: Int, _ units: UnitTable, _ map: any MapWorld) -> [FeatureTable]? {
    let reference = matrix.zones.field.layer
    var zones: [FeatureTable]?
    for plan in units.plans(reference.plan, of: unit) {
      guard case .known(let parts) = map.layer(reference.layer, of: plan, reference.version) else { continue }
      zones = (zones ?? []) + parts
    }
    return zones
  }

  /// Parcels of one part of a layer, as far as they say about themselves.
  struct Stated {
    fileprivate let part: FeatureTable
    /// The conditions of the matrix, then its exceptions.
    fileprivate let truths: [FeatureReading]
    /// By different text of the field.
    fileprivate let uses: [ParcelFinding.StatedCode]
    fileprivate let places: [Int32]
  }

  /// Reads the uses of a part, each different one once.
  ///
  /// `asked` is the part as conditions read it, where that is not as it stands; `unit` whose plan it is.
  func stated(by part: FeatureTable, asked: FeatureTable? = nil, of unit: UnitIdentity) -> Stated {
    let column = part.column(matrix.uses.field.field)
    let codes = (column?.values ?? []).map { useCodes.code($0, of: unit.code) }
    let truths =
      conditions.map { FeatureReading($0, of: asked ?? part, unit) }
      + exceptions.map { FeatureReading($0, of: part, unit) }
    return Stated(part: part, truths: truths, uses: codes, places: column?.places ?? [])
  }

  /// Whether a parcel is admitted wherever it lies, without conditions: most are, and need nothing else.
  func admitsPlainly(_ index: Int, of stated: Stated, _ measured: AdmissionZones.Measured, uncovered: Int64) -> Bool {
    guard uncovered == 0, !stated.places.isEmpty, case .code(let use) = stated.uses[Int(stated.places[index])] else {
      return false
    }
    return measured.shares.allSatisfy { share in
      guard case .code(let zone) = share.zone else { return false }
      return answers[use, zone].admission == .admitted
    }
  }

  /// A measured parcel with what it says about itself, and what the matrix says of it.
  func judge(
    _ index: Int,
    of stated: Stated,
    _ measured: AdmissionZones.Measured,
    uncovered: Int64
  ) -> (parcel: Parcel, ruling: ParcelRuling) {
    var parcel = Parcel(
      use: stated.places.isEmpty ? .noField : stated.uses[Int(stated.places[index])],
      area: measured.area,
      shares: measured.shares,
      uncovered: uncovered,
      truths: [Bool?](repeating: nil, count: conditions.count + exceptions.count),
      quotes: []
    )
    parcel.quotes = quotedFields.map { stated.part.column($0)?[index] ?? "" }
    let ruling = ParcelRuling(parcel, answers, conditions: conditions.count)
    // Most are admitted without conditions: they need not be looked up.
    guard ruling.verdict != .pass, !parcel.truths.isEmpty else { return (parcel, ruling) }
    parcel.truths =
      stated.truths.map { $0.holds(for: index) }
    return (parcel, ParcelRuling(parcel, answers, conditions: conditions.count))
  }
}
