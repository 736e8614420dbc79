extension Unicode.Scalar {
  /// A full-width letter, digit, mark or blank as ASCII; any other as it is.
  package var halfWidth: Unicode.Scalar {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
    case 0x3000: " "
    default: self
    }
  }

  /// The ASCII digit this is, full-width included.
  var digit: Character? { ("0"..."9").contains(halfWidth) ? Character(halfWidth) : nil }

  /// Blank, tab, no-break space, ideographic space, byte-order mark.
  var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
