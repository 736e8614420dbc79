/// A figure read from at most sixteen bytes at once, without a branch for every digit.
struct PlainDigits {
  let mantissa: Int64
  /// Digits after the point.
  let decimals: Int
  /// Bytes up to the comma.
  let count: Int

  /// Reads ASCII digits with at most one point between them, up to a comma; sixteen bytes must be readable.
  ///
  /// Returns `nil` for anything else, and for figures that are longer.
  @inline(__always)
  init?(upToComma start: UnsafePointer<UInt8>) {
    let raw = UnsafeRawPointer(start)
    let bytes =
      UInt128(raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian) << 64
      | UInt128(raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self).littleEndian)
    let commas = zeroBytes(bytes ^ every(0x2C))
    guard commas != 0 else { return nil }
    count = commas.trailingZeroBitCount >> 3
    let figure = bytes & low(count)
    let points = zeroBytes((figure | ~low(count)) ^ every(0x2E))
    let point = points == 0 ? count : points.trailingZeroBitCount >> 3
    let hasPoint = points == 0 ? 0 : 1
    let digitCount = count - hasPoint
    decimals = max(count - point - 1, 0)
    guard point > 0, hasPoint == 0 || decimals > 0 else { return nil }
    // The digits behind the point move up to those before it, then all of them to the end of sixteen.
    let digits = figure & low(point) | (figure >> UInt128(8 * (point + hasPoint))) << UInt128(8 * point)
    let aligned = digits << UInt128(8 * (16 - digitCount)) | every(0x30) & low(16 - digitCount)
    guard isDigits(aligned) else { return nil }
    mantissa =
      Int64(eightDigits(UInt64(truncatingIfNeeded: aligned))) * 100_000_000
      + Int64(eightDigits(UInt64(truncatingIfNeeded: aligned >> 64)))
  }
}

/// A byte, sixteen times.
@inline(__always)
private func every(_ byte: UInt8) -> UInt128 { UInt128(byte) &* 0x0101_0101_0101_0101_0101_0101_0101_0101 }

/// The lowest bytes, set.
@inline(__always)
private func low(_ count: Int) -> UInt128 { count >= 16 ? .max : (1 << UInt128(8 * count)) - 1 }

/// Marks the bytes that are zero; the lowest mark is exact.
@inline(__always)
private func zeroBytes(_ bytes: UInt128) -> UInt128 { (bytes &- every(1)) & ~bytes & every(0x80) }

@inline(__always)
private func isDigits(_ bytes: UInt128) -> Bool {
  // The high half of a digit is 3, and adding 6 does not carry out of the low half.
  bytes & every(0xF0) == every(0x30) && (bytes &+ every(6)) & every(0xF0) == every(0x30)
}

/// The number that eight ASCII digits write, the first in the lowest byte.
@inline(__always)
private func eightDigits(_ bytes: UInt64) -> UInt64 {
  let ones = bytes &- 0x3030_3030_3030_3030
  let pairs = (ones &* 10 &+ ones >> 8) & 0x00FF_00FF_00FF_00FF
  let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
  return (fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF
}
