/// Cuts a stream of bytes into lines, each a message.
///
/// Whatever the stream holds, reading goes on behind it.
struct LineBuffer {
  enum Line: Hashable {
    case content([UInt8])
    /// A line of more bytes than any message has; they are not kept.
    case tooLong
  }

  static let mostBytes = 4 << 20

  private var bytes: [UInt8] = []
  private var isTooLong = false

  /// Takes more bytes; the lines that end among them, without blank ones.
  mutating func take(_ more: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var rest = more[...]
    while let end = rest.firstIndex(of: 0x0A) {
      add(rest[..<end])
      rest = rest[(end + 1)...]
      if let line = line() { lines.append(line) }
    }
    add(rest)
    return lines
  }

  /// What stands behind the last line end, once nothing more comes.
  mutating func last() -> Line? { line() }

  private mutating func add(_ more: ArraySlice<UInt8>) {
    guard !isTooLong else { return }
    bytes += more
    if bytes.count > Self.mostBytes { (bytes, isTooLong) = ([], true) }
  }

  private mutating func line() -> Line? {
    defer { (bytes, isTooLong) = ([], false) }
    if isTooLong { return .tooLong }
    let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return isBlank ? nil : .content(bytes)
  }
}
