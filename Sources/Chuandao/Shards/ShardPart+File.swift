public import PlanData

extension ShardPart {
  /// What a part begins with; the number tells formats apart.
  private static let mark = Array("chuandao part 1\n".utf8)

  /// Writes the part, which appears whole or not at all.
  public func write(to path: String) throws(SystemFailure) {
    let encoder = PartEncoder()
    do {
      try encoder.append(Release.version)
      try encoder.append(self)
    } catch {
      throw SystemFailure(path, .library("\(error)"))
    }
    let file = try WholeFile(path: path)
    try file.write(Self.mark)
    try file.write(encoder.bytes)
    try file.write(Self.sum(of: encoder.bytes[...]))
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
    let decoder = PartDecoder(content)
    guard bytes.count >= Self.mark.count + 8, bytes.suffix(8).elementsEqual(Self.sum(of: content)) else {
      throw .broken(path)
    }
    do {
      let version = try decoder.next(String.self)
      guard version == Release.version else { throw MergeFailure.otherVersion(path, version) }
      self = try decoder.next(ShardPart.self)
    } catch let failure as MergeFailure {
      throw failure
    } catch {
      throw .broken(path)
    }
  }

  /// Tells a file that was cut or changed from a whole one (FNV-1a of 64 bits).
  private static func sum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    let sum = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return withUnsafeBytes(of: sum.littleEndian) { Array($0) }
  }
}
