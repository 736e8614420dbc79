public import RuleDSL

/// How a report is to look.
public struct ReportStyle: Hashable, Sendable {
  public var language: Language
  public var usesColor: Bool
  /// No group is cut short, and passes are listed too.
  public var showsAll: Bool
  /// Only the counts.
  public var isQuiet: Bool
  public var arrangement: ReportArrangement

  public init(
    language: Language,
    usesColor: Bool = false,
    showsAll: Bool = false,
    isQuiet: Bool = false,
    arrangement: ReportArrangement = .plan
  ) {
    self.arrangement = arrangement
    self.language = language
    self.usesColor = usesColor
    self.showsAll = showsAll
    self.isQuiet = isQuiet
  }
}

/// By what the findings of a report are arranged.
public enum ReportArrangement: String, Sendable, CaseIterable {
  case plan
  case rule
}
