/// A figure read eight bytes at a time, without a branch for every digit.
struct PlainDigits {
  /// Bytes that must be readable from the first digit on.
  static let reach = 40
  static let mostDigits = 18

  let mantissa: Int64
  /// Digits after the point.
  let decimals: Int
  /// Bytes up to the comma.
  let count: Int

  /// Reads ASCII digits with at most one point between them, up to a comma; ``reach`` bytes must be readable.
  ///
  /// Returns `nil` for anything else, and for figures that are longer than fifteen digits on either side of the point.
  @inline(__always)
  init?(upToComma start: UnsafePointer<UInt8>) {
    guard let whole = DigitRun(UnsafeRawPointer(start)), whole.count > 0 else { return nil }
    var (value, places, end) = (whole.value, 0, whole.count)
    if start[end] == UInt8(ascii: ".") {
      guard let part = DigitRun(UnsafeRawPointer(start + end + 1)), part.count > 0,
        whole.count + part.count <= Self.mostDigits
      else { return nil }
      value = value &* power(part.count) &+ part.value
      places = part.count
      end += 1 + part.count
    }
    guard start[end] == UInt8(ascii: ",") else { return nil }
    (mantissa, decimals, count) = (value, places, end)
  }
}

/// The digits up to the first byte that is none; `nil` beyond fifteen.
private struct DigitRun {
  var value: Int64
  var count: Int

  @inline(__always)
  init?(_ start: UnsafeRawPointer) {
    let first = digits(start)
    if first.count < 8 {
      (value, count) = (first.value, first.count)
    } else {
      let second = digits(start + 8)
      guard second.count < 8 else { return nil }
      (value, count) = (first.value &* power(second.count) &+ second.value, 8 + second.count)
    }
  }
}

/// The number that up to eight ASCII digits write.
@inline(__always)
private func digits(_ start: UnsafeRawPointer) -> (value: Int64, count: Int) {
  let bytes = start.loadUnaligned(as: UInt64.self).littleEndian ^ 0x3030_3030_3030_3030
  // Marks bytes above nine; the lowest mark is exact.
  let others = ((bytes &+ 0x7676_7676_7676_7676) | bytes) & 0x8080_8080_8080_8080
  guard others != 0 else { return (eightDigits(bytes), 8) }
  let count = others.trailingZeroBitCount >> 3
  return (eightDigits((bytes &<< UInt64(56 &- 8 &* count)) &<< 8), count)
}

/// The number that eight digits write, the first in the lowest byte.
@inline(__always)
private func eightDigits(_ ones: UInt64) -> Int64 {
  let pairs = (ones &* 10 &+ ones >> 8) & 0x00FF_00FF_00FF_00FF
  let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
  return Int64((fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF)
}

/// Ten to at most fifteen; a table to the compiler.
@inline(__always)
private func power(_ exponent: Int) -> Int64 {
  switch exponent {
  case 0: 1
  case 1: 10
  case 2: 100
  case 3: 1000
  case 4: 10_000
  case 5: 100_000
  case 6: 1_000_000
  case 7: 10_000_000
  case 8: 100_000_000
  case 9: 1_000_000_000
  case 10: 10_000_000_000
  case 11: 100_000_000_000
  case 12: 1_000_000_000_000
  case 13: 10_000_000_000_000
  case 14: 100_000_000_000_000
  default: 1_000_000_000_000_000
  }
}
