internal import RuleDSL

/// A year as tables of plans write it: 至2035年, 2021—2035年, 2035年末, 规划目标年.
struct PlanYear {
  let year: Int
  /// What of it is worth a note.
  let form: FormNotes.Form?

  /// Plans run from 2021 to 2035; what was before is the state that they begin with.
  static let first = 2021
  static let near = 2025
  static let target = 2035

  init?(_ text: String) {
    let folded = foldedHeader(text)
    let spelled = Self.inDigits(folded)
    var rest = (spelled ?? folded)[...]
    if let stage = Self.stages[String(rest)] {
      (year, form) = (stage, .stageYear)
      return
    }
    if let open = rest.firstIndex(of: "("), rest.hasSuffix(")") {
      let inside = rest[rest.index(after: open)...].dropLast()
      guard Self.stages[String(inside)] != nil || Self.words.contains(String(inside)) else { return nil }
      rest = rest[..<open]
    }
    if rest.hasSuffix(".0") { rest = rest.dropLast(2) }
    guard let (year, form, tail) = Self.leading(rest), tail.isEmpty else { return nil }
    (self.year, self.form) = (year, spelled == nil ? form : .yearInWords)
  }

  /// 2035年 for 二〇三五年, anywhere in a text; `nil` where no year is written so.
  static func inDigits(_ text: String) -> String? {
    guard text.holds("年"), text.contains(where: { "〇○零".contains($0) }) || text.holds("一九") else { return nil }
    var letters = Array(text)
    var isChanged = false
    for end in letters.indices where letters[end] == "年" && end >= 4 {
      let digits = letters[end - 4..<end].map { letter in
        ideographs.firstIndex(of: "○零".contains(letter) ? "〇" : letter)
      }
      guard !digits.contains(nil), end < 5 || !ideographs.contains(letters[end - 5]) else { continue }
      for (place, digit) in zip(end - 4..<end, digits) { letters[place] = Character(String(digit ?? 0)) }
      isChanged = true
    }
    return isChanged ? String(letters) : nil
  }

  private static let ideographs = Array("〇一二三四五六七八九")

  private static let words: Set<String> = ["规划", "目标", "规划目标", "目标年", "基期", "基期年", "现状"]

  private static let stages: [String: Int] = [
    "近期": near, "近期目标": near, "近期目标年": near, "近期规划": near, "规划近期": near, "远期": target, "远期目标": target,
    "远期目标年": target, "远期规划": target, "规划远期": target, "规划期末": target, "规划末期": target, "规划末年": target, "期末": target,
    "规划目标年": target, "规划期": target, "目标年": target, "规划年末": target,
  ]

  /// Whether a header names the nearer of two stages: 近期.
  static func isNear(_ text: String) -> Bool { stages[text] == near }
  /// Whether it names the last stage of a plan: 远期, 规划期末.
  static func isLast(_ text: String) -> Bool { stages[text] == target }

  /// The year that a text without blanks begins with, and what stands behind it.
  static func leading(_ text: Substring) -> (year: Int, form: FormNotes.Form?, rest: Substring)? {
    var rest = text
    var form: FormNotes.Form?
    for word in ["规划至", "截至", "截止", "至", "到"] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      form = .yearInWords
      break
    }
    guard let first = digits(rest) else { return nil }
    var year = first
    rest = rest.dropFirst(4)
    let behind = rest.hasPrefix("年") ? rest.dropFirst() : rest
    if let mark = behind.first, "-—–―~～至到".contains(mark) {
      let second = behind.drop { "-—–―~～至到".contains($0) }
      if let last = digits(second), last > first {
        (year, form) = (last, .yearInWords)
        rest = second.dropFirst(4)
      }
    }
    if let tail = withoutDate(rest) { return (year, .yearInWords, tail) }
    for word in ["年度", "年末", "年底", "年以前", "年之前", "年前", "年止", "年"] where rest.hasPrefix(word) {
      if word != "年", word != "年度" { form = .yearInWords }
      return (year, form, rest.dropFirst(word.count))
    }
    return (year, form, rest)
  }

  /// Behind a year: -12-31, 年12月31日, /12.
  private static func withoutDate(_ text: Substring) -> Substring? {
    var rest = text
    for (marks, bound, end) in [("-/.年", 12, "月"), ("-/.月", 31, "日")] {
      guard let mark = rest.first, marks.contains(mark) || marks.contains("月") && !rest.isEmpty else { break }
      var tail = marks.contains(mark) ? rest.dropFirst() : rest
      let number = tail.prefix { $0.isASCII && $0.isNumber }
      guard (1...2).contains(number.count), let value = Int(number), (1...bound).contains(value) else { break }
      tail = tail.dropFirst(number.count)
      if tail.hasPrefix(end) { tail = tail.dropFirst() } else if mark == "年" { break }
      rest = tail
    }
    return rest.count == text.count ? nil : rest
  }

  private static func digits(_ text: Substring) -> Int? {
    let head = text.prefix { $0.isASCII && $0.isNumber }
    guard head.utf8.count == 4, let year = Int(head), ColumnDirectory.years.contains(year) else { return nil }
    return year
  }
}
