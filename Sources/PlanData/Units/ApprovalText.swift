internal import RuleDSL

/// What a cell says about the approval of a plan.
enum ApprovalText: Equatable {
  case known(Approval)
  /// Nothing is stated.
  case nothing
  case unreadable

  /// Reads `2024-03-25`, `2024/3/25`, `2024.3.25`, `2024年3月25日`, `20240325`, and words; the text is folded.
  init(_ text: String) {
    if Self.words.contains(text) {
      self = .known(.drafted)
    } else if Self.blanks.contains(text) {
      self = .nothing
    } else {
      self = Self.date(text).map { .known(.approved($0)) } ?? .unreadable
    }
  }

  private static let words: Set<String> = ["在编", "编制中", "未批", "未批复", "未批准", "待批", "待批复", "报批", "报批中", "drafted"]
  private static let blanks: Set<String> = ["", "-", "--", "—", "——", "/", "不详", "未知"]

  private static func date(_ text: String) -> PlanDate? {
    // A workbook may show the time of day behind the day.
    let day = text.hasSuffix(" 00:00:00") ? text.dropLast(9) : Substring(text)
    let numbers: [Int]
    if day.utf8.count == 8, let whole = Int(day), whole > 0 {
      numbers = [whole / 10_000, whole / 100 % 100, whole % 100]
    } else {
      let separators: Set<Character> = ["-", "/", ".", "年", "月", "日"]
      let parts = day.split(omittingEmptySubsequences: false) { separators.contains($0) }
      let isClosed = day.hasSuffix("日")
      guard parts.count == (isClosed ? 4 : 3), parts[0].utf8.count == 4, !isClosed || parts[3].isEmpty else {
        return nil
      }
      numbers = parts.prefix(3).compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
    }
    guard numbers.count == 3, knownYears.contains(numbers[0]) else { return nil }
    return PlanDate(year: numbers[0], month: numbers[1], day: numbers[2])
  }
}
