/// E602: an expectation that says nothing, or not enough.
extension Diagnostic {
  static let verdictMissing = Remark(.scenarioExpectation, "没有写判定", "no verdict is given")
    .advising("写成“甲市 汇总 不通过”", "write `甲市 aggregate fail`")
    .following(from: [.textHere])
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
