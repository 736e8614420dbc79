/// Marks of items, and what stands behind names.
extension CleanText {
  /// How many characters the mark of an item takes that stands at a place, such as `一、`, `(三)`, ③ or •.
  func itemMark(at place: Int) -> Int? {
    guard place < count else { return nil }
    return scalars[place..<min(count, place + 8)].itemMark
  }

  /// 1.甲水库;2.乙公路: where each item begins, and its words behind the mark.
  func numberedItems(_ range: Range<Int>) -> [(start: Int, body: Range<Int>)] {
    var items: [(start: Int, body: Range<Int>)] = []
    var start = range.lowerBound
    for place in range where ";,、".unicodeScalars.contains(scalars[place]) {
      guard place >= start, place + 1 < range.upperBound, itemMark(at: place + 1) != nil else { continue }
      items.append((start, start..<place))
      start = place + 1
    }
    items.append((start, start..<range.upperBound))
    return items.map { item in
      let mark = itemMark(at: item.start) ?? 0
      return (item.start, min(item.start + mark, item.body.upperBound)..<item.body.upperBound)
    }
  }

  /// Behind a sign such as ① that stands behind a name.
  func behindFootnote(_ place: Int) -> Int {
    scalar(at: place).map(\.isCircled) ?? false ? place + 1 : place
  }

  /// Where a name ends that looks like one of a unit of government: 某县.
  func endOfUnitName(from start: Int) -> Int? {
    var end = start
    // 全县 is no name.
    guard start < count, !Self.wholes.contains(scalars[start]) else { return nil }
    while end < count, end - start < 12, scalars[end].isHan, end == start || !edges[end].parts {
      end += 1
      if end - start >= 2, Self.kinds.contains(scalars[end - 1]),
        end == count || !Self.kinds.contains(scalars[end]) && scalars[end] != "辖"
      {
        return end
      }
    }
    return nil
  }

  private static let wholes = Set("全本我各该".unicodeScalars)
  private static let kinds = Set("县市区旗州盟省镇乡".unicodeScalars)

  /// 等3个县(市、区): how many, where it is said, and where it ends.
  func openCount(at place: Int) -> (count: Int?, end: Int)? {
    var end = place
    let isOpen = scalar(at: end) == "等"
    if isOpen { end += 1 }
    guard let (number, behind) = countedThings(at: end) else { return isOpen ? (nil, end) : nil }
    end = behind
    while end < count, end - behind < 4, "县市区旗州盟省镇乡项目处地".unicodeScalars.contains(scalars[end]) { end += 1 }
    if scalar(at: end) == "(", let close = scalars[end...].prefix(14).firstIndex(of: ")") { end = close + 1 }
    return (number, end)
  }

  /// 3个, 三处: how many, and where the word ends.
  func countedThings(at place: Int) -> (number: Int, end: Int)? {
    var end = place
    while end < count, end - place < 5, scalars[end].isDigit || "一二三四五六七八九十百".unicodeScalars.contains(scalars[end]) {
      end += 1
    }
    guard end > place, let mark = scalar(at: end), "个处项座条类片家".unicodeScalars.contains(mark) else { return nil }
    let words = scalars[place..<end]
    guard let number = Int(text(place..<end)) ?? Self.digits(words).flatMap({ Int($0) }) else { return nil }
    return (number, end + 1)
  }
}
