internal import RuleDSL

/// Text with full-width letters, digits and signs made half-width, and blanks trimmed at both ends.
///
/// Blanks are the ASCII ones, the no-break space and the ideographic space.  What only looks like another character
/// becomes that one.
func folded(_ text: String) -> String {
  if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return text }
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { if let plain = LookAlikes.plain(scalar) { scalars.append(plain.halfWidth) } }
  return String(trimmed(String(scalars)))
}

/// A number or code without the mark in front that keeps spreadsheets from taking it for a number.
func withoutApostrophe(_ text: String) -> String {
  // ="520402", as web systems write codes into CSV.
  if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count > 3 { return String(text.dropFirst(2).dropLast()) }
  guard let first = text.first, "'’‘".contains(first), text.dropFirst().first?.isNumber ?? false else { return text }
  return String(text.dropFirst())
}

/// Text without blanks at both ends; full-width signs stay.
func trimmed(_ text: String) -> Substring {
  if let first = text.utf8.first, let last = text.utf8.last, !mayBorderBlank(first), !mayBorderBlank(last) {
    return text[...]
  }
  let isBlank = { (scalar: Unicode.Scalar) in
    scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0x3000 || scalar.value == 0xFEFF
  }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !isBlank($0) }),
    let last = scalars.lastIndex(where: { !isBlank($0) })
  else { return "" }
  return text[first..<scalars.index(after: last)]
}

/// Whether a byte may be the first or the last one of a blank: ASCII, U+00A0, U+3000 or U+FEFF.
func mayBorderBlank(_ byte: UInt8) -> Bool {
  switch byte {
  case 0...0x20, 0x80, 0xA0, 0xBF, 0xC2, 0xE3, 0xEF: true
  default: false
  }
}

/// Whether a text holds a Chinese character.
func holdsHan(_ text: String) -> Bool {
  text.unicodeScalars.contains {
    (0x3400...0x9FFF).contains($0.value) || (0x20000...0x3FFFF).contains($0.value)
  }
}

/// Whether a text is a number such as `1.50121E+17`.
func isScientific(_ text: String) -> Bool {
  var bytes = text
  return bytes.withUTF8 { $0.contains { $0 | 0x20 == 0x65 } } && Double(text) != nil
}

/// A header without what headers differ in: full width, blanks, line ends, letter case.
func foldedHeader(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  var mayHaveCase = false
  for scalar in folded(text).unicodeScalars {
    switch scalar.value {
    // Digits, marks, small letters and characters have neither blanks among them nor a case.
    case 0x21...0x40, 0x5B...0x7E, 0x3001...0x9FFF: scalars.append(scalar)
    default:
      guard !scalar.properties.isWhitespace else { continue }
      mayHaveCase = true
      scalars.append(scalar)
    }
  }
  return mayHaveCase ? String(scalars).lowercased() : String(scalars)
}
