/// What the first block of a CSV file says about the rest.
struct CSVStart: Sendable {
  /// Bytes of the byte-order mark.
  let markBytes: Int
  let encoding: TextEncoding
  /// Line feed, or carriage return in files that have no line feeds.
  let lineEnd: UInt8
  /// The block holds enough Chinese in UTF-8 that a bad byte later is damage, not another encoding.
  let isSurelyUTF8: Bool

  enum Failure: Error {
    case empty
    case wide
    case notText
    case damaged(byte: Int, row: Int)

    var kind: PlanDataProblem.Kind {
      switch self {
      case .empty: .emptyFile
      case .wide: .wideEncoding
      case .notText: .notText
      case .damaged(let byte, _): .wrongEncoding(byte: byte)
      }
    }

    /// Row of the damage, counted by line ends.
    var row: Int? {
      switch self {
      case .empty, .wide, .notText: nil
      case .damaged(_, let row): row
      }
    }
  }

  /// Judges a file by its first bytes.
  init(_ block: [UInt8]) throws(Failure) {
    guard !block.starts(with: [0xFF, 0xFE]), !block.starts(with: [0xFE, 0xFF]) else { throw .wide }
    markBytes = block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard block.count > markBytes else { throw .empty }
    guard !block.contains(0) else { throw .notText }
    let lineEnd: UInt8 = block.contains(0x0A) || !block.contains(0x0D) ? 0x0A : 0x0D
    self.lineEnd = lineEnd
    let check = block.withUnsafeBufferPointer { UTF8Check($0) }
    isSurelyUTF8 = markBytes > 0 || check.looksDamaged
    if let bad = check.firstBad {
      guard !isSurelyUTF8 else { throw .damaged(byte: bad, row: 1 + block[..<bad].filter { $0 == lineEnd }.count) }
      encoding = .gb18030
    } else {
      encoding = .utf8
    }
  }
}
