public import RuleDSL

/// A commitment that a sentence or a table of a document states.
public struct ImportedFigure: Hashable, Sendable {
  /// The same figure in one unit.
  public struct Print: Hashable, Sendable {
    /// As printed, without marks between thousands: `17050.00`.
    public var digits: String
    public var unit: Unit
    /// The unit as printed.
    public var unitText: String

    package init(digits: String, unit: Unit, unitText: String) {
      (self.digits, self.unit, self.unitText) = (digits, unit, unitText)
    }
  }

  /// What is stated.
  public enum Content: Hashable, Sendable {
    case printed([Print])
    /// 引用: words that stand for a figure.
    case reference(String)
  }

  /// Index of the document.
  public var document: Int
  /// Name of the unit of government; `nil` where neither the sentence nor the document says whose.
  public var place: String?
  public var year: Int
  /// The sentence names no year; it is the last one of the plan.
  public var assumesYear: Bool
  /// Index of the indicator.
  public var indicator: Int
  public var direction: Direction
  public var content: Content
  /// 条款: the heading it stands below.
  public var clause: String
  public var source: SourceSentence

  package init(
    document: Int,
    place: String?,
    year: Int,
    assumesYear: Bool,
    indicator: Int,
    direction: Direction,
    content: Content,
    clause: String,
    source: SourceSentence
  ) {
    (self.document, self.place, self.year, self.assumesYear) = (document, place, year, assumesYear)
    (self.indicator, self.direction, self.content) = (indicator, direction, content)
    (self.clause, self.source) = (clause, source)
  }
}
