internal import RuleDSL

/// A matrix made ready: its code systems at hand.
struct AdmissionSubject: Sendable {
  let matrix: AdmissionMatrix
  let uses: CodeSystem
  let zones: CodeSystem
  /// Conditions, then exceptions.
  private let questions: [FeatureCondition]
  private let quotedFields: [Int]

  init(_ matrix: AdmissionMatrix, _ vocabulary: Vocabulary) {
    self.matrix = matrix
    uses = vocabulary.codeSystems[matrix.uses.system]
    zones = vocabulary.codeSystems[matrix.zones.system]
    quotedFields = matrix.quotedFields
    questions = matrix.conditions.map(\.condition) + matrix.exceptions.map(\.condition)
  }

  /// A table for its parcels.
  var emptyTable: ParcelTable { ParcelTable(truthCount: questions.count, quoteCount: quotedFields.count) }

  func applies(toTier tier: some BinaryInteger) -> Bool { matrix.tiers.isEmpty || matrix.tiers.contains(Int(tier)) }

  /// A measured feature with what it says about itself; `code` is that of the unit whose plan it is in.
  func parcel(
    _ feature: MapFeature,
    _ measured: AdmissionZones.Measured,
    uncovered: Int64,
    code: String
  ) -> Parcel {
    Parcel(
      use: use(of: feature),
      area: measured.area,
      shares: measured.shares,
      uncovered: uncovered,
      truths: questions.map { $0.holds(for: feature, code: code) },
      quotes: quotedFields.map { feature.text($0) ?? "" }
    )
  }

  private func use(of feature: MapFeature) -> ParcelFinding.Use {
    guard let text = feature.text(matrix.uses.field.field) else { return .noField }
    if text.isEmpty { return .blank }
    return uses.index(reading: text).map { .code($0) } ?? .unknown(text)
  }
}
