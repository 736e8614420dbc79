/// 代码系统: one edition of a list of codes, such as YDYH-2023 or, for a province, ZJ-2021.
///
/// The same code may mean different things in two systems; codes are compared within one system only, and between two
/// through a ``CodeMapping``.
public struct CodeSystem: Hashable, Sendable {
  /// One code, its name, and what covers it.
  public struct Code: Hashable, Sendable {
    /// As data write it, in ASCII, such as 0703, 410 or 0701v.
    public var text: String
    /// Such as 农村宅基地.
    public var name: String
    /// Indices of this code and of every code that covers it, the most specific first.
    public var lineage: [Int]
    /// The code without its suffix, for a code such as 0701v.
    public var unmarked: Int?
  }

  public let name: String
  /// In the order of their text.
  public let codes: [Code]
  private let indices: [String: Int]
  /// Length of every code where zeros fill them up, as in 400, 410, 411.
  private let paddedLength: Int?

  /// - Parameters:
  ///   - name: Such as YDYH-2023.
  ///   - entries: Codes without suffixes, each text once.
  public init(name: String, entries: [Entry]) {
    self.name = name
    let hierarchy = CodeHierarchy(entries)
    codes = hierarchy.codes
    paddedLength = hierarchy.paddedLength
    indices = Dictionary(codes.enumerated().map { ($0.element.text, $0.offset) }) { first, _ in first }
  }

  /// A row of the table of a 代码系统.
  public struct Entry: Hashable, Sendable {
    public var text: String
    public var name: String
    /// Marks that may stand behind this code and the codes it covers, such as v for uses in a village.
    public var suffixes: [String]

    public init(text: String, name: String, suffixes: [String] = []) {
      self.text = text
      self.name = name
      self.suffixes = suffixes
    }
  }

  /// Index of a code by its exact text; ``folded(_:)`` mends full-width text first.
  public func index(of text: String) -> Int? { indices[text] }

  /// Index of a code that may be written without the zeros that fill it up: 4 and 41 for 400 and 410.
  public func index(ofShort text: String) -> Int? {
    if let index = index(of: text) { return index }
    guard let paddedLength, !text.isEmpty, text.count < paddedLength else { return nil }
    return index(of: text + String(repeating: "0", count: paddedLength - text.count))
  }

  /// Code and name, such as 0703 农村宅基地.
  public func title(of code: Int) -> String { "\(codes[code].text) \(codes[code].name)" }

  /// Whether a code is another one or covered by it, by prefix: 010101 is within 0101 and 01, 411 within 410 and 400,
  /// 0701v within 07v, 0701 and 07.
  public func isWithin(_ code: Int, _ other: Int) -> Bool { codes[code].lineage.contains(other) }

  /// Full-width letters, digits and marks as ASCII, without blanks.
  public static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.isBlank { scalars.append(scalar.halfWidth) }
    return String(scalars)
  }
}

/// Finds what covers what in a list of codes.
private struct CodeHierarchy {
  let codes: [CodeSystem.Code]
  let paddedLength: Int?

  init(_ entries: [CodeSystem.Entry]) {
    let texts = entries.map(\.text)
    let isPadded = Self.isPadded(texts)
    paddedLength = isPadded ? texts.first?.count : nil
    let keys = isPadded ? texts.map(Self.unpadded) : texts
    let lineages = Self.lineages(keys)
    /// Every code to be, as an entry and its suffix.
    var all: [(text: String, entry: Int, suffix: String)] = entries.indices.map { (texts[$0], $0, "") }
    for entry in entries.indices {
      let suffixes = Set(lineages[entry].flatMap { entries[$0].suffixes })
      all += suffixes.map { (texts[entry] + $0, entry, $0) }
    }
    all.sort { ($0.text, $0.suffix) < ($1.text, $1.suffix) }
    /// By suffix and entry, the place of a code; of two that are spelled alike, the first.
    var byText: [String: Int] = [:]
    var places: [String: [Int?]] = [:]
    for (place, code) in all.enumerated() {
      let first = byText[code.text] ?? place
      byText[code.text] = first
      places[code.suffix, default: [Int?](repeating: nil, count: entries.count)][code.entry] = first
    }
    codes = all.map { code in
      let lineage = lineages[code.entry]
      let marked = code.suffix.isEmpty ? [] : lineage.compactMap { places[code.suffix]?[$0] }
      let unmarked = lineage.compactMap { places[""]?[$0] }
      return CodeSystem.Code(
        text: code.text,
        name: entries[code.entry].name,
        lineage: marked + unmarked,
        unmarked: code.suffix.isEmpty ? nil : unmarked.first
      )
    }
  }

  /// For each key, which of the keys it begins with, itself first.
  private static func lineages(_ keys: [String]) -> [[Int]] {
    var lineages = [[Int]](repeating: [], count: keys.count)
    var open: [Int] = []
    for place in keys.indices.sorted(by: { (keys[$0], $0) < (keys[$1], $1) }) {
      while let last = open.last, !keys[place].hasPrefix(keys[last]) { open.removeLast() }
      // Of two equal keys the first one stands for both.
      if let last = open.last, keys[last] == keys[place] {
        lineages[place] = lineages[last]
        continue
      }
      open.append(place)
      lineages[place] = open.reversed()
    }
    return lineages
  }

  /// Whether zeros fill the codes up to one length, as in 400, 410, 411; in 01, 02 … 10, 11 they do not.
  private static func isPadded(_ texts: [String]) -> Bool {
    guard Set(texts.map(\.count)).count == 1 else { return false }
    let keys = Set(texts.map(unpadded))
    return texts.allSatisfy { text in
      let hasParent = (1..<max(1, text.count)).contains { keys.contains(String(text.prefix($0))) }
      return hasParent || text.hasSuffix("0") || !text.hasPrefix("0")
    }
  }

  private static func unpadded(_ text: String) -> String {
    var key = Substring(text)
    while key.hasSuffix("0") { key = key.dropLast() }
    return key.isEmpty ? text : String(key)
  }
}
