/// One physical line: where its text stands, and the comment at its end.
struct SourceLine: Hashable, Sendable {
  /// Bytes of the text without surrounding blanks and without the comment.
  var text: Range<Int>
  /// Without the mark and surrounding blanks; `nil` when there is none.
  var comment: String?
  /// Bytes of text and comment, without surrounding blanks: rows of a map may hold the comment's mark.
  var whole: Range<Int>
}

/// Cuts a file into lines; a comment mark inside quotes or titles is text.
func sourceLines(of bytes: [UInt8]) -> [SourceLine] {
  let ranges = lineRanges(of: bytes)
  // Behind the last line end stands no line.
  let all = ranges.last?.isEmpty ?? false ? ranges.dropLast() : ranges[...]
  return all.map { sourceLine(in: bytes, $0) }
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
