/// The log of changes beside an SQLite file (`-wal`), as https://www.sqlite.org/fileformat2.html#walformat describes it.
enum WriteAheadLog {
  /// Whether everything that was written into a log is there, up to the end of a transaction.
  ///
  /// Frames of an earlier life of the log, which has other salts, may follow.
  static func isWhole(_ path: String) -> Bool {
    guard let file = try? OpenFile(path: path) else { return false }
    let header = file.bytes(from: 0, count: 32)
    // SQLite takes such a log for an empty one, as it is before the first change.
    guard header.count == 32 else { return false }
    let isBig = number(header, 0) == 0x377F_0683
    guard isBig || number(header, 0) == 0x377F_0682 else { return false }
    let page = Int(number(header, 8))
    guard (512...65536).contains(page), page.nonzeroBitCount == 1 else { return false }
    var sum = Sum(isBig: isBig)
    sum.add(header[..<24])
    guard sum.isStated(in: header, at: 24) else { return false }
    var place = 32
    var isCommitted = true
    while place < file.size {
      let frame = file.bytes(from: place, count: 24 + page)
      let salts = min(16, frame.count)
      // Too little of it is left to tell whose it is, or it is of an earlier life.
      guard salts > 8 else { return frame.isEmpty }
      guard frame[8..<salts].elementsEqual(header[16..<8 + salts]) else { break }
      guard frame.count == 24 + page else { return false }
      sum.add(frame[..<8])
      sum.add(frame[24...])
      guard sum.isStated(in: frame, at: 16) else { return false }
      isCommitted = number(frame, 4) != 0
      place += frame.count
    }
    return isCommitted
  }

  private static func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The running sum of a log.
  private struct Sum {
    let isBig: Bool
    var first: UInt32 = 0
    var second: UInt32 = 0

    mutating func add(_ bytes: ArraySlice<UInt8>) {
      bytes.withUnsafeBytes { bytes in
        for place in stride(from: 0, to: bytes.count - 7, by: 8) {
          first = first &+ word(bytes, place) &+ second
          second = second &+ word(bytes, place + 4) &+ first
        }
      }
    }

    private func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt32 {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      return isBig ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
    }

    func isStated(in bytes: [UInt8], at place: Int) -> Bool {
      number(bytes, place) == first && number(bytes, place + 4) == second
    }
  }
}
