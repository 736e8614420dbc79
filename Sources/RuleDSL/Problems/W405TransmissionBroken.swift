/// W405: an obligatory indicator that nothing carries down.
extension Diagnostic {
  static func transmissionBroken(_ name: String, at span: Span) -> Self {
    Diagnostic(.transmissionBroken, at: span)
      .saying("传导断裂：约束性指标“\(name)”没有任何传导往下带", "no transmission carries the obligatory indicator `\(name)` down")
      .advising(
        "加一个“传导 \(name)”；属性由上级文件定，不因为缺传导而改",
        "add `transmission \(name)`; the attribute is what the law says, and does not change for that"
      )
      .following(from: [.clauses(of: .transmission), .clauses(of: .vocabulary)])
  }
}
