extension SyntaxTree.RawText {
  /// Its text with the place of every byte; its places are right where it stands in one line.
  var clause: ClauseText {
    var clause = ClauseText(file: exact.file, start: exact.start)
    clause.append(Array(text.utf8), at: exact.start)
    return clause
  }

  /// Whether its text stands in one piece, so that parts of it have places.
  private var isInOnePiece: Bool { exact.end - exact.start == text.utf8.count }

  /// Where its last words stand.
  func span(ofEnd words: String) -> Span? {
    guard text.hasSuffix(words), isInOnePiece else { return nil }
    return Span(file: exact.file, start: exact.end - words.utf8.count, end: exact.end)
  }

  /// Its parts between marks, without the blanks around them; each points at the whole.
  func parts(at marks: String, keepsEmpty: Bool = false) -> [Self] {
    let clause = clause
    let ranges = clause.cut(clause.whole) { marks.unicodeScalars.contains($0) }
    return ranges.filter { keepsEmpty || !$0.isEmpty }.map { range in
      let part = clause.raw(range)
      return Self(text: part.text, span: span, exact: isInOnePiece ? part.span : exact)
    }
  }

  /// Without blanks inside, too.
  var withoutBlanks: Self { Self(text: text.filter { $0 != " " && $0 != "\u{3000}" }, span: span, exact: exact) }

  /// The head of a column in a scenario, or the label of a map: 下达的耕地保有量, 甲市的维护前的城镇开发边界.
  var path: Expression? {
    let clause = clause
    let (tokens, problems) = Lexer.tokens(of: clause, in: clause.whole)
    guard problems.isEmpty else { return nil }
    var parser = ExpressionParser(tokens: tokens, text: clause)
    let expression = parser.parse()
    guard parser.problems.isEmpty, case .path = expression else { return nil }
    return expression
  }
}
