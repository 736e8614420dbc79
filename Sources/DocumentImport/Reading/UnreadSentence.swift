/// Where something stands, and the characters that say it.
public struct SourceSentence: Hashable, Sendable {
  public var place: DocumentPlace
  /// The words about the figure.
  public var words: String
  /// The whole sentence.
  public var sentence: String

  package init(place: DocumentPlace, words: String, sentence: String) {
    (self.place, self.words, self.sentence) = (place, words, sentence)
  }
}

/// What speaks of an indicator and gave no row.
public struct UnreadSentence: Hashable, Sendable {
  /// Why.
  public enum Reason: Hashable, Sendable {
    /// No 句式 fits.
    case wording
    /// No indicator of the vocabulary has such a name.
    case unknownName
    /// The indicator is another, or of a part: words stand before its name.
    case qualified
    case missingNumber
    case missingUnit
    case wrongUnit
    /// Blanks, a page number or a heading stand within the number.
    case unclearNumber
    case noYear
    /// It holds under a condition or but for something.
    case exception
    /// More digits than can be held exactly.
    case tooPrecise
    /// A column of a table that gave no row.
    case table
    /// 左右, 约: an amount about which, not at which.
    case approximate
    /// Where a name of a list begins or ends is not sure.
    case unclearName
    /// It names a unit of government that is not known.
    case unknownPlace
    /// Names a list or a designation, and no phrasing fits.
    case entry
    /// It says that something is cancelled, or holds no more.
    case withdrawn
    /// Columns stand side by side in it.
    case columns
    /// 全国 and the like: another unit of government than the document's own.
    case otherUnit
    /// It is of a year before the plan.
    case beforePlan
    /// No reader of the file sees it.
    case hidden
  }

  public var document: Int
  public var reason: Reason
  /// Index of the indicator that is spoken of, where it is known.
  public var indicator: Int?
  public var source: SourceSentence

  package init(document: Int, reason: Reason, indicator: Int?, source: SourceSentence) {
    (self.document, self.reason, self.indicator, self.source) = (document, reason, indicator, source)
  }
}
