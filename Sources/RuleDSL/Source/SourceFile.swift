/// One rule file: a name for messages and its text.
///
/// Where it came from is not known here.
public struct SourceFile: Hashable, Sendable {
  /// Shown in diagnostics, relative to what the user named.
  public let name: String
  public let text: String
  /// Files of one number are one pack; which those are is settled by who reads them.
  public let pack: Int
  package let bytes: [UInt8]
  /// Where its lines stand, without their ends; the last one may be empty.
  package let lines: [Range<Int>]

  public init(name: String, text: String, pack: Int = 0) {
    self.pack = pack
    self.name = name
    self.text = text
    bytes = Array(text.utf8)
    lines = lineRanges(of: bytes)
  }
}

/// Where the lines of a text stand, without their ends; the last one may be empty.
func lineRanges(of bytes: [UInt8]) -> [Range<Int>] {
  var lines: [Range<Int>] = []
  var start = 0
  for (index, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0D {
    // Of two bytes that end a line together, the first one did.
    let isSecond = byte == 0x0A && index > 0 && bytes[index - 1] == 0x0D
    if !isSecond { lines.append(start..<index) }
    start = index + 1
  }
  return lines + [start..<bytes.count]
}

extension SourceFile {
  /// The text of a stretch, as far as the file reaches.
  package func text(of span: Span) -> String {
    let start = min(max(0, span.start), bytes.count)
    return String(decoding: bytes[start..<min(max(start, span.end), bytes.count)], as: UTF8.self)
  }

  /// The number of the line, from zero, on which a byte stands.
  package func line(of offset: Int) -> Int { lines.last(upTo: { $0.lowerBound <= offset }) ?? 0 }
}

/// A stretch of one source file, in UTF-8 bytes.
public struct Span: Hashable, Sendable, Comparable {
  /// Index of the file in the list that was compiled.
  public let file: Int
  public let start: Int
  public let end: Int

  package init(file: Int, start: Int, end: Int) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  package func joined(with other: Span) -> Span {
    Span(file: file, start: min(start, other.start), end: max(end, other.end))
  }

  /// The empty place before it.
  package var atStart: Span { Span(file: file, start: start, end: start) }

  /// The empty place behind it.
  package var atEnd: Span { Span(file: file, start: end, end: end) }

  /// Where a text stands that it begins with.
  package func prefix(_ text: String) -> Span { Span(file: file, start: start, end: start + text.utf8.count) }

  public static func < (left: Span, right: Span) -> Bool {
    (left.file, left.start, left.end) < (right.file, right.start, right.end)
  }
}
