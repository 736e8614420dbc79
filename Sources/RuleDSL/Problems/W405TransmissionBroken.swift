/// W405: an obligatory indicator that nothing carries down.
extension Diagnostic {
  static func transmissionBroken(_ name: String, at span: Span) -> Self {
    Diagnostic(.transmissionBroken, at: span)
      .saying("传导断裂：约束性指标“\(name)”没有任何传导往下带", "no transmission carries the obligatory indicator `\(name)` down")
      .advising("加一个“传导 \(name)”，或把属性改成“预期性”", "add `transmission \(name)`, or make it `anticipated`")
      .following(from: [.clauses(of: .transmission), .clauses(of: .vocabulary)])
  }
}
