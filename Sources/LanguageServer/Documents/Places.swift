internal import RuleDSL

/// What columns count.
enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
}

/// Bytes of a file as places of the protocol, and back; a place outside the text is the nearest one inside.
struct Places {
  let source: SourceFile
  let encoding: PositionEncoding

  func offset(of position: Position) -> Int {
    guard position.line >= 0 else { return 0 }
    guard source.lines.indices.contains(position.line) else { return source.bytes.count }
    let line = source.lines[position.line]
    var (place, units) = (line.lowerBound, 0)
    while place < line.upperBound {
      let length = Self.length(ofScalarFrom: source.bytes[place])
      units += encoding == .utf8 ? length : length == 4 ? 2 : 1
      guard units <= position.character else { break }
      place = min(place + length, line.upperBound)
    }
    return place
  }

  func range(of range: TextRange) -> Range<Int> {
    let (start, end) = (offset(of: range.start), offset(of: range.end))
    return min(start, end)..<max(start, end)
  }

  func position(of offset: Int) -> Position {
    let line = source.line(of: offset)
    guard source.lines.indices.contains(line) else { return Position(line: 0, character: 0) }
    let range = source.lines[line]
    let end = min(max(offset, range.lowerBound), range.upperBound)
    var (place, units) = (range.lowerBound, 0)
    while place < end {
      let length = Self.length(ofScalarFrom: source.bytes[place])
      units += encoding == .utf8 ? length : length == 4 ? 2 : 1
      place += length
    }
    return Position(line: line, character: units)
  }

  func range(of span: Span) -> TextRange { TextRange(start: position(of: span.start), end: position(of: span.end)) }

  func range(from start: Int, to end: Int) -> TextRange {
    TextRange(start: position(of: start), end: position(of: end))
  }

  /// Whole lines; the last one without its end.
  func range(ofLines lines: ClosedRange<Int>) -> TextRange {
    guard source.lines.indices.contains(lines.lowerBound), source.lines.indices.contains(lines.upperBound) else {
      return TextRange(start: Position(line: 0, character: 0), end: Position(line: 0, character: 0))
    }
    return range(from: source.lines[lines.lowerBound].lowerBound, to: source.lines[lines.upperBound].upperBound)
  }

  /// The whole text.
  var whole: TextRange { range(from: 0, to: source.bytes.count) }

  private static func length(ofScalarFrom lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }
}
