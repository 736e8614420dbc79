/// A stored number in plain decimal digits, as short as distinguishes it from its neighbours: `94.777`, `1300`.
///
/// Trailing zeros that were printed once are lost in a number; only text cells keep them.
func shortDigits(_ number: Double) -> String {
  let text = number.description
  guard number.isFinite else { return text }
  let parts = text.split(separator: "e")
  let mantissa = parts[0].hasSuffix(".0") ? parts[0].dropLast(2) : parts[0]
  guard parts.count == 2, let exponent = Int(parts[1]), abs(exponent) < 400 else { return String(mantissa) }
  let sign = mantissa.hasPrefix("-") ? "-" : ""
  let halves = mantissa.drop { $0 == "-" }.split(separator: ".")
  let digits = halves.joined()
  let point = (halves.first?.count ?? 0) + exponent
  if point <= 0 { return "\(sign)0." + String(repeating: "0", count: -point) + digits }
  guard point < digits.count else { return sign + digits + String(repeating: "0", count: point - digits.count) }
  return sign + digits.prefix(point) + "." + digits.dropFirst(point)
}

/// The text of a workbook cell as it is shown there: fifteen digits at most, without an exponent.
///
/// Workbooks store 1.1 as 1.1000000000000001; whoever typed it saw 1.1.
func shownDigits(_ cell: String) -> String {
  let marks = cell.utf8
  let isNumber = marks.allSatisfy { (0x30...0x39).contains($0) || [0x2E, 0x2D, 0x2B, 0x45, 0x65].contains($0) }
  let digits = marks.filter { (0x30...0x39).contains($0) }.count
  let hasExponent = marks.contains { $0 == 0x45 || $0 == 0x65 }
  guard isNumber, digits > 15 || hasExponent, let number = Double(cell) else { return cell }
  return shortDigits(number)
}
