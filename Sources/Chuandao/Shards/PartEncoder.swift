/// Writes values one behind the other as bytes: numbers in as many bytes as they need, every text and name once.
///
/// A class, because the parts of a value all write to the same bytes.
final class PartEncoder: Encoder {
  private(set) var bytes: [UInt8] = []
  /// Numbers of the texts written before, from 1.
  private var texts: [String: UInt64] = [:]
  /// How many lists and tables of the value at hand wait for their end.
  private var open = 0

  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func append(_ value: some Encodable) throws {
    let outer = open
    open = 0
    try value.encode(to: self)
    for _ in 0..<open { append(unsigned: 0) }
    open = outer
  }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    open += 1
    return KeyedEncodingContainer(Table(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    open += 1
    return Row(encoder: self, isList: true)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Row(encoder: self, isList: false) }

  fileprivate func append(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Small numbers of either sign take few bytes.
  fileprivate func append(integer number: some FixedWidthInteger) {
    let number = Int64(truncatingIfNeeded: number)
    append(unsigned: UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  fileprivate func append(wide number: Int128) {
    append(unsigned: UInt64(truncatingIfNeeded: number))
    append(integer: number >> 64)
  }

  fileprivate func append(number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  fileprivate func append(text: String) {
    if let known = texts[text] { return append(unsigned: known) }
    let number = UInt64(texts.count + 1)
    texts[text] = number
    append(unsigned: number)
    append(unsigned: UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Named values; an empty name ends them.
  private struct Table<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: PartEncoder
    let codingPath: [any CodingKey] = []

    func encodeNil(forKey key: Key) {}
    func encode(_ value: Bool, forKey key: Key) { named(key).append(unsigned: value ? 1 : 0) }
    func encode(_ value: String, forKey key: Key) { named(key).append(text: value) }
    func encode(_ value: Double, forKey key: Key) { named(key).append(number: value) }
    func encode(_ value: Int128, forKey key: Key) { named(key).append(wide: value) }
    func encode<T: FixedWidthInteger & Encodable>(_ value: T, forKey key: Key) { named(key).append(integer: value) }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try named(key).append(value) }

    func nestedContainer<Inner>(keyedBy type: Inner.Type, forKey key: Key) -> KeyedEncodingContainer<Inner> {
      named(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { named(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder }
    func superEncoder(forKey key: Key) -> any Encoder { named(key) }

    private func named(_ key: Key) -> PartEncoder {
      encoder.append(text: key.stringValue)
      return encoder
    }
  }

  /// One value, or a list of them: a one before each and a zero behind the last.
  private struct Row: UnkeyedEncodingContainer, SingleValueEncodingContainer {
    let encoder: PartEncoder
    let isList: Bool
    let codingPath: [any CodingKey] = []
    private(set) var count = 0

    init(encoder: PartEncoder, isList: Bool) { (self.encoder, self.isList) = (encoder, isList) }

    mutating func encodeNil() throws { throw PartProblem.unfit }
    mutating func encode(_ value: Bool) { next().append(unsigned: value ? 1 : 0) }
    mutating func encode(_ value: String) { next().append(text: value) }
    mutating func encode(_ value: Double) { next().append(number: value) }
    mutating func encode(_ value: Int128) { next().append(wide: value) }
    mutating func encode<T: FixedWidthInteger & Encodable>(_ value: T) { next().append(integer: value) }
    mutating func encode<T: Encodable>(_ value: T) throws { try next().append(value) }

    mutating func nestedContainer<Inner>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
      next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { next().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { next() }

    private mutating func next() -> PartEncoder {
      count += 1
      if isList { encoder.append(unsigned: 1) }
      return encoder
    }
  }
}

/// Why a value cannot be written, or bytes cannot be read.
enum PartProblem: Error {
  /// The value is of a kind that parts do not hold.
  case unfit
  /// The bytes are not what was written.
  case broken
}
