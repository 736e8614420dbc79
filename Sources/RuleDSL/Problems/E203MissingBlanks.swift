/// E203: words that stick together.
extension Diagnostic {
  /// A relation stuck to what follows: 不低于300.
  static func missingBlanks(
    _ word: String,
    at span: Span,
    withBlanks: String,
    isCertain: Bool
  ) -> Self {
    Diagnostic(.missingBlanks, at: span)
      .saying("“\(word)”的词与词之间没有空格", "the words in `\(word)` are not separated")
      .suggesting(withBlanks, at: span, isSafe: isCertain)
  }

  /// A name that holds a relation: 耕地保有量不低于300万亩.
  static func hiddenKeyword(
    _ name: String,
    at span: Span,
    withBlanks: String,
    isCertain: Bool
  ) -> Self {
    Diagnostic(.missingBlanks, at: span)
      .saying("没有叫“\(name)”的指标或定义", "there is no indicator or definition named `\(name)`")
      .advising("词与词之间要空格，是否要写“\(withBlanks)”？", "words need blanks between them, did you mean `\(withBlanks)`?")
      .editing(span, withBlanks, isSafe: isCertain)
  }
}
