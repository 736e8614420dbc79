/// A number of a workbook in decimal digits, fifteen at most, as workbooks show numbers.
struct StoredNumber {
  private(set) var isNegative: Bool
  /// From the first one that is not 0; none for 0.
  private var digits: [UInt8]
  /// How many digits stand before the point.
  private var point: Int

  /// Reads what a file holds, such as `8.2074679999999995E2`.
  init?(_ text: String) {
    guard let number = Double(text), number.isFinite else { return nil }
    let written = shortDigits(number)
    isNegative = written.hasPrefix("-")
    let halves = written.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    var all = halves.joined().utf8.map { $0 - 0x30 }
    point = halves.first?.count ?? 0
    while all.first == 0 {
      all.removeFirst()
      point -= 1
    }
    digits = all
    if digits.count > 15 { round(to: 15) }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { (point, isNegative) = (0, false) }
  }

  /// Moves the point, to the right where positive.
  mutating func shift(_ places: Int) { if !digits.isEmpty { point += places } }

  /// The digits before and behind the point, rounded half up to so many behind it.
  func parts(decimals: Int) -> (whole: String, fraction: String) {
    var copy = self
    copy.round(to: max(0, point + decimals))
    if point + decimals < 0 { copy.digits = [] }
    let text = copy.digits.map { String($0) }
    let whole = (0..<max(0, copy.point)).map { $0 < text.count ? text[$0] : "0" }.joined()
    let fraction = (0..<max(0, decimals)).map { place in
      let index = copy.point + place
      return index >= 0 && index < text.count ? text[index] : "0"
    }.joined()
    return (whole.isEmpty ? "0" : whole, fraction)
  }

  /// All digits, without zeros at the end.
  var text: String { (isNegative ? "-" : "") + magnitude }

  /// What a cell without a format shows at most: eleven characters, the point among them.
  var general: String {
    let decimals = max(0, 10 - max(1, point))
    guard point <= 11, digits.count - point > decimals else { return text }
    var copy = self
    copy.round(to: max(0, point + decimals))
    if point + decimals < 0 { copy.digits = [] }
    while copy.digits.last == 0 { copy.digits.removeLast() }
    return copy.digits.isEmpty ? "0" : copy.text
  }

  /// The same without a sign.
  var magnitude: String {
    let (whole, fraction) = parts(decimals: max(0, digits.count - point))
    return whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  private mutating func round(to count: Int) {
    guard count < digits.count else { return }
    let isUp = digits[count] >= 5
    digits.removeLast(digits.count - count)
    guard isUp else { return }
    var place = count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }
}
