/// Text with full-width letters, digits and signs made half-width, and blanks trimmed at both ends.
///
/// Blanks are the ASCII ones, the no-break space and the ideographic space.
func folded(_ text: some StringProtocol) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    case 0x3000, 0xA0: scalars.append(" ")
    default: scalars.append(scalar)
    }
  }
  return String(trimmed(String(scalars)))
}

/// Text without blanks at both ends; full-width signs stay.
func trimmed(_ text: String) -> Substring {
  let isBlank = { (scalar: Unicode.Scalar) in
    scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0x3000 || scalar.value == 0xFEFF
  }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !isBlank($0) }),
    let last = scalars.lastIndex(where: { !isBlank($0) })
  else { return "" }
  return text[first..<scalars.index(after: last)]
}

/// Whether a text holds a Chinese character.
func holdsHan(_ text: String) -> Bool {
  text.unicodeScalars.contains {
    (0x3400...0x9FFF).contains($0.value) || (0x20000...0x3FFFF).contains($0.value)
  }
}
