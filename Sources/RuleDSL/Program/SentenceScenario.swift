/// A 案例 of how documents are read: a sentence, and the rows that come of it.
public struct SentenceScenario: Hashable, Sendable {
  /// A figure that is read out of the sentence.
  public struct Row: Hashable, Sendable {
    /// Name of the unit of government, where the sentence says so.
    public var place: String?
    public var year: Int?
    /// Index of the indicator.
    public var indicator: Int
    public var direction: Direction
    /// Digits and unit as printed, or words.
    public var value: String
  }

  public var title: String
  public var text: String
  public var rows: [Row]
  public var span: Span
}
