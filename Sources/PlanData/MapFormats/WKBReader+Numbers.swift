// Heads, counts and points; everything that touches the bytes.

extension WKBReader {
  mutating func readHead() throws(WKBFlaw) -> Head {
    guard offset < bytes.count else { throw .truncated }
    let order = bytes[offset]
    guard order < 2 else { throw .byteOrder }
    offset += 1
    let isLittle = order == 1
    let type = try readInteger(isLittle: isLittle)
    let iso = (type & 0x0FFF_FFFF) / 1000
    guard iso < 4 else { throw .unknownType }
    let hasZ = type & 0x8000_0000 != 0 || iso & 1 != 0
    let hasM = type & 0x4000_0000 != 0 || iso & 2 != 0
    if type & 0x2000_0000 != 0 { _ = try readInteger(isLittle: isLittle) }
    if hasZ || hasM { geometry.hasHeights = true }
    return Head(code: (type & 0x0FFF_FFFF) % 1000, isLittle: isLittle, ordinates: 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0))
  }

  /// A number of parts, each of at least so many bytes.
  mutating func readCount(_ head: Head, least: Int) throws(WKBFlaw) -> Int {
    let count = Int(try readInteger(isLittle: head.isLittle))
    guard count <= (bytes.count - offset) / least else { throw .truncated }
    return count
  }

  mutating func readInteger(isLittle: Bool) throws(WKBFlaw) -> UInt32 {
    guard bytes.count - offset >= 4 else { throw .truncated }
    let raw = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    offset += 4
    return isLittle ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw)
  }

  mutating func readPoint(_ head: Head) throws(WKBFlaw) -> SIMD2<Double> {
    let size = head.ordinates * 8
    guard bytes.count - offset >= size else { throw .truncated }
    defer { offset += size }
    return point(at: offset, isLittle: head.isLittle)
  }

  mutating func readPoints(_ head: Head) throws(WKBFlaw) -> [SIMD2<Double>] {
    let size = head.ordinates * 8
    let count = try readCount(head, least: size)
    defer { offset += count * size }
    return (0..<count).map { point(at: offset + $0 * size, isLittle: head.isLittle) }
  }

  @inline(__always)
  private func point(at offset: Int, isLittle: Bool) -> SIMD2<Double> {
    let x = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let y = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
    return isLittle
      ? SIMD2(Double(bitPattern: UInt64(littleEndian: x)), Double(bitPattern: UInt64(littleEndian: y)))
      : SIMD2(Double(bitPattern: UInt64(bigEndian: x)), Double(bitPattern: UInt64(bigEndian: y)))
  }
}
