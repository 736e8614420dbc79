/// A number of a document, and what became of it.
public struct NumberUse: Hashable, Sendable {
  /// What it is.
  public enum Use: Hashable, Sendable {
    /// Of a figure, by its index.
    case figure(Int)
    /// Stands in what is listed as unread.
    case unread(Int)
    case year
    case day
    case documentNumber
    case itemNumber
    /// The year with which a figure is compared.
    case baseYear
    /// A share behind a figure.
    case share
    /// In brackets behind a figure.
    case bracket
    case withoutUnit
    /// Stands in a table that was read.
    case table
    /// It has a unit, and no indicator is spoken of.
    case otherSubject
  }

  public var digits: String
  public var place: DocumentPlace
  public var use: Use
}

/// What is worth knowing about figures that were read.
public enum ImportRemark: Hashable, Sendable {
  /// Two prints of one figure that do not agree, each and what the first is in the unit of the second.
  case printsDiffer(figure: Int, converted: String)
  /// A figure with another value of the same indicator, about something else.
  case otherScope(figure: Int, unread: Int)
  /// As many things are listed as another number says.
  case countDiffers(stated: Int, listed: Int, SourceSentence)
  /// The year is that of the plan.
  case yearAssumed(figure: Int)
  /// Other approvals of the same government state it; this document does not.
  case indicatorMissing(document: Int, indicator: Int)
}
