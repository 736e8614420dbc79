/// One physical line: where its text stands, and the comment at its end.
struct SourceLine: Hashable, Sendable {
  /// Bytes of the text without surrounding blanks and without the comment.
  var text: Range<Int>
  /// Without the mark and surrounding blanks; `nil` when there is none.
  var comment: String?
  /// Bytes of text and comment, without surrounding blanks: rows of a map may hold the comment's mark.
  var whole: Range<Int>

  var isBlank: Bool { text.isEmpty && comment == nil }
}

/// Cuts a file into lines; a comment mark inside quotes or titles is text.
func sourceLines(of bytes: [UInt8]) -> [SourceLine] {
  var lines: [SourceLine] = []
  var start = 0
  while start < bytes.count {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    lines.append(sourceLine(in: bytes, start..<end))
    if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
    start = end + 1
  }
  return lines
}

private func sourceLine(in bytes: [UInt8], _ range: Range<Int>) -> SourceLine {
  var reader = ScalarReader(bytes, range)
  var closing: Unicode.Scalar?
  var commentStart: Int?
  var textEnd = range.upperBound
  while let (scalar, place) = reader.next() {
    if let mark = closing {
      if scalar == mark { closing = nil }
    } else if scalar == "#" || scalar == "＃" {
      commentStart = reader.offset
      textEnd = place
      break
    } else {
      closing = closingMark(of: scalar)
    }
  }
  let comment = commentStart.map { String(decoding: bytes[trimmed(bytes, $0..<range.upperBound)], as: UTF8.self) }
  let text = trimmed(bytes, range.lowerBound..<textEnd)
  return SourceLine(text: text, comment: comment, whole: comment == nil ? text : trimmed(bytes, range))
}

/// What ends a quotation that this mark begins.
func closingMark(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
  switch scalar {
  case "“": "”"
  case "\"": "\""
  case "「": "」"
  case "《": "》"
  default: nil
  }
}
