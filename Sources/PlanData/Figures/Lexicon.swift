internal import RuleDSL

/// The names that headers and titles of tables may hold.
struct Lexicon: Sendable {
  let vocabulary: Vocabulary
  let units: UnitNames
  /// Index of an indicator by name or alias, folded.
  private let indicators: [String: Int]

  init(_ vocabulary: Vocabulary, _ units: UnitNames) {
    self.vocabulary = vocabulary
    self.units = units
    var found: [String: Int] = [:]
    for (index, indicator) in vocabulary.indicators.enumerated() {
      for name in [indicator.name] + indicator.aliases where found[foldedHeader(name)] == nil {
        found[foldedHeader(name)] = index
      }
    }
    indicators = found
  }

  /// By a folded name.
  func indicator(_ name: String) -> Int? { indicators[name] }

  func unit(_ name: String) -> Int? {
    guard case .unit(let place) = units.unit(named: name) else { return nil }
    return place
  }
}

/// What one header, title or name of a sheet says: `2035年常住人口（万人）`.
struct HeaderMeaning {
  private(set) var column: Column?
  private(set) var indicator: Int?
  /// Index into the table of units.
  private(set) var unit: Int?
  private(set) var year: Int?
  private(set) var role: Role?
  private(set) var measure: Unit?
  private(set) var relation: Direction?
  private(set) var hadFootnote = false
  /// What was not understood, folded.
  private(set) var rest = ""

  /// Whether all of it was understood.
  var isKnown: Bool { rest.isEmpty }

  /// Whether it says something about figures besides what they are.
  var hasAttribute: Bool { year != nil || role != nil || measure != nil || relation != nil }

  /// Takes a text that may name a column of a kind of table.
  init(_ text: String, _ lexicon: Lexicon, _ kind: TableKind = .figures) {
    let plain = withoutFootnotes(folded(text))
    hadFootnote = plain != folded(text)
    rest = foldedHeader(plain)
    if settle(lexicon, kind) { return }
    takeParentheses()
    if settle(lexicon, kind) { return }
    takeMeasureBehindMark()
    takeSerial()
    if settle(lexicon, kind) { return }
    takeYear()
    if settle(lexicon, kind) { return }
    takeRole()
    if settle(lexicon, kind) { return }
    takeYear()
    if rest.isEmpty || settle(lexicon, kind) { return }
    if let found = Unit(spelled: rest) {
      measure = measure ?? found
      rest = ""
    } else if let found = FigureWords.relation(rest) {
      relation = found
      rest = ""
    }
  }

  /// Takes what is left as a name.
  private mutating func settle(_ lexicon: Lexicon, _ kind: TableKind) -> Bool {
    if rest.isEmpty { return true }
    if let found = lexicon.indicator(rest) {
      indicator = found
    } else if let found = Self.columns[kind]?[rest] {
      column = found
    } else if let found = lexicon.unit(rest) {
      unit = found
    } else {
      return false
    }
    rest = ""
    return true
  }

  private static let columns: [TableKind: [String: Column]] = Dictionary(
    uniqueKeysWithValues: TableKind.allCases.map { kind in
      var found: [String: Column] = [:]
      for column in kind.columns {
        for spelling in column.spellings where found[foldedHeader(spelling)] == nil {
          found[foldedHeader(spelling)] = column
        }
      }
      return (kind, found)
    }
  )

  /// （万亩）, (2035年), （单位：公顷）, （不低于）.
  private mutating func takeParentheses() {
    var result = ""
    var open: String?
    for character in rest {
      switch character {
      case "(", "[", "〔": open = open.map { $0 + String(character) } ?? ""
      case ")", "]", "〕":
        guard let inside = open else {
          result.append(character)
          continue
        }
        if !take(inside) { result += "(\(inside))" }
        open = nil
      default: if open == nil { result.append(character) } else { open?.append(character) }
      }
    }
    rest = result + (open.map { "(" + $0 } ?? "")
  }

  /// What stands in parentheses, if all of it is known: 2035年，万亩.
  private mutating func take(_ inside: String) -> Bool {
    let before = self
    let parts = inside.split { ",、;".contains($0) }
    if !parts.isEmpty, parts.allSatisfy({ takePart(String($0)) }) { return true }
    self = before
    return false
  }

  private mutating func takePart(_ part: String) -> Bool {
    var text = part
    for word in ["计量单位:", "单位:", "单位"] where text.hasPrefix(word) {
      text = String(text.dropFirst(word.count))
      break
    }
    if let found = Unit(spelled: text), measure == nil {
      measure = found
    } else if let found = Self.year(text), year == nil {
      year = found
    } else if let found = FigureWords.relation(text), relation == nil {
      relation = found
    } else if let found = Self.roles[text], role == nil {
      role = found
    } else if ["约束性", "预期性", "约束性指标", "预期性指标", "必选", "可选"].contains(text) {
    } else {
      return false
    }
    return true
  }

  /// 耕地保有量/万亩, 耕地保有量:万亩.
  private mutating func takeMeasureBehindMark() {
    guard measure == nil, let mark = rest.lastIndex(where: { "/:,_-".contains($0) }) else { return }
    // 千米/平方千米 is a unit of its own: the longest tail counts.
    let marks = rest.indices.filter { "/:,_-".contains(rest[$0]) }
    for place in marks where place > rest.startIndex && place <= mark {
      guard let found = Unit(spelled: rest[rest.index(after: place)...]) else { continue }
      measure = found
      rest = String(rest[..<place])
      return
    }
  }

  /// 1. 耕地保有量, （二）耕地保有量, 其中：永久基本农田.
  private mutating func takeSerial() {
    if rest.hasPrefix("其中:") || rest.hasPrefix("其中") { rest = String(rest.dropFirst(rest.hasPrefix("其中:") ? 3 : 2)) }
    if let first = rest.unicodeScalars.first, (0x2460...0x24FF).contains(first.value) {
      rest.unicodeScalars.removeFirst()
      return
    }
    let isInBrackets = rest.hasPrefix("(")
    let tail = rest.dropFirst(isInBrackets ? 1 : 0)
    let number = tail.prefix { $0.isASCII && $0.isNumber || "一二三四五六七八九十".contains($0) }
    guard (1...2).contains(number.count), let mark = tail.dropFirst(number.count).first,
      isInBrackets ? mark == ")" : ".、)".contains(mark)
    else { return }
    rest = String(tail.dropFirst(number.count + 1))
  }

  /// 2035年 at either end.
  private mutating func takeYear() {
    guard year == nil else { return }
    let head = rest.prefix(4)
    if let found = Self.year(String(head)) {
      year = found
      rest = String(rest.dropFirst(4))
      for word in ["年度", "年末", "年底", "年"] where rest.hasPrefix(word) {
        rest = String(rest.dropFirst(word.count))
        break
      }
      if rest.hasPrefix("的") { rest = String(rest.dropFirst()) }
      return
    }
    var tail = rest
    if tail.hasSuffix("年") { tail.removeLast() }
    guard let found = Self.year(String(tail.suffix(4))), tail.count > 4 else { return }
    year = found
    rest = String(tail.dropLast(4))
    while let last = rest.last, "_-/:".contains(last) { rest.removeLast() }
  }

  /// 现状值, 规划目标, 下达.
  private mutating func takeRole() {
    guard role == nil else { return }
    if let found = Self.roles[rest] {
      role = found
      rest = ""
      return
    }
    for (word, found) in Self.prefixes {
      if rest.hasPrefix(word) {
        rest = String(rest.dropFirst(word.count))
      } else if rest.hasSuffix(word) {
        rest = String(rest.dropLast(word.count))
      } else {
        continue
      }
      role = found
      while let last = rest.last, "_-/:".contains(last) { rest.removeLast() }
      while let first = rest.first, "_-/:".contains(first) { rest.removeFirst() }
      return
    }
  }

  private static let roles: [String: Role] = {
    var words: [String: Role] = ["维护前": .before, "维护后": .after]
    let ends = ["", "值", "数", "指标", "指标值", "任务", "年", "水平", "情况", "规模", "面积", "数据"]
    for end in ends {
      for word in ["现状", "基期", "基期年", "基准年", "基年", "present"] { words[word + end] = .present }
      for word in ["下达", "上级下达", "分解下达", "allotted"] { words[word + end] = .allotted }
      for word in ["本级", "规划", "目标", "规划目标", "本级规划", "规划期末", "目标年", "规划目标年", "own"] { words[word + end] = .own }
    }
    // These are headers of columns of years.
    words["规划年"] = nil
    return words
  }()

  /// Words that may stand before or behind the name of an indicator, the longer ones first.
  private static let prefixes: [(String, Role)] = [
    ("规划目标值", .own), ("上级下达", .allotted), ("规划目标", .own), ("现状值", .present), ("基期值", .present), ("目标值", .own),
    ("规划值", .own), ("下达数", .allotted), ("下达", .allotted), ("现状", .present), ("基期", .present), ("本级", .own),
    ("目标", .own),
    ("规划", .own),
  ]

  /// Four digits that are a year.
  static func year(_ text: String) -> Int? {
    var digits = text
    for end in [".0", "年度", "年末", "年"] where digits.hasSuffix(end) {
      digits = String(digits.dropLast(end.count))
      break
    }
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(digits),
      (1949...2100).contains(year)
    else { return nil }
    return year
  }
}
