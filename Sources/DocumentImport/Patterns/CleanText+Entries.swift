/// Marks of items, and what stands behind names.
extension CleanText {
  /// How many characters the mark of an item takes that stands at a place, such as `一、`, `(三)`, ③ or •.
  func itemMark(at place: Int) -> Int? {
    guard place < count else { return nil }
    return scalars[place..<min(count, place + 8)].itemMark
  }

  /// 附表2, 图3, 注: what stands above or below tables and begins nothing that goes on.
  func isCaption(at place: Int) -> Bool {
    for words in Self.captions where starts(words, at: place) {
      let next = scalar(at: place + words.count)
      return next.map { $0.isDigit || "一二三四五六七八九十:".unicodeScalars.contains($0) } ?? false
    }
    return false
  }

  private static let captions = ["附表", "续表", "附图", "附件", "专栏", "表", "图", "注"].map { Array($0.unicodeScalars) }

  /// Where a name ends that looks like one of a unit of government: 某县.
  func endOfUnitName(from start: Int) -> Int? {
    var end = start
    // 全县 is no name.
    guard start < count, !"全本我各该".unicodeScalars.contains(scalars[start]) else { return nil }
    while end < count, end - start < 12, scalars[end].isHan, end == start || !edges[end].parts {
      end += 1
      if end - start >= 2, "县市区旗州盟省镇乡".unicodeScalars.contains(scalars[end - 1]),
        end == count || !"县市区旗州盟省镇乡辖".unicodeScalars.contains(scalars[end])
      {
        return end
      }
    }
    return nil
  }

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
