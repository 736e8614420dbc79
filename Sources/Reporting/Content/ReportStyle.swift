public import RuleDSL

/// How a report is to look.
public struct ReportStyle: Hashable, Sendable {
  public var language: Language
  public var usesColor: Bool
  /// No group is cut short, and passes are listed too.
  public var showsAll: Bool
  /// Only the counts.
  public var isQuiet: Bool

  public init(language: Language, usesColor: Bool = false, showsAll: Bool = false, isQuiet: Bool = false) {
    self.language = language
    self.usesColor = usesColor
    self.showsAll = showsAll
    self.isQuiet = isQuiet
  }
}
