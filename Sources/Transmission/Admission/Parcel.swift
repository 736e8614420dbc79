internal import RuleDSL
internal import Spatial

/// One parcel, measured: all that its ruling depends on.
struct Parcel {
  /// A zone by its code, and what the parcel has of it.
  struct Share: Hashable, Sendable {
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
  var reason: AdmissionReason
  /// By share.
  var zones: [ParcelFinding.Zone] = []
  /// Index of the exception that waives the failure.
  var waiver: Int?

  init(_ parcel: Parcel, _ matrix: AdmissionMatrix) {
    self.init(parcel, matrix.answers, conditions: matrix.conditions.count)
  }

  /// The same by what a matrix says and the number of its conditions: a local copy of a matrix would be
  /// reference-counted for every parcel.
  init(_ parcel: Parcel, _ answers: AdmissionMatrix.Answers, conditions: Int) {
    for share in parcel.shares { zones.append(ParcelFinding.Zone(share, of: parcel, answers)) }
    reason = Self.reason(parcel, zones)
    verdict = reason.verdict
    if verdict == .fail { takeException(parcel.truths.dropFirst(conditions), of: parcel) }
  }

  /// What weighs most: one prohibition decides, whatever is open besides.
  private static func reason(_ parcel: Parcel, _ zones: [ParcelFinding.Zone]) -> AdmissionReason {
    switch parcel.use {
    case .blank: return .useBlank
    case .noField: return .useFieldMissing
    case .unknown: return .useUnknown
    case .code: break
    }
    let reasons = zones.map(\.reason)
    for reason in AdmissionCarrier.failing where reasons.contains(reason) { return reason }
    return openReason(parcel, reasons) ?? .admitted
  }

  /// What is left to decide, apart from what fails; `nil` where nothing is.
  private static func openReason(_ parcel: Parcel, _ reasons: [AdmissionReason]) -> AdmissionReason? {
    for reason in AdmissionCarrier.open where reasons.contains(reason) { return reason }
    return parcel.uncovered > 0 ? .outsideZones : nil
  }

  /// Whether it is this zone that decides; all do, where the parcel is admitted or its use is not known.
  func isDecided(by zone: ParcelFinding.Zone) -> Bool {
    switch reason {
    case .prohibited, .conditionUnmet, .conditionOpen, .leftToDecide, .zoneUnknown: zone.reason == reason
    case .exceptionOpen: zone.reason == .prohibited || zone.reason == .conditionUnmet
    case .admitted, .useBlank, .useFieldMissing, .useUnknown: true
    case .outsideZones: false
    }
  }

  /// An exception waives what fails; what is open besides stays open.
  private mutating func takeException(_ truths: ArraySlice<Bool?>, of parcel: Parcel) {
    if let place = truths.firstIndex(of: true) {
      waiver = place - truths.startIndex
      if let open = Self.openReason(parcel, zones.map(\.reason)) {
        reason = open
        verdict = .undetermined
      } else {
        verdict = .waived
      }
    } else if truths.contains(nil) {
      verdict = .undetermined
      reason = .exceptionOpen
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
    switch answer.admission {
    case .admitted: reason = .admitted
    case .prohibited: reason = .prohibited
    case .undetermined: reason = .leftToDecide
    case .conditional(let conditions):
      unmet = conditions.filter { parcel.truths[$0] == false }
      open = conditions.filter { parcel.truths[$0] == nil }
      reason = !unmet.isEmpty ? .conditionUnmet : open.isEmpty ? .admitted : .conditionOpen
    }
  }
}

extension Quantity {
  /// An area in 平方米, given in hundredths.
  init(hundredths: Int64) {
    self = Measurement.area(Double(hundredths) / 100)
  }
}
