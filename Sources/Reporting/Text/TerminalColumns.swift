/// How wide text stands on a terminal.
enum TerminalColumns {
  /// Columns a text takes: East Asian wide and full-width characters take two, combining marks none.
  ///
  /// Source: UAX #11, classes W and F; ambiguous characters (— “ ” ■) count one, as most terminals draw them.
  static func count(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  static func padded(_ text: String, to width: Int) -> String {
    text + blanks(width - count(text))
  }

  static func rightAligned(_ text: String, to width: Int) -> String {
    blanks(width - count(text)) + text
  }

  /// Breaks a list of words into lines no wider than `width`; a longer word stands alone.
  static func wrapped(_ words: [String], separator: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for (index, word) in words.enumerated() {
      let piece = word + (index + 1 < words.count ? separator : "")
      if !line.isEmpty, count(line) + count(piece) > width {
        lines.append(trimmed(line))
        line = ""
      }
      line += piece
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func trimmed(_ line: String) -> String {
    line.hasSuffix(" ") ? String(line.dropLast()) : line
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x300: 1
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x20D0...0x20F0: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: 2
    case 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F: 2
    case 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD: 2
    default: 1
    }
  }
}
