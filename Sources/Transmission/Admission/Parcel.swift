internal import RuleDSL
internal import Spatial

/// One parcel, measured: all that its ruling depends on.
struct Parcel {
  /// A zone by its code, and what the parcel has of it.
  struct Share: Hashable, Codable, Sendable {
    var zone: ParcelFinding.StatedCode
    /// Hundredths of m².
    var area: Int64
  }

  var use: ParcelFinding.StatedCode
  /// Hundredths of m².
  var area: Int64
  /// More than the 容差, by zone.
  var shares: [Share]
  /// Hundredths of m² in no zone; 0 within the 容差.
  var uncovered: Int64
  /// By condition of the matrix, then by exception; `nil` where the parcel does not say.
  var truths: [Bool?]
  /// What the fields say that the matrix's sentence quotes.
  var quotes: [String]
}

/// What a matrix says about a parcel, before anything is printed.
struct ParcelRuling {
  var verdict: Verdict
  var reason: Reason
  /// By share.
  var zones: [ParcelFinding.Zone] = []
  /// Index of the exception that waives the failure.
  var waiver: Int?

  /// Takes what a matrix says and the number of its conditions: a local copy of a matrix would be reference-counted for
  /// every parcel.
  init(_ parcel: Parcel, _ answers: AdmissionMatrix.Answers, conditions: Int) {
    for share in parcel.shares { zones.append(ParcelFinding.Zone(share, of: parcel, answers)) }
    let reasons = zones.map(\.reason) + (parcel.uncovered > 0 ? [.outsideZones] : [])
    reason =
      switch parcel.use {
      case .blank: .useBlank
      case .noField: .useFieldMissing
      case .unknown: .useUnknown
      case .code: AdmissionCarrier.combined(reasons)
      }
    verdict = AdmissionCarrier.verdict(reason)
    if verdict == .fail { takeException(parcel.truths.dropFirst(conditions), reasons) }
  }

  /// An exception waives what fails; what is open besides stays open.
  private mutating func takeException(_ truths: ArraySlice<Bool?>, _ reasons: [Reason]) {
    if let place = truths.firstIndex(of: true) {
      waiver = place - truths.startIndex
      let rest = AdmissionCarrier.combinedBesideFailures(reasons)
      if rest == .admitted { verdict = .waived } else { (verdict, reason) = (.undetermined, rest) }
    } else if truths.contains(nil) {
      (verdict, reason) = (.undetermined, .exceptionOpen)
    }
  }
}

extension ParcelFinding.Zone {
  fileprivate init(_ share: Parcel.Share, of parcel: Parcel, _ answers: AdmissionMatrix.Answers) {
    code = share.zone
    area = Quantity(hundredths: share.area)
    unmet = []
    open = []
    reason = .zoneUnknown
    guard case .code(let code) = share.zone, case .code(let use) = parcel.use else { return }
    let answer = answers[use, code]
    self.answer = answer
    if case .conditional(let conditions) = answer.admission {
      unmet = conditions.filter { parcel.truths[$0] == false }
      open = conditions.filter { parcel.truths[$0] == nil }
    }
    reason = AdmissionCarrier.reason(answer.admission, unmet: unmet, open: open)
  }
}

extension Quantity {
  /// An area in 平方米, given in hundredths.
  init(hundredths: Int64) {
    self = Measurement.area(Double(hundredths) / 100)
  }
}
