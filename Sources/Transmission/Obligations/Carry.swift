internal import RuleDSL

/// What the plans above require of a plan.
enum Demand {
  /// A commitment of this very plan: a figure was allotted to it, items or a part of a line lie within its territory.
  case something
  /// Nothing of this plan in particular.
  case unsaid
  /// Certainly nothing: all that is required lies elsewhere.
  case nothing
  /// Plans above that nobody has seen may require something, or the part that is this plan's cannot be known.
  case unknown(Reason)
}

extension Ruling {
  /// 承接: the plan states a commitment on a subject that somebody above states.
  static func carry(_ own: Standing, _ demand: Demand) -> Ruling {
    switch own {
    case .bound, .boundless: Ruling(.pass, .stated)
    case .deferred: Ruling(.undetermined, .statedByUnresolvedReference)
    case .notConcerned: Ruling(.notApplicable, .notConcerned)
    case .unprovided:
      switch demand {
      case .nothing: Ruling(.notApplicable, .nothingInside)
      case .something, .unsaid, .unknown: Ruling(.undetermined, .notProvided)
      }
    case .unallotted:
      switch demand {
      case .something: Ruling(.fail, .silent)
      case .unsaid, .nothing: Ruling(.notApplicable, .notAllotted)
      case .unknown(let reason): Ruling(.undetermined, reason)
      }
    }
  }
}
