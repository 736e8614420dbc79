/// E207: a code that its system does not have, or has with another meaning.
extension Diagnostic {
  /// A code of no row of the system, with what it may mean.
  static func unknownCode(_ code: String, system: String, at span: Span, exact: Span, _ intent: CodeIntent) -> Self {
    .init(.codeUnknown, at: span, "\(system) 里没有代码“\(code)”", "\(system) has no code `\(code)`")
      .advising(
        intent.hint
          ?? Phrase("写 \(system) 里有的代码，或在它的表里加一行", "write a code of \(system), or add a row to its table")
      )
      .editing(exact, intent.replacement)
      .following(from: [.clauses(of: .vocabulary)])
  }

  static func wrongName(
    _ name: String,
    code: String,
    known: String,
    system: String,
    at span: Span,
    exact: Span,
    _ intent: CodeIntent
  ) -> Self {
    Diagnostic(.codeUnknown, at: span)
      .saying("\(code) 在 \(system) 里是“\(known)”，不是“\(name)”", "\(code) in \(system) is `\(known)`, not `\(name)`")
      .advising(intent.hint ?? Phrase("是否要写“\(code) \(known)”？", "did you mean `\(code) \(known)`?"))
      .editing(exact, intent.hint == nil ? "\(code) \(known)" : intent.replacement)
  }

  /// What 属性变更 compares are codes of two systems, or codes and something else.
  static func systemsDiffer(_ first: CodeSide, _ second: CodeSide, at span: Span) -> Self {
    Diagnostic(.codeUnknown, at: span)
      .saying(
        "两边的值不是同一个代码系统的：\(first.sentence.chinese)，\(second.sentence.chinese)",
        "the values on both sides are not of one code system: \(first.sentence.english), \(second.sentence.english)"
      )
      .advising("写代码系统相同的两个字段", "name two fields of the same code system")
  }
}
