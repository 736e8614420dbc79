/// Cuts a stream of bytes into frames of the base protocol: headers, an empty line, and as many bytes as they say.
///
/// Whatever the stream holds, reading goes on behind it.
struct FrameReader {
  enum Frame: Hashable {
    case content([UInt8])
    /// What stood in the place of a frame, and could not be one.
    case malformed(String)
  }

  /// No text that anybody edits is longer.
  static let mostBytes = 64 << 20
  private static let mostHeaderBytes = 4096
  private static let endless = "\n"

  private let source: () -> [UInt8]
  private var buffer: [UInt8] = []
  private var start = 0

  /// The source gives some bytes each time, and none at the end.
  init(_ source: @escaping () -> [UInt8]) { self.source = source }

  /// The next frame; `nil` at the end.
  mutating func next() -> Frame? {
    guard let header = header() else { return nil }
    guard header != Self.endless else { return .malformed("no header ends within \(Self.mostHeaderBytes) bytes") }
    guard let length = Self.length(in: header) else { return .malformed("no Content-Length that is a number") }
    guard length <= Self.mostBytes else {
      guard skip(length) else { return nil }
      return .malformed("\(length) bytes are more than \(Self.mostBytes)")
    }
    while buffer.count - start < length { guard fill() else { return nil } }
    let content = Array(buffer[start..<start + length])
    start += length
    return .content(content)
  }

  /// The text up to the next empty line, or ``endless`` where that is too far away.
  private mutating func header() -> String? {
    var seen = start
    while true {
      while seen < buffer.count {
        if buffer[seen] == 0x0A, let end = headerEnd(at: seen) {
          let text = String(decoding: buffer[start..<end], as: UTF8.self)
          start = seen + 1
          return text
        }
        seen += 1
      }
      if seen - start > Self.mostHeaderBytes {
        start = seen
        return Self.endless
      }
      let before = start
      guard fill() else { return nil }
      seen -= before - start
    }
  }

  /// Where a header ends whose empty line ends here: `\r\n\r\n`, or line feeds alone.
  private func headerEnd(at place: Int) -> Int? {
    if place >= start + 1, buffer[place - 1] == 0x0A { return place - 1 }
    if place >= start + 3, buffer[place - 1] == 0x0D, buffer[place - 2] == 0x0A { return place - 2 }
    // An empty line where a header should begin says nothing.
    return nil
  }

  private static func length(in header: String) -> Int? {
    for line in header.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      let digits = parts[1].drop { $0 == " " || $0 == "\t" }
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      // More digits than a number holds are more bytes than anybody sends.
      return Int(digits) ?? .max
    }
    return nil
  }

  private mutating func skip(_ length: Int) -> Bool {
    var rest = length
    while true {
      let there = min(rest, buffer.count - start)
      start += there
      rest -= there
      if rest == 0 { return true }
      guard fill() else { return false }
    }
  }

  private mutating func fill() -> Bool {
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    let more = source()
    buffer += more
    return !more.isEmpty
  }
}
