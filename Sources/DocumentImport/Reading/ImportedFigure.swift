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

/// All that was read in one document.
public struct DocumentReading: Sendable {
  public var head: DocumentHead
  public var name: String
  public var figures: [ImportedFigure] = []
  public var unread: [UnreadSentence] = []
  public var numbers: [NumberUse] = []
  public var remarks: [ImportRemark] = []
  /// Pages that hold no text.
  public var blankPages: [Int] = []

  /// Numbers of a page that a table was read from are no sentences; what is listed only for them is listed no more.
  package mutating func leaveToTables(page: Int, _ isInTable: (String) -> Bool) {
    var touched: Set<Int> = []
    for place in numbers.indices where numbers[place].place.page == page && isInTable(numbers[place].digits) {
      guard case .unread(let number) = numbers[place].use else { continue }
      touched.insert(number)
      numbers[place].use = .table
    }
    for number in numbers { if case .unread(let left) = number.use { touched.remove(left) } }
    guard !touched.isEmpty else { return }
    var places: [Int: Int] = [:]
    for place in unread.indices where !touched.contains(place) { places[place] = places.count }
    unread = unread.indices.filter { !touched.contains($0) }.map { unread[$0] }
    for place in numbers.indices {
      if case .unread(let old) = numbers[place].use, let new = places[old] { numbers[place].use = .unread(new) }
    }
    remarks = remarks.compactMap { remark in
      guard case .otherScope(let figure, let old) = remark else { return remark }
      return places[old].map { .otherScope(figure: figure, unread: $0) }
    }
  }
}
