/// What a person or program may do; each may do what those before it may.
public enum ServiceRole: String, CaseIterable, Comparable, Sendable {
  /// See checks, reports, rules.
  case read
  /// Submit plan sets and rules to be checked.
  case submit
  /// Remove checks of others, see the log.
  case administer

  public static func < (left: ServiceRole, right: ServiceRole) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
