internal import RuleDSL

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
  /// The whole of what stands above: 合计 beside 水田 and 旱地.
  private(set) var isWhole = false
  /// A figure of the plan before this one: 上轮规划.
  private(set) var isFormer = false
  private(set) var hadFootnote = false
  /// A word such as 任务 stood behind the name of an indicator.
  private(set) var hadFiller = false
  /// What is read otherwise than it is written.
  private(set) var forms: [FormNotes.Form] = []
  /// What was not understood, folded.
  private(set) var rest = ""
  /// 近期, whose year counts where no other is stated.
  private var isNear = false

  /// Whether all of it was understood.
  var isKnown: Bool { rest.isEmpty }

  /// Whether it says something about figures besides what they are.
  var hasAttribute: Bool { year != nil || role != nil || measure != nil || relation != nil || isFormer }

  /// Takes a text that may name a column of a kind of table.
  init(_ text: String, _ lexicon: Lexicon, _ kind: TableKind = .figures) {
    let plain = withoutFootnotes(folded(text))
    hadFootnote = plain != folded(text)
    rest = foldedHeader(plain)
    if let spelled = PlanYear.inDigits(rest) {
      rest = spelled
      forms.append(.yearInWords)
    }
    read(lexicon, kind)
    if isNear, year == nil, isKnown {
      year = PlanYear.near
      forms.append(.stageYear)
    }
  }

  private mutating func read(_ lexicon: Lexicon, _ kind: TableKind) {
    if settle(lexicon, kind) { return }
    takeParentheses()
    if settle(lexicon, kind) { return }
    takeMeasureBehindMark()
    takeSerial()
    if settle(lexicon, kind) { return }
    takeYear()
    if settle(lexicon, kind) { return }
    takeRole(lexicon)
    if settle(lexicon, kind) { return }
    takeYear()
    if rest.isEmpty || settle(lexicon, kind) { return }
    if let found = Unit(written: rest) {
      measure = measure ?? found
      rest = ""
    } else if let found = RelationWords.found(rest) {
      take(found)
      rest = ""
    } else if Self.wholes.contains(rest) {
      isWhole = true
      rest = ""
    } else if kind == .figures {
      takeEnds(lexicon)
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
    } else if kind == .lists, let found = lexicon.listColumn(rest) {
      column = found
    } else if kind == .figures, let found = lexicon.indicator(ofGround: rest), !PlaceWords.fits(rest) {
      indicator = found
      forms.append(.areaOmitted)
    } else if !hasAttribute, let found = Self.placeColumns[kind], PlaceWords.fits(rest) || PlaceWords.isCorner(rest) {
      column = found
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
        for spelling in column.foldedSpellings where found[spelling] == nil { found[spelling] = column }
      }
      return (kind, found)
    }
  )

  private static let placeColumns: [TableKind: Column] = [
    .figures: .unitName, .lists: .owner, .designations: .unitName,
  ]

  /// Words under the name of an indicator for all of it.
  private static let wholes: Set<String> = [
    "合计", "小计", "总计", "共计", "总量", "总数", "总规模", "总面积", "面积", "规模", "数量", "全域",
  ]

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
    for word in ["计量单位:", "单位:", "单位"] where text.begins(with: word) {
      text = String(text.dropFirst(word.count))
      break
    }
    if measure == nil, let found = Unit(written: text) {
      measure = found
    } else if year == nil, let found = Self.leadingYear(text[...]), found.rest.isEmpty {
      take(found.year, found.form)
    } else if let found = RelationWords.found(text), relation == nil {
      take(found)
    } else if role == nil, takeStage(text) {
    } else if let found = RoleWords.role(ofHeader: text), role == nil {
      role = found
    } else if ["约束性", "预期性", "约束性指标", "预期性指标", "必选", "可选"].contains(text) {
    } else {
      return false
    }
    return true
  }

  /// 近期, 远期 and the like are commitments of the plan itself.
  private mutating func takeStage(_ text: String) -> Bool {
    guard PlanYear.isNear(text) || PlanYear.isLast(text) else { return false }
    role = .own
    isNear = PlanYear.isNear(text)
    return true
  }

  private mutating func take(_ found: RelationWords.Found) {
    relation = found.direction
    if found.isStrict { forms.append(.strictRelation) }
  }

  private mutating func take(_ found: Int, _ form: FormNotes.Form?) {
    year = found
    if let form { forms.append(form) }
  }

  /// 耕地保有量/万亩, 耕地保有量:万亩.
  private mutating func takeMeasureBehindMark() {
    guard measure == nil, let mark = rest.lastIndex(where: { "/:,_-".contains($0) }) else { return }
    // 千米/平方千米 is a unit of its own: the longest tail counts.
    let marks = rest.indices.filter { "/:,_-".contains(rest[$0]) }
    for place in marks where place > rest.startIndex && place <= mark {
      guard let found = Unit(written: rest[rest.index(after: place)...]) else { continue }
      measure = found
      rest = String(rest[..<place])
      return
    }
  }

  /// 1. 耕地保有量, （二）耕地保有量, 其中：永久基本农田.
  private mutating func takeSerial() {
    if rest.begins(with: "其中:") || rest.begins(with: "其中") {
      rest = String(rest.dropFirst(rest.begins(with: "其中:") ? 3 : 2))
    }
    if let first = rest.unicodeScalars.first, (0x2460...0x24FF).contains(first.value) {
      rest.unicodeScalars.removeFirst()
      return
    }
    let isInBrackets = rest.begins(with: "(")
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
    if let found = Self.leadingYear(rest[...]) {
      take(found.year, found.form)
      rest = String(found.rest.drop { "的_-/:".contains($0) })
      return
    }
    // The longest tail that is a year: 至2035年, 2021—2035年, 2035.
    let starts = rest.indices.dropFirst().filter { "至到截规2".contains(rest[$0]) || rest[$0] == "1" }
    for start in starts {
      guard let found = Self.leadingYear(rest[start...]), found.rest.isEmpty else { continue }
      take(found.year, found.form)
      rest = String(rest[..<start])
      while let last = rest.last, "_-/:".contains(last) { rest.removeLast() }
      return
    }
  }

  /// A year that a header may name.
  private static func leadingYear(_ text: Substring) -> (year: Int, form: FormNotes.Form?, rest: Substring)? {
    guard let found = PlanYear.leading(text), (1949...2100).contains(found.year),
      !(found.rest.first?.isNumber ?? false)
    else { return nil }
    return found.rest == ".0" ? (found.year, found.form, "") : found
  }

  /// 现状值, 规划目标, 下达.
  private mutating func takeRole(_ lexicon: Lexicon) {
    guard role == nil else { return }
    for word in Self.former where rest.begins(with: word) || rest.ends(with: word) {
      isFormer = true
      rest = String(rest.begins(with: word) ? rest.dropFirst(word.count) : rest.dropLast(word.count))
      return trimMarks()
    }
    if let found = RoleWords.role(ofHeader: rest) {
      // 规划期末 is a stage, too.
      if !takeStage(rest) { role = found }
      rest = ""
      return
    }
    if takeStage(rest) {
      rest = ""
      return
    }
    if let left = RoleWords.withoutAllotment(rest) ?? withoutIssuer(lexicon) {
      rest = left
      role = .allotted
      return trimMarks()
    }
    // 落实单位 and 本级规划名称 are no figures.
    for word in ["本级规划", "落实"] where rest.begins(with: word) {
      let name = String(rest.dropFirst(word.count))
      guard lexicon.indicator(name) != nil else { continue }
      (rest, role) = (name, .own)
      return
    }
    for (word, found) in Self.prefixes {
      if rest.begins(with: word) {
        rest = String(rest.dropFirst(word.count))
      } else if rest.ends(with: word) {
        rest = String(rest.dropLast(word.count))
      } else {
        continue
      }
      role = found
      isNear = PlanYear.isNear(word)
      return trimMarks()
    }
  }

  /// 安顺市下达耕地保有量: the name of a unit before 下达 says who did.
  private func withoutIssuer(_ lexicon: Lexicon) -> String? {
    guard let act = rest.firstRange(of: "下达"), lexicon.unit(String(rest[..<act.lowerBound])) != nil else {
      return nil
    }
    return RoleWords.withoutAllotment(String(rest[act.lowerBound...]))
  }

  private mutating func trimMarks() {
    while let last = rest.last, "_-/:".contains(last) { rest.removeLast() }
    while let first = rest.first, "_-/:".contains(first) { rest.removeFirst() }
  }

  /// 耕地保有量不低于, 耕地保有量任务, 01耕地保有量, 耕地保有量万亩: what stands round the name of an indicator.
  private mutating func takeEnds(_ lexicon: Lexicon) {
    let before = self
    for _ in 0..<4 {
      guard takeEnd(lexicon) else { break }
      guard let found = lexicon.indicator(rest) else { continue }
      indicator = found
      rest = ""
      return
    }
    self = before
  }

  private mutating func takeEnd(_ lexicon: Lexicon) -> Bool {
    if relation == nil {
      for (word, found) in RelationWords.words where rest.begins(with: word) || rest.ends(with: word) {
        rest = String(rest.ends(with: word) ? rest.dropLast(word.count) : rest.dropFirst(word.count))
        take(found)
        return true
      }
    }
    if measure == nil {
      for count in (1...6).reversed() where count < rest.count {
        guard let found = Unit(written: rest.suffix(count)) else { continue }
        measure = found
        rest = String(rest.dropLast(count))
        return true
      }
    }
    // 机动指标任务 is 任务 of 机动指标.
    let fillers = Self.fillers.filter { rest.ends(with: $0) && rest.count > $0.count }
    let named = fillers.first { lexicon.indicator(String(rest.dropLast($0.count))) != nil }
    if let word = named ?? fillers.first {
      rest = String(rest.dropLast(word.count))
      hadFiller = true
      return true
    }
    let serial = rest.prefix { $0.isASCII && ($0.isNumber || $0.isLetter || ".-".contains($0)) }
    guard (1...5).contains(serial.count), serial.count(where: { $0.isLetter }) <= 1,
      serial.contains(where: \.isNumber),
      rest.count > serial.count
    else { return false }
    rest = String(rest.dropFirst(serial.count).drop { ".、)".contains($0) })
    return true
  }

  /// Words behind the name of an indicator that say nothing of it.
  private static let fillers = ["目标任务", "指标任务", "任务指标", "控制指标", "规划任务", "控制数", "任务数", "指标数", "任务", "指标"]

  /// Figures of the plan before.
  private static let former = [
    "上一轮规划", "上轮规划", "上版规划", "上一版规划", "原规划", "上一轮", "上轮",
  ]

  /// Words that may stand before or behind the name of an indicator, the longer ones first.
  private static let prefixes: [(String, Role)] = [
    ("新一轮规划", .own), ("规划目标值", .own), ("规划目标", .own), ("近期目标", .own), ("远期目标", .own),
    ("规划期末", .own), ("规划落实", .own), ("本级落实", .own), ("规划基期", .present), ("规划前", .present),
    ("规划后", .own), ("本轮规划", .own), ("本次规划", .own),
    ("现状值", .present), ("基期值", .present), ("目标值", .own),
    ("规划值", .own), ("现状", .present), ("监测", .present), ("实际", .present),
    ("基期", .present), ("本级", .own),
    ("近期", .own),
    ("远期", .own), ("目标", .own), ("规划", .own),
  ]

  /// Four digits that are a year.
  static func year(_ text: String) -> Int? {
    var digits = text
    for end in [".0", "年度", "年末", "年"] where digits.ends(with: end) {
      digits = String(digits.dropLast(end.count))
      break
    }
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(digits),
      (1949...2100).contains(year)
    else { return nil }
    return year
  }
}
