internal import FoundationEssentials
public import PlanData
internal import Transmission

extension ShardPart {
  /// What a part begins with; the number tells formats apart.
  private static let mark = Array("chuandao part 1\n".utf8)

  /// Writes the part, which appears whole or not at all: behind the mark lines of JSON, which are the version, all but
  /// the rows, and each row; at the end a checksum of them.
  public func write(to path: String) throws(SystemFailure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    func line(_ value: some Encodable) throws(SystemFailure) -> [UInt8] {
      do {
        return try Array(encoder.encode(value)) + [0x0A]
      } catch {
        throw SystemFailure(path, .library("\(error)"))
      }
    }
    var head = self
    head.run.rows = []
    var bytes = try line(Release.version) + line(head)
    var sum = Checksum()
    let file = try WholeFile(path: path)
    try file.write(Self.mark)
    for row in run.rows {
      bytes += try line(row)
      guard bytes.count >= 1 << 20 else { continue }
      try file.write(bytes)
      sum.add(bytes[...])
      bytes.removeAll(keepingCapacity: true)
    }
    sum.add(bytes[...])
    try file.write(bytes + sum.bytes)
    try file.finish()
  }

  /// Reads a part that was written by the same program.
  init(from path: String) throws(MergeFailure) {
    let bytes: [UInt8]
    do throws(SystemFailure) {
      bytes = try FileSystem.bytes(of: path)
    } catch {
      throw .unreadable(error)
    }
    guard bytes.starts(with: Self.mark) else { throw .noPart(path) }
    let content = bytes.dropFirst(Self.mark.count).dropLast(8)
    var sum = Checksum()
    sum.add(content)
    let lines = content.split(separator: 0x0A).map { Data($0) }
    guard bytes.count >= Self.mark.count + 8, bytes.suffix(8).elementsEqual(sum.bytes), lines.count >= 2 else {
      throw .broken(path)
    }
    let decoder = JSONDecoder()
    do {
      let version = try decoder.decode(String.self, from: lines[0])
      guard version == Release.version else { throw MergeFailure.otherVersion(path, version) }
      self = try decoder.decode(ShardPart.self, from: lines[1])
      run.rows = try lines.dropFirst(2).map { try decoder.decode(RunPart.Row.self, from: $0) }
    } catch let failure as MergeFailure {
      throw failure
    } catch {
      throw .broken(path)
    }
  }

  /// Tells a file that was cut or changed from a whole one (FNV-1a of 64 bits).
  private struct Checksum {
    private var sum: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: ArraySlice<UInt8>) {
      for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    var bytes: [UInt8] { withUnsafeBytes(of: sum.littleEndian) { Array($0) } }
  }
}
