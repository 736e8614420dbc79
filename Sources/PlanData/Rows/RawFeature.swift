internal import RuleDSL

/// A feature as its file states it.
///
/// A reader fills the same one again and again, so that a million features cost no arrays of their own.
struct RawFeature {
  enum Cell {
    case null
    /// In ``texts``.
    case text(Range<Int>)
    case number(Double)
  }

  enum Bytes {
    case null
    case corrupt
    /// Valid only while the feature is passed on.
    case wkb(UnsafeRawBufferPointer)
  }

  /// Points of its shape, or some more.
  var pointCount: Int {
    if case .wkb(let bytes) = bytes { bytes.count / MemoryLayout<SIMD2<Double>>.size } else { 0 }
  }

  private(set) var id: Int64 = 0
  var bytes = Bytes.null
  private(set) var cells: [Cell] = []
  /// UTF-8 of all cells.
  private(set) var texts: [UInt8] = []

  /// Makes it another feature, as yet without cells and shape.
  mutating func restart(_ id: Int64) {
    self.id = id
    bytes = .null
    cells.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }

  /// Puts a text in the place of a cell.
  mutating func replace(_ cell: Int, with text: String) {
    let start = texts.count
    texts.append(contentsOf: trimmed(text.asOneLine).utf8)
    cells[cell] = .text(start..<texts.count)
  }

  mutating func appendNull() { cells.append(.null) }

  mutating func append(_ number: Double) { cells.append(.number(number)) }

  /// Adds a cell of text in UTF-8, without the blanks at both ends.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    let start = texts.count
    if let first = text.first, let last = text.last,
      mayBorderBlank(first) || mayBorderBlank(last) || text.contains(where: { mayBeginControl($0) }),
      let sound = String(validating: text, as: UTF8.self)
    {
      texts.append(contentsOf: trimmed(sound.asOneLine).utf8)
    } else {
      texts.append(contentsOf: text)
    }
    cells.append(.text(start..<texts.count))
  }
}

// MARK: - Cells

extension RawFeature {
  /// The number that a cell stores; `nil` where it is text or NULL.
  func number(_ cell: Int) -> Double? {
    guard case .number(let number) = cells[cell] else { return nil }
    return number
  }

  /// A cell as text, numbers with their shortest digits; `nil` for NULL.
  func text(_ cell: Int) -> String? {
    switch cells[cell] {
    case .null: nil
    case .text(let range): String(decoding: texts[range], as: UTF8.self)
    case .number(let number): shortDigits(number)
    }
  }

  /// Hands over a cell as UTF-8, without a text in between where it is one already; nothing for NULL.
  func withText<Result>(of cell: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    switch cells[cell] {
    case .null: return body(UnsafeBufferPointer(start: nil, count: 0))
    case .text(let range): return texts.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    case .number(let number):
      var digits = shortDigits(number)
      return digits.withUTF8(body)
    }
  }

  /// All cells as text.
  var allTexts: [String?] { cells.indices.map { text($0) } }
}
