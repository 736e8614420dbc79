extension String {
  /// The text as one line that shows what it is: what breaks a line is a blank, other control characters and those that turn
  /// the direction of what follows are written as `\u{1b}`.
  ///
  /// Whatever comes from a file goes through it before it is stored or worded, so that no text of a stranger's adds lines to a
  /// report, moves the cursor of a terminal, or turns figures around.
  package var asOneLine: String {
    guard utf8.contains(where: { mayBeginControl($0) }), unicodeScalars.contains(where: \.isControl) else {
      return self
    }
    var line = ""
    for scalar in unicodeScalars {
      if scalar.breaksLine {
        line += " "
      } else if scalar.isControl {
        line += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}

/// Whether a byte of UTF-8 may be the first one of a control character.
package func mayBeginControl(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
}

extension Phrase {
  /// Both sentences as one line each.
  package var asOneLine: Phrase { Phrase(chinese.asOneLine, english.asOneLine) }
}

extension Unicode.Scalar {
  /// Control characters, and those that turn the direction of what follows.
  package var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  fileprivate var breaksLine: Bool {
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
