public import RuleDSL

/// Every figure of a plan set, by column, with the tables its cells point into.
public struct FigureStore: Sendable {
  /// In the order of indicator, year, role.
  public let columns: [FigureColumn]
  public let formats: [FigureFormat]
  public let origins: [FigureOrigin]
  /// The words of deferred figures: 自治区下达指标.
  public let texts: [String]
  /// Further prints of a figure that a column holds, in another unit of measure.
  public let reprints: [Reprint]

  public struct Reprint: Sendable {
    /// Index into ``columns``.
    public var column: Int
    public var cell: FigureColumn.Cell

    public init(column: Int, cell: FigureColumn.Cell) {
      self.column = column
      self.cell = cell
    }
  }

  public init(
    columns: [FigureColumn],
    formats: [FigureFormat],
    origins: [FigureOrigin],
    texts: [String],
    reprints: [Reprint]
  ) {
    self.columns = columns
    self.formats = formats
    self.origins = origins
    self.texts = texts
    self.reprints = reprints
  }

  /// The words of a figure that is stated but could not be read: it is open, as one that is deferred.
  public static let unreadable = "读不出"

  public static let empty = FigureStore(columns: [], formats: [], origins: [], texts: [], reprints: [])
}

/// How figures are printed: what one cell shares with thousands of others.
public struct FigureFormat: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    case printed
    /// 引用: deferred in words.
    case reference
    /// 未分解: the document says that none was allotted.
    case unallotted
    /// 不适用: the document says that the subject does not concern the unit.
    case notApplicable
  }

  public var state: State
  /// 不低于, 不超过 or 等于, as the plan states it.
  public var relation: Direction
  public var unit: Unit
  public var decimals: UInt8
  /// It is not known how many digits were printed.
  public var hidesDigits: Bool

  public init(state: State, relation: Direction, unit: Unit, decimals: UInt8, hidesDigits: Bool = false) {
    self.hidesDigits = hidesDigits
    self.state = state
    self.relation = relation
    self.unit = unit
    self.decimals = decimals
  }
}

extension FigureFormat {
  /// A printed figure of this format.
  public func quantity(_ cell: FigureColumn.Cell) -> Quantity {
    Quantity(base: cell.value, unit: unit, decimals: decimals, hidesDigits: hidesDigits)
  }
}

/// Where a figure was read, apart from its row.
public struct FigureOrigin: Hashable, Codable, Sendable {
  public var document: String
  public var clause: String
  public var link: String
  /// The sentence of the document that states it; empty where nobody wrote it down.
  public var sentence: String
  /// Relative to the plan set.
  public var file: String
  /// Sheet or layer; empty where the file has only one.
  public var sheet: String
  /// `C`, where a row holds several figures; else empty.
  public var column: String

  public init(
    document: String,
    clause: String,
    link: String = "",
    sentence: String = "",
    file: String,
    sheet: String = "",
    column: String = ""
  ) {
    self.column = column
    self.document = document
    self.clause = clause
    self.link = link
    self.sentence = sentence
    self.file = file
    self.sheet = sheet
  }
}
