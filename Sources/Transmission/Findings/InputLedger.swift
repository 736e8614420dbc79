public import RuleDSL

/// What became of the cells of one sheet or table, or of a file that is none.
///
/// The cells of a table are those that hold something; a plain text table counts those of its rows and columns.
public struct LedgerEntry: Hashable, Codable, Sendable {
  /// Cells that were not used for one reason.
  public struct Unused: Hashable, Codable, Sendable {
    public var cells: Int
    /// `A1、H3:H9`; empty for the whole of it.
    public var place: String
    public var reason: Phrase

    public init(cells: Int, place: String, reason: Phrase) {
      (self.cells, self.place, self.reason) = (cells, place, reason)
    }
  }

  /// Relative to the plan set.
  public var file: String
  public var sheet: String
  /// How many there are: those used, and those of every reason in ``unused``.
  public var cells: Int
  public var used: Int
  public var unused: [Unused]

  public init(file: String, sheet: String, cells: Int, used: Int, unused: [Unused]) {
    (self.file, self.sheet, self.cells, self.used, self.unused) = (file, sheet, cells, used, unused)
  }
}
