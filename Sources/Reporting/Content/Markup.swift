extension String {
  /// A text that means nothing to HTML and XML; marks that may not stand there become blanks.
  package var withoutMarkup: String {
    var escaped = ""
    for mark in unicodeScalars {
      switch mark {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case _ where mark.value < 0x20 || (0x7F...0x9F).contains(mark.value) || mark.value & 0xFFFE == 0xFFFE:
        escaped += " "
      default: escaped.unicodeScalars.append(mark)
      }
    }
    return escaped
  }
}
