internal import RuleDSL

/// A matrix made ready: its code systems at hand.
struct AdmissionSubject: Sendable {
  let matrix: AdmissionMatrix
  let uses: CodeSystem
  let zones: CodeSystem
  private let conditions: [FeatureCondition]
  private let exceptions: [FeatureCondition]
  private let quotedFields: [Int]
  private let answers: AdmissionMatrix.Answers

  init(_ matrix: AdmissionMatrix, _ vocabulary: Vocabulary) {
    self.matrix = matrix
    uses = vocabulary.codeSystems[matrix.uses.system]
    zones = vocabulary.codeSystems[matrix.zones.system]
    quotedFields = matrix.quotedFields
    answers = matrix.answers
    conditions = matrix.conditions.map(\.condition)
    exceptions = matrix.exceptions.map(\.condition)
  }

  /// A table for its parcels.
  var emptyTable: ParcelTable {
    ParcelTable(truthCount: conditions.count + exceptions.count, quoteCount: quotedFields.count)
  }

  func applies(toTier tier: some BinaryInteger) -> Bool { matrix.tiers.isEmpty || matrix.tiers.contains(Int(tier)) }

  /// Parcels of one part of a layer, as far as they say about themselves.
  struct Stated {
    fileprivate let part: FeatureColumns
    /// The same as conditions read it.
    fileprivate let asked: FeatureColumns
    /// By different text of the field.
    fileprivate let uses: [ParcelFinding.StatedCode]
    fileprivate let places: [Int32]
    /// Of the unit whose plan it is.
    fileprivate let code: String
  }

  /// Reads the uses of a part, each different one once.
  ///
  /// `asked` is the part as conditions read it, where that is not as it stands; `code` that of the unit whose plan it is.
  func stated(by part: FeatureColumns, asked: FeatureColumns? = nil, code: String) -> Stated {
    let column = part.column(matrix.uses.field.field)
    let codes = (column?.values ?? []).map { uses.code(reading: $0) }
    return Stated(part: part, asked: asked ?? part, uses: codes, places: column?.places ?? [], code: code)
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
    // Most are admitted without conditions: they need not be asked.
    guard ruling.verdict != .pass, !parcel.truths.isEmpty else { return (parcel, ruling) }
    parcel.truths =
      conditions.map { $0.holds(for: index, of: stated.asked, code: stated.code) }
      + exceptions.map { $0.holds(for: index, of: stated.part, code: stated.code) }
    return (parcel, ParcelRuling(parcel, answers, conditions: conditions.count))
  }
}
