internal import Glibc

/// What comes in through an open file.
package enum OpenStream {
  /// Everything up to its end.
  package static func allBytes(from descriptor: Int32) -> [UInt8] {
    var all: [UInt8] = []
    while case let more = bytes(from: descriptor), !more.isEmpty { all += more }
    return all
  }

  /// Some bytes; none at its end.
  package static func bytes(from descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return Array(bytes.prefix(count)) }
      guard errno == EINTR else { return [] }
    }
  }
}
