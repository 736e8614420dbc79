/// Why a verdict was given, without the details: what findings share that say the same.
///
/// The names are those of the report that scripts read.
public enum ReasonCode: String, Hashable, Codable, Sendable, CaseIterable {
  case stated, statedByUnresolvedReference, silent, notProvided, notAllotted, notConcerned, weightNotProvided,
    holds, violated, open, bearsNoBound, issuedTogether, issuedNotProvided, parentNotProvided, conditionNotMet,
    printsAgree, printsDisagree, areasAgree, areasDisagree, areasUnstated, layersNotProvided, tablesOverlap,
    nobodyThere, nothingInside, boundaryNotProvided, geometryFailed, unsound, unsoundItems, outOfRange,
    dividedByZero, statedAreaMissing
  // Of parcels
  case admitted, prohibited, conditionUnmet, conditionOpen, leftToDecide, exceptionOpen, useBlank,
    useFieldMissing, useUnknown, zoneUnknown, outsideZones
}

extension Reason {
  public var code: ReasonCode {
    switch self {
    case .stated: .stated
    case .statedByUnresolvedReference: .statedByUnresolvedReference
    case .silent: .silent
    case .notProvided: .notProvided
    case .notAllotted: .notAllotted
    case .notConcerned: .notConcerned
    case .weightNotProvided: .weightNotProvided
    case .holds: .holds
    case .violated: .violated
    case .open: .open
    case .bearsNoBound: .bearsNoBound
    case .issuedTogether: .issuedTogether
    case .issuedNotProvided: .issuedNotProvided
    case .parentNotProvided: .parentNotProvided
    case .conditionNotMet: .conditionNotMet
    case .printsAgree: .printsAgree
    case .printsDisagree: .printsDisagree
    case .areasAgree: .areasAgree
    case .areasDisagree: .areasDisagree
    case .areasUnstated: .areasUnstated
    case .layersNotProvided: .layersNotProvided
    case .tablesOverlap: .tablesOverlap
    case .nobodyThere: .nobodyThere
    case .nothingInside: .nothingInside
    case .boundaryNotProvided: .boundaryNotProvided
    case .geometryFailed: .geometryFailed
    case .unsound: .unsound
    case .unsoundItems: .unsoundItems
    case .outOfRange: .outOfRange
    case .dividedByZero: .dividedByZero
    case .statedAreaMissing: .statedAreaMissing
    case .admission(let reason): reason.code
    }
  }

  /// The codes of all reasons that name nothing further, with the reasons.
  private static let plain: [ReasonCode: Reason] = {
    let reasons: [Reason] = [
      .stated, .silent, .notProvided, .notAllotted, .notConcerned, .weightNotProvided, .holds, .violated, .open,
      .bearsNoBound, .issuedTogether, .issuedNotProvided, .parentNotProvided, .conditionNotMet, .areasAgree,
      .areasDisagree, .areasUnstated, .nobodyThere, .nothingInside, .boundaryNotProvided, .geometryFailed, .unsound,
      .unsoundItems, .outOfRange, .dividedByZero, .statedAreaMissing,
    ]
    return Dictionary(uniqueKeysWithValues: reasons.map { ($0.code, $0) })
  }()

  /// The reason of a code; of one that names more, a reason that names nothing in particular.
  init(_ code: ReasonCode, words: String = "") {
    self = code == .statedByUnresolvedReference ? .statedByUnresolvedReference(words) : Self.plain[code] ?? .open
  }
}

extension AdmissionReason {
  public var code: ReasonCode {
    switch self {
    case .admitted: .admitted
    case .prohibited: .prohibited
    case .conditionUnmet: .conditionUnmet
    case .conditionOpen: .conditionOpen
    case .leftToDecide: .leftToDecide
    case .exceptionOpen: .exceptionOpen
    case .useBlank: .useBlank
    case .useFieldMissing: .useFieldMissing
    case .useUnknown: .useUnknown
    case .zoneUnknown: .zoneUnknown
    case .outsideZones: .outsideZones
    }
  }
}
