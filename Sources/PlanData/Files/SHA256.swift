/// SHA-256 in plain Swift, for machines without libcrypto.
///
/// Source: FIPS 180-4, sections 4.1.2, 5 and 6.2; the constants are worked out from their definition there.
struct SHA256 {
  private var state: [UInt32] = primes(8).map { fractionOfRoot($0, cubic: false) }
  private var pending: [UInt8] = []
  private var count: UInt64 = 0
  private var words = [UInt32](repeating: 0, count: 64)
  private static let constants = primes(64).map { fractionOfRoot($0, cubic: true) }

  /// The digest of a file in hexadecimal digits; `nil` when it cannot be read.
  static func digest(of file: borrowing OpenFile) -> String? {
    var hash = SHA256()
    return file.eachBlock { hash.update($0) } ? hash.finish() : nil
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    count &+= UInt64(bytes.count)
    pending.append(contentsOf: bytes)
    var start = 0
    while start + 64 <= pending.count {
      compress(from: start)
      start += 64
    }
    pending.removeFirst(start)
  }

  mutating func finish() -> String {
    let bits = count &* 8
    pending.append(0x80)
    while pending.count % 64 != 56 { pending.append(0) }
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      pending.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    for start in stride(from: 0, to: pending.count, by: 64) { compress(from: start) }
    return hexadecimal(state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } })
  }

  private mutating func compress(from start: Int) {
    schedule(from: start)
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for place in 0..<64 {
      let first = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ ((e & f) ^ (~e & g))
      let sum = first &+ Self.constants[place] &+ words[place]
      let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e) = (g, f, e, d &+ sum)
      (d, c, b, a) = (c, b, a, sum &+ second)
    }
    let result = [a, b, c, d, e, f, g, h]
    for place in 0..<8 { state[place] &+= result[place] }
  }

  /// Spreads a block of 64 bytes over 64 words.
  private mutating func schedule(from start: Int) {
    for place in 0..<16 {
      let byte = start + place * 4
      words[place] =
        UInt32(pending[byte]) << 24 | UInt32(pending[byte + 1]) << 16 | UInt32(pending[byte + 2]) << 8
        | UInt32(pending[byte + 3])
    }
    for place in 16..<64 {
      let (early, late) = (words[place - 15], words[place - 2])
      let first = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
      let second = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
      words[place] = words[place - 16] &+ first &+ words[place - 7] &+ second
    }
  }
}

@inline(__always)
private func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

private func primes(_ count: Int) -> [UInt64] {
  var found: [UInt64] = []
  var candidate: UInt64 = 2
  while found.count < count {
    if found.allSatisfy({ !candidate.isMultiple(of: $0) }) { found.append(candidate) }
    candidate += 1
  }
  return found
}

/// The first 32 bits behind the point of a prime's square or cube root, by bisection in whole numbers.
private func fractionOfRoot(_ prime: UInt64, cubic: Bool) -> UInt32 {
  let target = UInt128(prime) << (cubic ? 96 : 64)
  var root: UInt128 = 0
  for bit in stride(from: 37, through: 0, by: -1) {
    let next = root | (1 << UInt128(bit))
    if (cubic ? next * next * next : next * next) <= target { root = next }
  }
  return UInt32(truncatingIfNeeded: root)
}
