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

  /// An item of a list, or a value of a designation, that is read out of the sentence.
  public struct Entry: Hashable, Sendable {
    /// What it is, by index.
    public enum Content: Hashable, Sendable {
      case item(list: Int, name: String)
      case value(designation: Int, value: Int)
    }

    /// Name of the unit of government where the item lies, or that has the value.
    public var place: String?
    public var content: Content
  }

  public var title: String
  public var text: String
  public var rows: [Row]
  public var entries: [Entry]
  public var span: Span
}
