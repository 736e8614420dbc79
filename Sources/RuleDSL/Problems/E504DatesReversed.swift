/// E504: a repeal before the day of effect.
extension Diagnostic {
  static let datesReversed = Remark(.datesReversed, "废止不晚于施行", "the day of repeal is not after the day of effect")
    .advising("检查两个日期", "check the two dates")

  static let termReversed = Remark(.datesReversed, "“至”早于“自”", "`until` is before `from`")
    .advising("检查两个日期", "check the two dates")
}
