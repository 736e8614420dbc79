/// W212: a name that nothing reads, and that is nearly one of another pack.
extension Diagnostic {
  static func nearName(_ name: String, _ kind: Named, nearest: String, at span: Span) -> Self {
    Diagnostic(.nearName, at: span)
      .saying("没有规则读“\(name)”，它同已有的“\(nearest)”差不多", "no rule reads `\(name)`, which is nearly `\(nearest)`")
      .suggesting(nearest, at: span)
      .following(from: kind.unread)
  }
}
