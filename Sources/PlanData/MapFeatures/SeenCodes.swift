internal import RuleDSL

/// Codes of units that features carry, each once.
struct SeenCodes {
  private(set) var all: [String] = []
  private var known = ByteTable()

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress, known.find(start, bytes.count) == nil else { return }
    known.insert(start, bytes.count, value: 0)
    all.append(folded(String(decoding: bytes, as: UTF8.self)))
  }

  /// Codes that are neither a unit's, nor of a unit above or below it, as codes of the country begin.
  func foreign(to code: String) -> [String] {
    guard Self.isCode(code) else { return [] }
    let own = UnitIdentity.significant(code)
    return all.filter { other in
      let stem = UnitIdentity.significant(other)
      return Self.isCode(other) && !stem.hasPrefix(own) && !own.hasPrefix(stem)
    }.sorted()
  }

  private static func isCode(_ text: String) -> Bool {
    (6...12).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
