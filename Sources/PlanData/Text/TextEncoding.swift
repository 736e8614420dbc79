internal import Glibc

/// How the bytes of a table are to be read.
enum TextEncoding: Hashable, Sendable {
  case utf8
  case gb18030
  /// UTF-8 of cells that were read before, where the marks of ``GridMark`` may stand; nothing else has any.
  case cells

  /// The text of a field, or `nil` when the bytes are none in this encoding.
  func text(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    switch self {
    case .cells: String(validating: bytes, as: UTF8.self)
    case .utf8: String(validating: bytes, as: UTF8.self).map(GridMark.plain)
    case .gb18030:
      (bytes.allSatisfy { $0 < 0x80 } ? String(validating: bytes, as: UTF8.self) : decodedGB18030(bytes))
        .map(GridMark.plain)
    }
  }
}

/// Decodes through the C library; fields are short and each distinct one is decoded once.
private func decodedGB18030(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
  converted(Array(bytes), from: "GB18030")
}

/// The text of bytes in an encoding that the C library knows by a name; `nil` when they are none.
func converted(_ bytes: [UInt8], from encoding: String) -> String? {
  let failed = iconv_t(bitPattern: -1)
  guard let converter = iconv_open("UTF-8", encoding), converter != failed else { return nil }
  defer { iconv_close(converter) }
  return withUnsafeTemporaryAllocation(byteCount: bytes.count * 4 + 4, alignment: 1) { space -> String? in
    let room = space.bindMemory(to: CChar.self)
    var source = bytes.map { CChar(bitPattern: $0) }
    var target = room.baseAddress
    var left = bytes.count
    var free = room.count
    let code = source.withUnsafeMutableBufferPointer { source -> Int in
      var start = source.baseAddress
      return iconv(converter, &start, &left, &target, &free)
    }
    guard code != -1, left == 0 else { return nil }
    return String(validating: UnsafeRawBufferPointer(space)[..<(room.count - free)], as: UTF8.self)
  }
}

/// The text of bytes in UTF-16, with its mark or without; `nil` for anything else.
func wideText(_ bytes: [UInt8]) -> String? {
  wideEncoding(bytes).flatMap { converted(bytes, from: $0) }.flatMap { text in
    text.unicodeScalars.contains { $0.value < 9 } ? nil : text
  }
}

/// UTF-16 as the first bytes of a file show it: by the mark, else by the signs and line ends, which are half zeros.
func wideEncoding(_ bytes: some Collection<UInt8>) -> String? {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
  let head = Array(bytes.prefix(1 << 16))
  guard head.contains(0) else { return nil }
  func signs(_ low: Int, _ high: Int) -> Int {
    stride(from: 0, to: head.count - 1, by: 2).count { place in
      head[place + high] == 0 && (9...0x7E).contains(head[place + low])
    }
  }
  let (little, big) = (signs(0, 1), signs(1, 0))
  return little == big ? nil : little > big ? "UTF-16LE" : "UTF-16BE"
}

/// Where bytes stop being UTF-8.
struct UTF8Check: Sendable {
  /// Position of the first byte that cannot belong to UTF-8; `nil` when all can.
  ///
  /// A sequence cut off by the end of the bytes is no error: the block may end inside a character.
  var firstBad: Int?
  /// Well-formed sequences of several bytes before it.
  var sequences = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      let length: Int
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...0xF4: length = 4
      default: length = 0
      }
      let tail = bytes[min(index + 1, bytes.count)..<min(index + max(length, 1), bytes.count)]
      guard length > 0, tail.allSatisfy({ $0 & 0xC0 == 0x80 }), isShortest(lead, tail.first) else {
        firstBad = index
        return
      }
      index += length
      sequences += 1
    }
  }

  /// A text of this many well-formed characters before the first bad byte is damaged UTF-8, not another encoding:
  /// text in GB18030 hardly ever gets past the first few.
  var looksDamaged: Bool { sequences >= 8 }
}

/// Refuses overlong forms, surrogates and what lies beyond U+10FFFF.
private func isShortest(_ lead: UInt8, _ second: UInt8?) -> Bool {
  guard let second else { return true }
  switch lead {
  case 0xE0: return second >= 0xA0
  case 0xED: return second < 0xA0
  case 0xF0: return second >= 0x90
  case 0xF4: return second < 0x90
  default: return true
  }
}
