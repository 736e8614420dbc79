internal import RuleDSL
internal import Transmission

/// Rows that repeat patterns, one after the other, as plain memory.
struct Repeats: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let patterns: UnsafeBufferPointer<RowPatterns.Pattern>
  private let formats: UnsafeBufferPointer<Int32>
  private let multipliers: UnsafeBufferPointer<Int64>
  /// Pattern of the row before.
  private(set) var last: Int32

  init(
    bytes: UnsafeBufferPointer<UInt8>,
    patterns: UnsafeBufferPointer<RowPatterns.Pattern>,
    formats: UnsafeBufferPointer<Int32>,
    multipliers: UnsafeBufferPointer<Int64>,
    last: Int32
  ) {
    self.bytes = bytes
    self.patterns = patterns
    self.formats = formats
    self.multipliers = multipliers
    self.last = last
  }

  struct Figure {
    var base: Int64
    var format: Int
    var column: Int
    var origin: Int32
    /// Bytes of the row behind those of the unit.
    var count: Int
  }

  /// The figure of a row whose key, digits and tail stand here, if they are those of the pattern that is due.
  @inline(__always)
  mutating func next(_ start: UnsafePointer<UInt8>, _ available: Int) -> Figure? {
    let due = patterns[Int(last)].next
    guard due >= 0, let stored = bytes.baseAddress else { return nil }
    let pattern = patterns[Int(due)]
    guard pattern.keyCount + PlainDigits.reach + pattern.tailCount < available,
      areEqual(stored + pattern.keyStart, start, pattern.keyCount)
    else { return nil }
    let digits = start + pattern.keyCount
    guard let figure = PlainDigits(upToComma: digits),
      areEqual(stored + pattern.tailStart, digits + figure.count, pattern.tailCount)
    else { return nil }
    let format = Int(formats[pattern.formatSlot + figure.decimals])
    guard format >= 0, multipliers[format] > 0 else { return nil }
    let (base, overflow) = figure.mantissa.multipliedReportingOverflow(by: multipliers[format])
    guard !overflow else { return nil }
    last = due
    let count = pattern.keyCount + figure.count + pattern.tailCount
    return Figure(base: base, format: format, column: pattern.column, origin: pattern.origin, count: count)
  }
}
