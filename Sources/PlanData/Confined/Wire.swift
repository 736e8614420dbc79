internal import Glibc

/// Messages between this program and the processes that read files for it: a mark, a length, and what it holds.
enum WireMark: UInt8 {
  // Requests.
  case confine = 1
  case open
  case scan
  // Answers.
  case confined
  case layers
  case row
  case end
  case failure
}

/// Bytes of messages, in the order of writing; numbers as this machine has them, since both ends run on it.
struct WireWriter {
  private(set) var bytes: [UInt8] = []
  private var start = 0

  init() { bytes.reserveCapacity(1 << 17) }

  mutating func begin(_ mark: WireMark) {
    bytes.append(mark.rawValue)
    add(UInt32(0))
    start = bytes.count
  }

  /// Ends a message; `false`, and the message is gone, when it is longer than any may be.
  mutating func end() -> Bool {
    guard let length = UInt32(exactly: bytes.count - start) else {
      bytes.removeLast(bytes.count - start + 5)
      return false
    }
    withUnsafeBytes(of: length) { bytes.replaceSubrange(start - 4..<start, with: $0) }
    return true
  }

  mutating func add<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ flag: Bool) { add(UInt8(flag ? 1 : 0)) }

  mutating func add(_ raw: UnsafeRawBufferPointer) { bytes.append(contentsOf: raw) }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      add(UInt32(clamping: utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func add(_ texts: [String]) {
    add(UInt32(clamping: texts.count))
    for text in texts { add(text) }
  }

  /// Writes everything; `false` when nobody reads any more.
  mutating func flush(to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
      if count > 0 { done += count } else if errno != EINTR { return false }
    }
    bytes.removeAll(keepingCapacity: true)
    start = 0
    return true
  }
}

/// What a message holds, from front to back; never past its end, whoever wrote it.
struct WireCursor {
  /// The message ends too early.
  struct Short: Error {}

  let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func take(_ count: Int) throws(Short) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - place else { throw Short() }
    defer { place += count }
    return UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
  }

  mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type) throws(Short) -> Number {
    try take(MemoryLayout<Number>.size).loadUnaligned(as: Number.self)
  }

  mutating func flag() throws(Short) -> Bool { try number(UInt8.self) != 0 }

  mutating func text() throws(Short) -> String { String(decoding: try textBytes(), as: UTF8.self) }

  mutating func textBytes() throws(Short) -> UnsafeRawBufferPointer { try take(Int(try number(UInt32.self))) }

  /// How many follow, each of at least one byte.
  mutating func count() throws(Short) -> Int {
    let count = Int(try number(UInt32.self))
    guard count <= bytes.count - place else { throw Short() }
    return count
  }

  mutating func texts() throws(Short) -> [String] {
    var texts: [String] = []
    for _ in 0..<(try count()) { texts.append(try text()) }
    return texts
  }

  /// All that is left.
  mutating func rest() -> UnsafeRawBufferPointer {
    defer { place = bytes.count }
    return UnsafeRawBufferPointer(rebasing: bytes[place...])
  }
}
