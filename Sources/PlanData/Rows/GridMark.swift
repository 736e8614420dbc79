/// Marks before the text of a field that say what a sheet knows about its cell.
enum GridMark {
  /// Where a number comes from whose printed digits are not known.
  enum Bare {
    /// A column of numbers.
    case database
    /// A cell that may show per cent.
    case workbook
  }

  /// Before a cell of which it was told that it cannot be used.
  static let spoiled = "\u{F8FF}"
  private static let database = "\u{F8FE}"
  private static let workbook = "\u{F8FD}"

  static func isSpoiled(_ text: String) -> Bool { text.hasPrefix(spoiled) }

  static func marked(_ text: String, _ bare: Bare) -> String { (bare == .database ? database : workbook) + text }

  /// The text without its mark.
  static func bare(_ text: String) -> (mark: Bare?, text: String) {
    if text.hasPrefix(database) { return (.database, String(text.dropFirst())) }
    if text.hasPrefix(workbook) { return (.workbook, String(text.dropFirst())) }
    return (nil, text)
  }
}
