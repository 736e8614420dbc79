public import RuleDSL

/// What became of the cells of one sheet or table, or of a file that is none.
///
/// The cells of a table are those that hold something; a plain text table counts those of its rows and columns.
public struct LedgerEntry: Hashable, Comparable, Codable, Sendable {
  /// Cells that were not used for one reason.
  public struct Unused: Hashable, Codable, Sendable {
    public var cells: Int
    /// `A1、H3:H9`; empty for the whole of it.
    public var place: String
    public var reason: Phrase

    public init(cells: Int, place: String, reason: Phrase) {
      (self.cells, self.place, self.reason) = (cells, place.asOneLine, reason.asOneLine)
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
    (self.file, self.sheet, self.cells, self.used, self.unused) = (file, sheet.asOneLine, cells, used, unused)
  }

  /// Something of which nothing was used, or not this part of it, for one reason.
  public init(file: String, sheet: String, place: String = "", _ reason: Phrase) {
    self.init(file: file, sheet: sheet, cells: 0, used: 0, unused: [Unused(cells: 0, place: place, reason: reason)])
  }

  /// By file and sheet, then by what is said.
  public static func < (left: LedgerEntry, right: LedgerEntry) -> Bool { left.rank < right.rank }

  private var rank: (String, String, String, String) {
    (file, sheet, unused.first?.place ?? "", unused.first?.reason.chinese ?? "")
  }
}
