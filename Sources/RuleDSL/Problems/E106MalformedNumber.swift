/// E106: a number that cannot be read, held or used.
extension Diagnostic {
  static func malformedNumber(_ text: String, at span: Span) -> Self {
    .init(.malformedNumber, at: span, "“\(text)”不是一个数", "`\(text)` is not a number")
      .advising("只写数字和小数点，不用千分位，例如 17050.00", "digits and a point only, no thousands separator, such as 17050.00")
  }

  static func flawedQuantity(_ flaw: Quantity.Flaw, text: String, at span: Span) -> Self {
    Diagnostic(.malformedNumber, at: span)
      .saying("“\(text)”\(flaw.description.chinese)", "`\(text)` \(flaw.description.english)")
      .advising(flaw.hint)
  }

  static let bufferSize = Remark(.malformedNumber, "“缓冲”最多 1000 千米", "`buffer` takes at most 1000 km")
    .advising("例如 10 米", "such as 10 米")
  static let cellSize = Remark(.malformedNumber)
    .saying("“每格”要大于 1 毫米，整张图长宽不超过 5000 千米", "`cell` must be above a millimetre, and the map no larger than 5000 km")
    .advising("例如 每格 100 米", "such as cell 100 米")
  static func toleranceSize(_ term: Keyword, at span: Span) -> Self {
    let most: Phrase =
      switch term {
      case .area: Phrase("面积不超过 1 公顷", "an area of at most 1 公顷")
      case .width: Phrase("宽度不超过 10 米", "a width of at most 10 米")
      default: Phrase("占比不超过 10%", "a share of at most 10%")
      }
    return Diagnostic(.malformedNumber, at: span)
      .saying("容差这样大，什么差别都不算", "with so large a tolerance, no difference counts")
      .advising(most)
  }
  static let yearOutOfRange = Remark(.malformedNumber, "没有规划管到这一年", "no plan is about such a year")
    .advising("写 1900 到 2200 之间的年份", "write a year from 1900 to 2200")
  static let oneYear = Remark(.malformedNumber, "这里只写一个年份", "one year only").advising("例如 2020年", "such as 2020")
  static let pathBeginsLate = Remark(
    .malformedNumber,
    "起点不早于承诺的年份或额度的年份",
    "the path begins no earlier than a year of a commitment or quota"
  ).advising("把“基期”“累计”写成更早的年份", "write an earlier year after `baseyear` or `cumulative`")
  static let quotaRepeated = Remark(.malformedNumber, "这一年的额度写了两次", "two quotas for one year")
    .advising("每年只写一个，例如 2025年 40%，2030年 65%", "one for each year, such as 2025 40%, 2030 65%")
  static let quotaSize = Remark(.malformedNumber, "额度要大于 0，不超过 100%", "a quota must be above 0 and no more than 100%")
    .advising("例如 2030年 65%", "such as 2030 65%")
  static let marginSize = Remark(.malformedNumber, "“余量”要小于 100%", "`margin` must be below 100%").advising(
    "例如 3%",
    "such as 3%"
  )
}
