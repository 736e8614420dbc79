/// E602: an expectation that says nothing, or not enough.
extension Diagnostic {
  static func verdictMissing(_ last: SyntaxTree.RawText?, at span: Span) -> Self {
    guard let last, let meant = otherWords[last.text] else {
      return Diagnostic(.scenarioExpectation, at: span)
        .saying("没有写判定", "no verdict is given")
        .advising(
          "写成“甲市 通过”；有几项的写明哪一项，例如“甲市 汇总 不通过”",
          "write `甲市 pass`; where there are several, which one, such as `甲市 aggregate fail`"
        )
        .following(from: [.textHere])
    }
    return Diagnostic(.scenarioExpectation, at: last.span)
      .saying("“\(last.text)”不是判定", "`\(last.text)` is no verdict")
      .suggesting(Keyword.Guess(meant), for: last.text, at: last.exact)
  }

  /// What people call the verdicts.
  private static let otherWords: [String: Keyword] = [
    "合格": .pass, "达标": .pass, "成立": .pass, "正确": .pass, "满足": .pass, "符合": .pass, "ok": .pass, "passed": .pass,
    "不合格": .fail, "不达标": .fail, "不成立": .fail, "错误": .fail, "不满足": .fail, "不符合": .fail, "违反": .fail, "failed": .fail,
    "未知": .undetermined, "待定": .undetermined, "无法判定": .undetermined, "不能判定": .undetermined, "unknown": .undetermined,
    "无关": .notApplicable, "不管": .notApplicable, "skipped": .notApplicable,
  ]

  static let nothingTested = Remark(.scenarioExpectation, "这个案例没有写“应当”", "this scenario expects nothing")
    .advising("加一行“应当：甲市 汇总 通过”", "add `expect: 甲市 aggregate pass`")
    .following(from: [.textHere])

  static func parcelUnclear(_ count: Int, at span: Span) -> Self {
    .init(.scenarioExpectation, at: span, "这样写的图斑有 \(count) 个", "\(count) parcels say so")
      .advising(
        "再写一个字段的值，或给它们写上不同的字段值，例如项目名称",
        "write the value of another field, too, or give them fields that differ, such as names"
      )
  }
}
