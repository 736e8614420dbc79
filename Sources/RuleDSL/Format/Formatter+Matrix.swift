extension Formatter {
  /// The head of a row or column: codes as written, or 其余.
  func codes(_ text: String) -> String { Keyword(spelled: text) == .rest ? word(.rest) : text }

  /// A cell of a matrix in the language of the file.
  func admission(_ text: String) -> String {
    switch AdmissionCell(text) {
    case .word(let keyword): return word(keyword)
    case .conditions(let labels):
      // Circled numbers need nothing between them.
      let isCircled = labels.allSatisfy { $0.unicodeScalars.first?.digit == nil }
      return word(.condition) + labels.joined(separator: isCircled ? "" : listMark)
    case nil: return text
    }
  }
}
