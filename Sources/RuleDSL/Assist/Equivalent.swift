/// A figure of a rule file, written in the unit that its readers may know better: 万亩 as 公顷, and the other way.
package struct Equivalent: Hashable {
  /// Where the figure stands, its unit included.
  package let range: Range<Int>
  /// Such as `20 万公顷`.
  package let text: String
  package let isRounded: Bool
}

/// The areas that stand in lines of a file, with what they are in 亩 or 公顷; comments and quotations left out.
package func equivalents(in source: SourceFile, lines: Range<Int>) -> [Equivalent] {
  sourceLines(of: source.bytes).enumerated().filter { lines.contains($0.offset) }.flatMap { _, line in
    equivalents(in: source.bytes, line.text)
  }
}

private func equivalents(in bytes: [UInt8], _ range: Range<Int>) -> [Equivalent] {
  var found: [Equivalent] = []
  var reader = ScalarReader(bytes, range)
  var isInWord = false
  while let (scalar, place) = reader.next() {
    if let closing = closingMark(of: scalar) {
      while let (next, _) = reader.next(), next != closing {}
      isInWord = false
    } else if scalar.digit != nil, !isInWord {
      if let (equivalent, end) = equivalent(in: bytes, place..<range.upperBound) {
        found.append(equivalent)
        reader = ScalarReader(bytes, end..<range.upperBound)
      } else {
        isInWord = true
      }
    } else {
      isInWord = scalar.isWordPart || scalar == "-" || scalar == "."
    }
  }
  return found
}

/// A figure that a range begins with, where it is an area.
private func equivalent(in bytes: [UInt8], _ range: Range<Int>) -> (Equivalent, end: Int)? {
  var reader = ScalarReader(bytes, range)
  var (digits, end) = ("", range.lowerBound)
  while let scalar = reader.peek() {
    if let digit = scalar.digit {
      digits.append(digit)
    } else if scalar == ".", !digits.contains(".") {
      digits.append(".")
    } else {
      break
    }
    _ = reader.next()
    end = reader.offset
  }
  while let scalar = reader.peek(), scalar.isBlank { _ = reader.next() }
  guard let (unit, count) = Unit.leading(bytes[reader.offset..<range.upperBound]), unit.dimension == .area else {
    return nil
  }
  end = reader.offset + count
  // A name may begin like a unit: 3 亩产.
  guard !(ScalarReader(bytes, end..<range.upperBound).peek()?.isWordPart ?? false),
    let quantity = try? Quantity(digits: digits, unit: unit), quantity.base != 0
  else { return nil }
  let other = quantity.otherUnit
  let exact = Decimal(Rational(Int128(quantity.base)), in: other, decimals: 0)
  let (text, isCut) = shortened(exact.text)
  let range = range.lowerBound..<end
  return (Equivalent(range: range, text: "\(text) \(other.text)", isRounded: exact.isRounded || isCut), end)
}

extension Quantity {
  /// 公顷 for 亩, 亩 for every other area; with 万 where the figure is large.
  fileprivate var otherUnit: Unit {
    let measure: Measure = unit.measure == .mu ? .hectare : .mu
    let myriad = Unit(measure, myriads: 1)
    return Int128(base).magnitude >= myriad.scale.magnitude ? myriad : Unit(measure)
  }
}

/// At most four digits behind the point, and whether that leaves some out.
private func shortened(_ text: String) -> (String, isCut: Bool) {
  guard let point = text.firstIndex(of: "."), text[point...].count > 5 else { return (text, false) }
  let kept = text[..<text.index(point, offsetBy: 5)]
  let isZero = kept.allSatisfy { $0 == "0" || $0 == "." || $0 == "-" }
  return isZero ? (text, false) : (String(kept), true)
}
