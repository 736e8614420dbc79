internal import FoundationEssentials
internal import PlanData

/// A file of lines that appears whole or not at all: behind a mark lines of JSON, at the end a checksum of them.
enum SealedLines {
  /// Why a file holds none.
  enum Flaw: Error {
    case unreadable(SystemFailure)
    /// It does not begin with the mark.
    case unmarked
    /// It was cut or changed.
    case broken
  }

  /// The lines, of which there is at least one.
  static func read(from path: String, mark: String) throws(Flaw) -> [Data] {
    let bytes: [UInt8]
    do throws(SystemFailure) {
      bytes = try FileSystem.bytes(of: path)
    } catch {
      throw .unreadable(error)
    }
    guard bytes.starts(with: mark.utf8) else { throw .unmarked }
    guard bytes.count >= mark.utf8.count + 8 else { throw .broken }
    let content = bytes.dropFirst(mark.utf8.count).dropLast(8)
    var sum = Checksum()
    sum.add(content)
    let lines = content.split(separator: 0x0A).map { Data($0) }
    guard bytes.suffix(8).elementsEqual(sum.bytes), !lines.isEmpty else { throw .broken }
    return lines
  }

  /// Tells a file that was cut or changed from a whole one (FNV-1a of 64 bits).
  fileprivate struct Checksum {
    private var sum: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: ArraySlice<UInt8>) {
      for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    var bytes: [UInt8] { withUnsafeBytes(of: sum.littleEndian) { Array($0) } }
  }
}

/// Such a file on its way.
struct SealedLinesWriter: ~Copyable {
  private let path: String
  private let file: WholeFile
  private let encoder = JSONEncoder()
  private var bytes: [UInt8] = []
  private var sum = SealedLines.Checksum()

  init(to path: String, mark: String) throws(SystemFailure) {
    let begun = try WholeFile(path: path)
    try begun.write(Array(mark.utf8))
    encoder.outputFormatting = .sortedKeys
    self.path = path
    file = begun
  }

  /// Adds a line.
  mutating func add(_ value: some Encodable) throws(SystemFailure) {
    do {
      bytes += try Array(encoder.encode(value)) + [0x0A]
    } catch {
      throw SystemFailure(path, .library("\(error)"))
    }
    if bytes.count >= 1 << 20 { try flush() }
  }

  private mutating func flush() throws(SystemFailure) {
    try file.write(bytes)
    sum.add(bytes[...])
    bytes.removeAll(keepingCapacity: true)
  }

  /// Gives the file its name.
  consuming func finish() throws(SystemFailure) {
    try flush()
    try file.write(sum.bytes)
    try file.finish()
  }
}
