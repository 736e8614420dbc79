/// The text after a clause's colon, continuation lines included, with the place of every byte in the file.
struct ClauseText: Sendable {
  var bytes: [UInt8] = []
  /// Where each line begins, in this text and in the file.
  private var lines: [(offset: Int, place: Int)] = []
  let file: Int
  /// Where an empty text stands.
  private let start: Int

  init(file: Int, start: Int) {
    self.file = file
    self.start = start
  }

  /// Adds a line; lines are joined by a line feed.
  mutating func append(_ range: Range<Int>, of source: [UInt8]) { append(source[range], at: range.lowerBound) }

  /// Adds a line that stands at a place of the file.
  mutating func append(_ line: some Collection<UInt8>, at place: Int) {
    guard !line.isEmpty else { return }
    if !bytes.isEmpty { bytes.append(0x0A) }
    lines.append((bytes.count, place))
    bytes += line
  }

  var isEmpty: Bool { bytes.isEmpty }
  var whole: Range<Int> { 0..<bytes.count }

  /// The place in the file of a range of this text.
  func span(_ range: Range<Int>) -> Span {
    guard !bytes.isEmpty else { return Span(file: file, start: start, end: start) }
    let first = place(of: range.lowerBound)
    return Span(file: file, start: first, end: range.isEmpty ? first : place(of: range.upperBound - 1) + 1)
  }

  /// The place in the file of one byte, or of the end of this text.
  private func place(of offset: Int) -> Int {
    let line = lines.last(upTo: { $0.offset <= offset })
    return line.map { lines[$0].place + offset - lines[$0].offset } ?? start
  }

  /// The text of a range without the blanks around it, inner line ends as blanks.
  func raw(_ range: Range<Int>) -> SyntaxTree.RawText {
    let inner = trimmed(bytes, range)
    let bytes = bytes[inner].map { $0 == 0x0A ? 0x20 : $0 }
    var text = String(decoding: bytes, as: UTF8.self)
    // What nobody sees is reported by itself, and belongs to no name.
    if bytes.contains(where: { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }) {
      text.unicodeScalars.removeAll { $0.properties.generalCategory == .format }
    }
    return SyntaxTree.RawText(text: text, span: span(inner))
  }

  /// Cuts at marks wherever they stand.
  func cut(_ range: Range<Int>, at isMark: (Unicode.Scalar) -> Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var reader = ScalarReader(bytes, range)
    var start = range.lowerBound
    while let (scalar, place) = reader.next() {
      guard isMark(scalar) else { continue }
      parts.append(start..<place)
      start = reader.offset
    }
    return parts + [start..<range.upperBound]
  }

  /// Cuts at marks that stand outside quotes, titles and brackets.
  func split(_ range: Range<Int>, at isMark: (Unicode.Scalar) -> Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var reader = ScalarReader(bytes, range)
    var start = range.lowerBound
    var closing: Unicode.Scalar?
    var depth = 0
    while let (scalar, place) = reader.next() {
      if let mark = closing {
        if scalar == mark { closing = nil }
      } else if scalar == "(" || scalar == "（" {
        depth += 1
      } else if scalar == ")" || scalar == "）" {
        depth -= 1
      } else if let mark = closingMark(of: scalar) {
        closing = mark
      } else if depth <= 0, isMark(scalar) {
        parts.append(start..<place)
        start = reader.offset
      }
    }
    parts.append(start..<range.upperBound)
    return parts
  }
}
