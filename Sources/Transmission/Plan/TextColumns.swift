/// Short texts behind one another in one block of bytes: one a feature, mostly different ones.
public struct TextColumn: Hashable, Codable, Sendable {
  /// UTF-8.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  public init() {}

  public var count: Int { ends.count }

  public subscript(index: Int) -> String {
    String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
  }

  /// Adds a text.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Adds a text in UTF-8.
  public mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }
}

/// Texts of which there are few different ones, such as codes of land use: every different one is kept once.
public struct CodeColumn: Hashable, Sendable {
  /// The different texts, in the order in which they first stand.
  public private(set) var values: [String] = []
  /// By feature: place of its text in ``values``.
  public private(set) var places: [Int32] = []
  private var known: [String: Int32] = [:]

  public init() {}

  public var count: Int { places.count }

  public subscript(index: Int) -> String { values[Int(places[index])] }

  /// Adds a text by its place in ``values``.
  public mutating func append(place: Int32) { places.append(place) }

  /// Puts every text in another way, when all are there; texts may become alike.
  public mutating func rewrite(_ rewritten: (String) -> String) { values = values.map(rewritten) }

  /// Adds a text, and returns its place.
  @discardableResult
  public mutating func append(_ text: String) -> Int32 {
    let place = known[text] ?? Int32(truncatingIfNeeded: values.count)
    if place == values.count {
      values.append(text)
      known[text] = place
    }
    places.append(place)
    return place
  }
}
