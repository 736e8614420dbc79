/// Reads what ``PartEncoder`` wrote, in the same order.
///
/// A class, because the parts of a value all read on in the same bytes.
final class PartDecoder: Decoder {
  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private var texts: [String] = [""]
  /// The name that was looked at and not yet taken; empty for the end of a table.
  private var nextName: String?
  private var open = 0

  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  func next<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let outer = open
    open = 0
    let value = try Value(from: self)
    for _ in 0..<open { try end() }
    open = outer
    return value
  }

  func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    open += 1
    return KeyedDecodingContainer(Table(decoder: self))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer {
    open += 1
    return Row(decoder: self, isList: true)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { Row(decoder: self, isList: false) }

  private func end() throws {
    let isEnd = try nextName.map(\.isEmpty) ?? (unsigned() == 0)
    nextName = nil
    guard isEnd else { throw PartProblem.broken }
  }

  private func byte() throws -> UInt8 {
    guard place < bytes.endIndex else { throw PartProblem.broken }
    place += 1
    return bytes[place - 1]
  }

  private func bytes(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.endIndex - place else { throw PartProblem.broken }
    place += count
    return bytes[place - count..<place]
  }

  fileprivate func unsigned() throws -> UInt64 {
    var number: UInt64 = 0
    var shift = 0
    while shift < 64 {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw PartProblem.broken
  }

  fileprivate func bool() throws -> Bool { try unsigned() != 0 }

  fileprivate func integer<Number: FixedWidthInteger>() throws -> Number {
    let bits = try unsigned()
    let number = Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
    if Number.self == UInt64.self || Number.self == UInt.self { return Number(truncatingIfNeeded: number) }
    guard let fit = Number(exactly: number) else { throw PartProblem.broken }
    return fit
  }

  fileprivate func wide() throws -> Int128 {
    let low = try unsigned()
    return Int128(try integer() as Int64) << 64 | Int128(low)
  }

  fileprivate func number() throws -> Double {
    Double(bitPattern: try bytes(8).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
  }

  fileprivate func text() throws -> String {
    guard let number = Int(exactly: try unsigned()), number <= texts.count else { throw PartProblem.broken }
    if number < texts.count { return texts[number] }
    let length = Int(clamping: try unsigned())
    texts.append(String(decoding: try bytes(length), as: UTF8.self))
    return texts[number]
  }

  /// The name of the next value of a table; empty behind the last one.
  fileprivate func peekedName() throws -> String {
    if let nextName { return nextName }
    let name = try text()
    nextName = name
    return name
  }

  private struct Table<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: PartDecoder
    let codingPath: [any CodingKey] = []

    var allKeys: [Key] { (try? decoder.peekedName()).flatMap { Key(stringValue: $0) }.map { [$0] } ?? [] }
    func contains(_ key: Key) -> Bool { (try? decoder.peekedName()) == key.stringValue }
    func decodeNil(forKey key: Key) -> Bool { false }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try named(key).bool() }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try named(key).text() }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try named(key).number() }
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try named(key).wide() }

    func decode<T: FixedWidthInteger & Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      try named(key).integer()
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try named(key).next(type) }

    func nestedContainer<Inner>(
      keyedBy type: Inner.Type,
      forKey key: Key
    ) throws -> KeyedDecodingContainer<Inner> { try named(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try named(key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { decoder }
    func superDecoder(forKey key: Key) throws -> any Decoder { try named(key) }

    private func named(_ key: Key) throws -> PartDecoder {
      guard try decoder.peekedName() == key.stringValue else { throw PartProblem.broken }
      decoder.nextName = nil
      return decoder
    }
  }

  private struct Row: UnkeyedDecodingContainer, SingleValueDecodingContainer {
    let decoder: PartDecoder
    let isList: Bool
    let codingPath: [any CodingKey] = []
    let count: Int? = nil
    let currentIndex = 0

    init(decoder: PartDecoder, isList: Bool) { (self.decoder, self.isList) = (decoder, isList) }

    var isAtEnd: Bool { decoder.place >= decoder.bytes.endIndex || decoder.bytes[decoder.place] == 0 }
    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) throws -> Bool { try next().bool() }
    func decode(_ type: String.Type) throws -> String { try next().text() }
    func decode(_ type: Double.Type) throws -> Double { try next().number() }
    func decode(_ type: Int128.Type) throws -> Int128 { try next().wide() }
    func decode<T: FixedWidthInteger & Decodable>(_ type: T.Type) throws -> T { try next().integer() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().next(type) }

    func nestedContainer<Inner>(keyedBy type: Inner.Type) throws -> KeyedDecodingContainer<Inner> {
      try next().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    func superDecoder() throws -> any Decoder { try next() }

    private func next() throws -> PartDecoder {
      guard try !isList || decoder.byte() == 1 else { throw PartProblem.broken }
      return decoder
    }
  }
}
