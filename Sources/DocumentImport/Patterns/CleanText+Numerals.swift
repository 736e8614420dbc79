internal import RuleDSL

/// Numbers in ideographs: 三百万亩, 百分之二十五, 三百二十点五万亩.
extension CleanText {
  /// A number in ideographs with its unit; its digits as they would be printed.
  ///
  /// 万 and 亿 before a unit belong to the unit, as in 300 万亩.
  func spelledQuantity(
    at place: Int
  ) -> (range: Range<Int>, digits: String, unit: Unit, unitText: String, end: Int)? {
    guard place < count, Self.numerals.contains(scalars[place]) else { return nil }
    for (words, sign) in Self.fractions where starts(words, at: place) {
      let start = place + words.count
      let end = endOfNumerals(from: start)
      guard let digits = Self.digits(scalars[start..<end]), let unit = Unit(spelled: sign) else { return nil }
      return (place..<end, digits, unit, sign, end)
    }
    guard !isNumeralBefore(place) else { return nil }
    let longest = endOfNumerals(from: place)
    // What ends the number may begin the unit.
    for end in [longest - 1, longest] where end > place {
      // 二千亩 is two thousand.
      if end < longest, !"万亿".unicodeScalars.contains(scalars[end]) { continue }
      guard let unit = unit(at: end), let digits = Self.digits(scalars[place..<end]) else { continue }
      return (place..<end, digits, unit.unit, unit.text, unit.end)
    }
    return nil
  }

  private static let numerals = Set("零〇一二三四五六七八九十百千万亿两点半".unicodeScalars)
  private static let fractions: [(words: [Unicode.Scalar], sign: String)] = [
    (Array("百分之".unicodeScalars), "%"), (Array("千分之".unicodeScalars), "‰"),
  ]

  private func endOfNumerals(from start: Int) -> Int {
    var end = start
    while end < count, Self.numerals.contains(scalars[end]), end == start || joins(end), end - start < 40 { end += 1 }
    return end
  }

  private func isNumeralBefore(_ place: Int) -> Bool {
    guard place > 0, joins(place) else { return false }
    return Self.numerals.contains(scalars[place - 1]) || scalars[place - 1].isDigit
  }

  /// 三百二十点五 as 320.5; `nil` for what is no number in the order of its places.
  static func digits(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
    let sides = scalars.split(separator: "点", omittingEmptySubsequences: false)
    guard (1...2).contains(sides.count), let whole = whole(sides[0]) else { return nil }
    guard sides.count == 2 else { return String(whole) }
    let decimals = sides[1].map { Self.digit($0) }
    guard !decimals.isEmpty, !decimals.contains(nil) else { return nil }
    return "\(whole)." + decimals.map { String($0 ?? 0) }.joined()
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if scalar == "零" { return 0 }
    if scalar == "两" { return 2 }
    return Array("〇一二三四五六七八九".unicodeScalars).firstIndex(of: scalar)
  }

  /// 一亿二千万: parts by 亿 and 万, each below ten thousand.
  private static func whole(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    var rest = scalars
    var total = 0
    for (word, size) in [("亿", 100_000_000), ("万", 10_000)] as [(Unicode.Scalar, Int)] {
      guard let place = rest.firstIndex(of: word) else { continue }
      guard let part = section(rest[..<place]) else { return nil }
      total += part * size
      rest = rest[(place + 1)...]
    }
    if rest.isEmpty { return total > 0 ? total : nil }
    // 一万二 says 12000 to some and is no number in documents.
    if total > 0, rest.count == 1 { return nil }
    return section(rest).map { total + $0 }
  }

  /// 三千二百零五, 十二: below ten thousand.
  private static func section(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    guard !scalars.isEmpty else { return nil }
    var (total, place, last) = (0, scalars.startIndex, 10_000)
    while place < scalars.endIndex {
      if scalars[place] == "零" || scalars[place] == "〇" {
        guard place + 1 < scalars.endIndex || scalars.count == 1 else { return nil }
        place += 1
        continue
      }
      let next = place + 1 < scalars.endIndex ? size(scalars[place + 1]) : nil
      if let digit = digit(scalars[place]) {
        guard let size = next else {
          // 三百五 says 350 to some and is no number in documents.
          guard place + 1 == scalars.endIndex,
            last == 10 || last == 10_000 || scalars[max(place - 1, scalars.startIndex)] == "零"
          else { return nil }
          return total + digit
        }
        guard size < last else { return nil }
        (total, last) = (total + digit * size, size)
        place += 2
      } else if scalars[place] == "十", last > 10, total == 0 {
        (total, last) = (10, 10)
        place += 1
      } else {
        return nil
      }
    }
    return total
  }

  private static func size(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十": 10
    case "百": 100
    case "千": 1000
    default: nil
    }
  }
}
