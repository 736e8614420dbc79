/// Reads scalars from UTF-8 bytes with their places; never fails, since bytes come from a `String`.
struct ScalarReader {
  private let bytes: [UInt8]
  private let end: Int
  private(set) var offset: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  mutating func next() -> (scalar: Unicode.Scalar, place: Int)? {
    guard offset < end else { return nil }
    let place = offset
    let lead = bytes[offset]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    offset = min(end, offset + length)
    if length == 1 { return (Unicode.Scalar(lead), place) }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for index in place + 1..<offset { value = value << 6 | UInt32(bytes[index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", place)
  }

  func peek() -> Unicode.Scalar? {
    var copy = self
    return copy.next()?.scalar
  }
}

/// The range without blanks at both ends.
func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
  var reader = ScalarReader(bytes, range)
  var first: Int?
  var end = range.lowerBound
  while let (scalar, place) = reader.next() {
    if scalar.isBlank { continue }
    if first == nil { first = place }
    end = reader.offset
  }
  return (first ?? range.lowerBound)..<max(end, first ?? range.lowerBound)
}
