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
      self = Self.day(text).map { .known(.approved($0)) } ?? .unreadable
    }
  }

  /// A workbook may show the time of day behind the day.
  private static func day(_ text: String) -> PlanDate? {
    PlanDate(written: text.hasSuffix(" 00:00:00") ? text.dropLast(9) : Substring(text))
  }

  private static let words: Set<String> = ["在编", "编制中", "未批", "未批复", "未批准", "待批", "待批复", "报批", "报批中", "drafted"]
  private static let blanks: Set<String> = ["", "-", "--", "—", "——", "/", "不详", "未知"]
}
