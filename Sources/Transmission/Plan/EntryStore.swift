public import RuleDSL

/// One row of a list or designation: what one plan states in names.
public struct EntryRow: Hashable, Codable, Sendable {
  public enum Content: Hashable, Codable, Sendable {
    /// An item of a list, as written; either text may be blank.
    case item(number: String, name: String)
    /// The list is said to have no items.
    case nothing
    /// Index into the designation's values.
    case value(Int)
    /// The row could not be read: it may state any item or give any value.
    case unread
  }

  public var subject: EntrySubject
  /// The unit whose plan states it.
  public var unit: Int
  public var content: Content
  /// 所在地: the units within the plan that the row is about; none for the plan as a whole.
  public var locations: [Int]
  /// Some place of the row could not be read: it may be about any unit of the plan.
  public var hasUnreadPlace: Bool
  public var source: FigureSource
  /// The row stands in another list, the items of which belong to this one, too.
  public var isDerived = false

  public init(
    subject: EntrySubject,
    unit: Int,
    content: Content,
    locations: [Int] = [],
    hasUnreadPlace: Bool = false,
    source: FigureSource
  ) {
    self.subject = subject
    self.unit = unit
    self.content = content
    self.locations = locations
    self.hasUnreadPlace = hasUnreadPlace
    self.source = source
  }
}

/// Every row of the lists and designations of a plan set.
public struct EntryStore: Sendable {
  /// In the order of file, sheet and row.
  public let rows: [EntryRow]
  /// How many rows there are of which it is not known whose plan they belong to.
  public let ownerless: [EntrySubject: Int]

  /// Takes rows in any order.
  public init(_ rows: [EntryRow] = [], ownerless: [EntrySubject: Int] = [:]) {
    self.ownerless = ownerless
    self.rows = rows.sorted { $0.source.isBefore($1.source) }
  }
}

extension FigureSource {
  fileprivate func isBefore(_ other: FigureSource) -> Bool {
    (origin.file, origin.sheet, row) < (other.origin.file, other.origin.sheet, other.row)
  }
}

extension EntryStore {
  /// Whether any plan says anything about a subject.
  func states(_ subject: EntrySubject) -> Bool { rows.contains { $0.subject == subject } }
}

extension EntryRow {
  /// The row, and what it says of the lists that its own list belongs to.
  public func withBroader(_ vocabulary: Vocabulary) -> [EntryRow] {
    var rows = [self]
    while case .list(let list) = rows[rows.count - 1].subject, let broader = vocabulary.lists[list].broader,
      rows[rows.count - 1].content != .nothing
    {
      rows.append(derived(.list(broader)))
    }
    return rows
  }

  /// What the row says of another list.
  public func derived(_ subject: EntrySubject) -> EntryRow {
    var row = self
    (row.subject, row.isDerived) = (subject, true)
    return row
  }
}
