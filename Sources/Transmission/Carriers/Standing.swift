internal import RuleDSL

/// What a plan says about one subject, without its digits and source; a value and this byte are a cell of a scratch
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

  /// What is said in names or drawn on a map: stated, or not, and then known to be silent or not known at all.
  init(isStated: Bool, isComplete: Bool) {
    self = isStated ? .bound : isComplete ? .unallotted : .unprovided
  }

  /// A number, or words that defer to one.
  var isStated: Bool { isKnown || self == .deferred }

  /// The document says that there is nothing to state.
  var isExempt: Bool { self == .unallotted || self == .notConcerned }
}

/// What a plan commits to on one subject, as far as it is known.
struct Commitment: Hashable {
  let standing: Standing
  /// In base units; of no meaning where no figure is known.
  let value: Int64

  init(_ standing: Standing, _ value: Int64) {
    self.standing = standing
    self.value = value
  }
}
