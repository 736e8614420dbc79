internal import RuleDSL

/// What a figure says about one subject, without its digits and source: a value and this byte are a cell of a scratch
/// column.
enum Standing: UInt8 {
  /// 未提供
  case unprovided
  /// A figure that binds the side of the subject.
  case bound
  /// A figure, but one that binds the other side only.
  case boundless
  /// 引用, unresolved.
  case deferred
  /// 未分解
  case unallotted
  /// 不适用
  case notConcerned

  init(_ format: FigureFormat, side: Direction) {
    switch format.state {
    case .printed: self = format.relation.binds(side) ? .bound : .boundless
    case .reference: self = .deferred
    case .unallotted: self = .unallotted
    case .notApplicable: self = .notConcerned
    }
  }

  init(_ datum: Datum, side: Direction) {
    switch datum {
    case .known(_, let relation, _): self = relation.binds(side) ? .bound : .boundless
    case .reference: self = .deferred
    case .unallotted: self = .unallotted
    case .notApplicable: self = .notConcerned
    case .unprovided: self = .unprovided
    }
  }

  /// A number, whichever side it binds.
  var isKnown: Bool { self == .bound || self == .boundless }

  /// A number, or words that defer to one.
  var isStated: Bool { isKnown || self == .deferred }

  /// The document says that there is nothing to state.
  var isExempt: Bool { self == .unallotted || self == .notConcerned }
}

/// What a plan commits to on one subject, as far as it is known.
enum Commitment: Hashable {
  /// In base units.
  case bound(Int64)
  /// It may be anything from zero up.
  case open
  /// 未分解: nothing is asked, and nothing is capped.
  case unbounded
  /// 不适用: nothing is there.
  case nothing

  init(_ standing: Standing, _ value: Int64) {
    switch standing {
    case .bound: self = .bound(value)
    case .boundless, .deferred, .unprovided: self = .open
    case .unallotted: self = .unbounded
    case .notConcerned: self = .nothing
    }
  }
}
