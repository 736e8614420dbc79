/// A ``Reason`` without what it names: small enough to travel with every verdict.
public enum ReasonCode: UInt8, Hashable, Sendable, CaseIterable {
  case stated, statedByUnresolvedReference, silent, notProvided, notAllotted, notConcerned, weightNotProvided
  case holds, violated, open, bearsNoBound, issuedTogether, issuedNotProvided, parentNotProvided, conditionNotMet
  case printsAgree, printsDisagree, areasAgree, areasDisagree, areasUnstated
  case layersNotProvided, tablesOverlap, nobodyThere
  case nothingInside, boundaryNotProvided, geometryFailed
  case admission, unsound, unsoundItems, outOfRange, dividedByZero, statedAreaMissing
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
    case .admission: .admission
    case .unsound: .unsound
    case .unsoundItems: .unsoundItems
    case .outOfRange: .outOfRange
    case .dividedByZero: .dividedByZero
    case .statedAreaMissing: .statedAreaMissing
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
