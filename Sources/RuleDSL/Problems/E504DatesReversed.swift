/// E504: a repeal before the day of effect.
extension Diagnostic {
  static let datesReversed = Remark(.datesReversed, "废止不晚于施行", "the day of repeal is not after the day of effect")
    .advising("检查两个日期", "check the two dates")
}
