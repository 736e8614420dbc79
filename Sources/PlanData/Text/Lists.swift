internal import RuleDSL

/// A user's text, cut where it would fill the screen; line ends become blanks.
func clipped(_ text: String) -> String {
  let line = text.asOneLine
  return line.count > 40 ? line.prefix(40) + "…" : line
}

/// Names as a Chinese sentence lists them.
func chineseList(_ names: [String]) -> String {
  names.map { clipped($0) }.joined(separator: "、")
}

/// Names as an English sentence lists them.
func englishList(_ names: [String]) -> String {
  names.map { clipped($0) }.joined(separator: ", ")
}
