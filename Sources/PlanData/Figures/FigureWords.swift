internal import Transmission
internal import RuleDSL

/// The words of figure tables that stand for something else than a number.
enum FigureWords {
  /// What a value column says in words.
  enum Meaning: Hashable, Sendable {
    case unallotted
    case notApplicable
    /// Nothing is stated: the same as leaving the row out.
    case unprovided
    /// 引用: deferred in words.
    case reference
  }

  /// Signs for a cell in which nothing is stated.
  static func isMissing(_ text: String) -> Bool {
    BlankText.isMark(folded(text).lowercased())
  }

  /// What a value that does not begin with a digit says, or `nil` when it is a number that cannot be read.
  ///
  /// Words are a reference only when they look like one, so that a misprint never passes for a reference.
  static func meaning(_ text: String) -> Meaning? {
    let words = folded(text)
    switch words.lowercased() {
    case "未分解", "unallotted": return .unallotted
    case "不适用", "notapplicable", "not applicable": return .notApplicable
    case "未提供", "unprovided": return .unprovided
    default: break
    }
    guard holdsHan(words), let first = words.unicodeScalars.first, !(0x30...0x39).contains(first.value),
      ["指标", "下达", "规定", "要求", "执行"].contains(where: { words.holds($0) })
    else { return nil }
    return .reference
  }

  /// Why a text is no number.
  static func flaw(of text: String) -> PlanDataProblem.NumberFlaw {
    let words = folded(text)
    let signs = Set(words.unicodeScalars.map(\.value))
    let isDigits = { (rest: String) in
      rest.unicodeScalars.allSatisfy { (0x30...0x39).contains($0.value) || $0 == "." }
    }
    if words.hasPrefix("-") || words.hasPrefix("−") { return .negative }
    if isDigits(words.filter { $0 != "," && $0 != "，" && $0 != " " && $0 != "'" }), signs.count > 1 {
      return words.contains { ", '，".contains($0) } ? .separators : .other
    }
    if Double(words) != nil, words.contains(where: { $0 == "e" || $0 == "E" }) { return .scientific }
    let tail = words.drop { $0.isASCII && ($0.isNumber || $0 == ".") }
    if tail.count < words.count, Unit(written: trimmed(String(tail))) != nil { return .unitAttached }
    return .other
  }
}
