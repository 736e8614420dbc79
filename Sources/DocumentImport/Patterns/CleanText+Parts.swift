internal import RuleDSL

/// Numbers, units, years and words in the place of a number.
extension CleanText {
  /// Whether the character goes on with what stands before it.
  func joins(_ place: Int) -> Bool {
    place < count && edges[place] != .own && edges[place] != .paragraph && edges[place] != .unclear
  }

  /// A number; its digits without marks between thousands.
  func number(at place: Int) -> (range: Range<Int>, digits: String)? {
    guard let first = scalar(at: place), first.isDigit else { return nil }
    var end = place + 1
    var hasPoint = false
    while end < count, joins(end) {
      if scalars[end].isDigit {
        end += 1
      } else if scalars[end] == ".", !hasPoint, end + 1 < count, scalars[end + 1].isDigit, joins(end + 1) {
        hasPoint = true
        end += 1
      } else if scalars[end] == ",", !hasPoint, isThousands(end) {
        end += 1
      } else {
        break
      }
    }
    // Nobody knows whether digits behind a gap belong to it.
    if end < count, scalars[end].isDigit || scalars[end] == ".", edges[end] == .unclear { return nil }
    if end + 1 < count, scalars[end] == ".", scalars[end + 1].isDigit, edges[end + 1] == .unclear { return nil }
    guard !isUnclear(place), !goesOnOddly(end) else { return nil }
    let digits = scalars[place..<end].filter { $0 != "," }
    return (place..<end, String(String.UnicodeScalarView(digits)))
  }

  /// 1。2898, 3·20, 1,2898: digits behind a mark that may have been a point, in the same line.
  private func goesOnOddly(_ end: Int) -> Bool {
    guard end + 1 < count, "。·・‧•,'’".unicodeScalars.contains(scalars[end]), scalars[end + 1].isDigit,
      edges[end] == .none, edges[end + 1] == .none
    else { return false }
    return year(at: end + 1) == nil && itemMark(at: end + 1) == nil
  }

  /// Whether digits stand before a gap before it.
  func isUnclear(_ place: Int) -> Bool { edges[place] == .unclear && place > 0 && scalars[place - 1].isDigit }

  /// Three digits follow, and one to three stand before the first mark.
  private func isThousands(_ comma: Int) -> Bool {
    var after = comma + 1
    while after < count, scalars[after].isDigit, joins(after), after - comma <= 4 { after += 1 }
    var before = comma
    while before > 0, scalars[before - 1].isDigit { before -= 1 }
    return after - comma == 4 && (1...3).contains(comma - before)
  }

  /// The unit of measure at a place.
  func unit(at place: Int) -> (unit: Unit, text: String, end: Int)? {
    guard place < count, joins(place), UnitSpellings.firsts.contains(scalars[place]) else { return nil }
    var end = place
    while end < count, end - place < 12, end == place || joins(end) { end += 1 }
    guard let (unit, length) = UnitSpellings.leading(scalars[place..<end]) else { return nil }
    return (unit, text(place..<place + length), place + length)
  }

  /// `2035年`, or 二〇三五年; which digits say it, and where the word 年 ends.
  func year(at place: Int) -> (value: Int, number: Range<Int>, end: Int)? {
    guard place + 4 < count, scalars[place + 4] == "年" else { return nil }
    let digits = scalars[place..<place + 4].map { scalar in
      scalar.isDigit ? Int(scalar.value - 0x30) : Self.ideographs.firstIndex(of: scalar == "○" ? "〇" : scalar)
    }
    let known = digits.compactMap(\.self)
    guard known.count == 4 else { return nil }
    let value = known.reduce(0) { $0 * 10 + $1 }
    guard knownYears.contains(value), place == 0 || !scalars[place - 1].isDigit || edges[place] != .none else {
      return nil
    }
    return (value, place..<place + 4, place + 5)
  }

  /// 、2035年, 、到2035年.
  func yearAfterMark(_ mark: Int) -> Bool {
    let isLed = scalar(at: mark + 1).map { "到至".unicodeScalars.contains($0) } ?? false
    return year(at: mark + (isLed ? 2 : 1)) != nil
  }

  private static let ideographs = Array("〇一二三四五六七八九".unicodeScalars)

  /// Words such as 自治区下达指标, up to the next mark.
  func reference(at place: Int) -> Range<Int>? {
    var end = place
    while end < count, scalars[end].isHan, end == place || edges[end] != .own && edges[end] != .paragraph,
      end - place < 25
    {
      end += 1
    }
    guard end - place >= 3, end - place < 25 else { return nil }
    let words = text(place..<end)
    guard ["指标", "任务", "要求", "规定", "规模", "目标", "控制数"].contains(where: words.hasSuffix),
      // Only what looks like a reference is one, as in tables.
      ["指标", "下达", "规定", "要求", "执行"].contains(where: words.contains)
    else { return nil }
    return place..<end
  }
}
