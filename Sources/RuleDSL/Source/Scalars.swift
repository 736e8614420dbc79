extension Unicode.Scalar {
  /// Of the first block of ideographs, which holds nearly every one in use; none of them has another spelling.
  var isUnifiedIdeograph: Bool { (0x4E00...0x9FFF).contains(value) }

  /// Whether it may stand inside a name: letters, digits, marks that belong to letters, and a few signs of units.
  var isWordPart: Bool {
    if value < 0x80 { return properties.isAlphabetic || (0x30...0x39).contains(value) || self == "_" }
    if self == "的" { return false }
    if isUnifiedIdeograph { return true }
    if self == "·" || self == "㎡" { return true }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
