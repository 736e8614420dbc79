internal import RuleDSL

/// Marks before the text of a field that say what a sheet knows about its cell.
///
/// INVARIANT: they begin with a character that no text of a file begins with; ``plain(_:)`` takes it away wherever one
/// is read.
enum GridMark {
  /// Where a number comes from whose printed digits are not known.
  enum Bare {
    /// A column of numbers.
    case database
    /// A cell that may show per cent.
    case workbook
  }

  /// Before a cell that was reported as not to be used.
  static let spoiled = "\0!"
  private static let database = "\0d"
  private static let workbook = "\0w"

  static func isSpoiled(_ text: String) -> Bool { text.utf8.first == 0 && text.hasPrefix(spoiled) }

  /// The text of a cell as one line, as no mark can begin; what stood there is seen to be odd.
  static func plain(_ text: String) -> String {
    (text.utf8.first == 0 ? "\u{FFFD}" + text.dropFirst() : text).asOneLine
  }

  static func marked(_ text: String, _ bare: Bare) -> String { (bare == .database ? database : workbook) + text }

  /// The text without its mark.
  static func bare(_ text: String) -> (mark: Bare?, text: String) {
    guard text.utf8.first == 0 else { return (nil, text) }
    return (text.hasPrefix(database) ? .database : .workbook, String(text.dropFirst(2)))
  }
}
