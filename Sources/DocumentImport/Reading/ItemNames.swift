internal import RuleDSL

/// Names of items cut out of what a list says: nothing is taken where it is not sure where a name begins and ends.
struct ItemNames {
  /// Each name by its characters.
  var names: [Range<Int>] = []
  /// How many there are said to be.
  var counted: (number: Int, range: Range<Int>)?
  /// 等: there are others.
  var isOpen = false

  private let text: CleanText
  private let lexicon: Lexicon

  /// `nil` where some name cannot be cut out safely.
  init?(_ range: Range<Int>, in text: CleanText, _ lexicon: Lexicon) {
    (self.text, self.lexicon) = (text, lexicon)
    var range = range
    while let last = range.last, ";。,:、".unicodeScalars.contains(text.scalars[last]) {
      range = range.lowerBound..<last
    }
    guard takeTail(&range) else { return nil }
    let isNumbered = text.itemMark(at: range.lowerBound) != nil
    guard let parts = isNumbered ? text.numberedItems(range).map(\.body) : parts(range), !parts.isEmpty else {
      return nil
    }
    for part in parts {
      // 、和林格尔: a name, or the word before the last one.
      let mayGoOn =
        !isNumbered && part.lowerBound > range.lowerBound
        && "和与及".unicodeScalars.contains(text.scalars[part.lowerBound])
      guard !mayGoOn || lexicon.place(in: text, at: part.lowerBound) != nil, let name = name(part) else { return nil }
      names.append(name)
    }
  }

  /// 等3个项目 at the end.
  private mutating func takeTail(_ range: inout Range<Int>) -> Bool {
    guard let place = range.last(where: { text.scalars[$0] == "等" }), place > range.lowerBound,
      range.upperBound - place < 14
    else { return true }
    guard let end = text.openCount(at: place), end.end >= range.upperBound || end.count != nil else { return false }
    counted = end.count.map { ($0, place..<end.end) }
    isOpen = end.count == nil
    range = range.lowerBound..<place
    return true
  }

  // MARK: Between names

  /// 甲水库、乙公路和丙电站.
  private func parts(_ range: Range<Int>) -> [Range<Int>]? {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for place in range {
      switch text.scalars[place] {
      case "(", "《", "“": depth += 1
      case ")", "》", "”": depth -= 1
      case "、" where depth == 0:
        parts.append(start..<place)
        start = place + 1
      case ",", ";", ":": if depth == 0 { return nil }
      default: break
      }
    }
    guard depth == 0 else { return nil }
    guard let last = splitLast(start..<range.upperBound, isAlone: parts.isEmpty) else { return nil }
    return parts + last
  }

  /// 乙公路和丙电站 are two where it is sure; 和林格尔县公路 is one.
  private func splitLast(_ range: Range<Int>, isAlone: Bool) -> [Range<Int>]? {
    let places = range.filter { place in
      // 和林格尔 and 呼和浩特 are names.
      place - range.lowerBound >= 2 && "和与及".unicodeScalars.contains(text.scalars[place])
        && !isInPlaceName(place, range)
        && !isInBrackets(place, range)
    }
    guard let place = places.first else { return [range] }
    let isWide = text.scalars[place] == "及" && place > range.lowerBound && text.scalars[place - 1] == "以"
    let left = range.lowerBound..<(isWide ? place - 1 : place)
    let right = (place + 1)..<range.upperBound
    // What stands before it has to be the end of a name.
    guard places.count == 1, left.count >= 3, right.count >= 3, endsName(left), endsName(right) else { return nil }
    return [left, right]
  }

  private func isInPlaceName(_ place: Int, _ range: Range<Int>) -> Bool {
    (max(range.lowerBound, place - 10)...place).contains { start in
      lexicon.place(in: text, at: start).map { $0.end > place } ?? false
    }
  }

  private func isInBrackets(_ place: Int, _ range: Range<Int>) -> Bool {
    let before = text.scalars[range.lowerBound..<place]
    return before.count(where: { $0 == "(" }) > before.count(where: { $0 == ")" })
  }

  private static let endings = Set(
    "区园库路站厂场港桥渠村镇寺庙城址墓楼塔程目线馆院群带街河湖山林地田矿电网居祠关洞窟碑石".unicodeScalars
  )

  private func endsName(_ range: Range<Int>) -> Bool {
    range.last.map { text.scalars[$0] == ")" || Self.endings.contains(text.scalars[$0]) } ?? false
  }

  // MARK: One name

  /// The name without marks around it; `nil` where it may be more, or less, than a name.
  private func name(_ range: Range<Int>) -> Range<Int>? {
    var range = range
    while let first = range.first, let last = range.last, range.count > 2 {
      let pair = (text.scalars[first], text.scalars[last])
      guard pair == ("“", "”") || pair == ("《", "》") || pair == ("\"", "\"") else { break }
      range = (first + 1)..<last
    }
    guard (2...40).contains(range.count), let first = range.first,
      text.scalars[first].isHan || text.scalars[first].properties.isAlphabetic || text.scalars[first] == "“",
      !range.dropFirst().contains(where: { text.edges[$0].parts || text.edges[$0] == .unclear }),
      !range.contains(where: { ";,:。、".unicodeScalars.contains(text.scalars[$0]) && !isInBrackets($0, range) }),
      !Self.verbs.contains(where: { text.starts($0, at: first) }),
      !range.contains(where: { place in
        Self.inner.contains { text.starts($0, at: place) } && !isInBrackets(place, range)
      }),
      !hasAmount(range)
    else { return nil }
    return range
  }

  /// What begins a sentence, not a name.
  private static let verbs = words([
    "新建", "改建", "扩建", "续建", "推进", "实施", "加快", "加强", "建设", "完善", "严格", "优化", "落实", "以及", "其中", "包括", "开展", "按照", "根据",
    "推动", "坚持", "统筹", "构建", "打造", "提升", "促进", "做好", "确保", "编制", "附", "见", "详见", "如下", "上述", "各", "由", "并",
  ])

  /// What no name holds.
  private static let inner = words(["不低于", "不超过", "位于", "列入", "纳入", "共计", "合计", "总投资", "应当", "不得", "是", "已"])

  private static func words(_ words: [String]) -> [[Unicode.Scalar]] { words.map { Array($0.unicodeScalars) } }

  /// 总库容3亿立方米: a number with a unit.
  private func hasAmount(_ range: Range<Int>) -> Bool {
    range.contains { place in
      text.number(at: place).map {
        text.unit(at: $0.range.upperBound) != nil && $0.range.upperBound < range.upperBound
      }
        ?? false
    }
  }
}
