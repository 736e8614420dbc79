internal import RuleDSL

/// Text in columns; East Asian wide characters take two.
enum TerminalColumns {
  static func padded(_ text: String, to width: Int) -> String {
    text + blanks(width - displayWidth(of: text))
  }

  static func rightAligned(_ text: String, to width: Int) -> String {
    blanks(width - displayWidth(of: text)) + text
  }

  /// Breaks a list of words into lines no wider than `width`; a longer word stands alone.
  static func wrapped(_ words: [String], separator: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for (index, word) in words.enumerated() {
      let piece = word + (index + 1 < words.count ? separator : "")
      if !line.isEmpty, displayWidth(of: line) + displayWidth(of: piece) > width {
        lines.append(line.hasSuffix(" ") ? String(line.dropLast()) : line)
        line = ""
      }
      line += piece
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
