/// What the parser can object to, as data; the wording is in `SyntaxProblem+Wording.swift`.
enum SyntaxProblem: Hashable, Sendable {
  case strangeCharacter(Unicode.Scalar, at: Span)
  case unclosedQuote(Unicode.Scalar, at: Span)
  case unknownWord(String, at: Span, nearest: Keyword?)
  case colonMissing(Keyword, at: Span)
  case outsideBlock(at: Span, nearest: Keyword?)
  case titleMissing(Keyword, at: Span)
  case labelMissing(Keyword, at: Span)
  case contentMissing(Keyword, at: Span)
  case misplacedClause(Keyword, in: Keyword, at: Span)
  case continuationWithoutClause(at: Span)
  case unexpectedTable(at: Span)
  case unexpected(String, at: Span, wanted: Expected)
  /// A relation stuck to what follows: 不低于300.
  case missingBlanks(String, at: Span, withBlanks: String)
  /// 大于, 不少于: a relation in words of everyday use.
  case unknownRelation(String, at: Span, nearest: Keyword)
  case tooDeep(at: Span)
  case malformedNumber(String, at: Span)
  case unknownUnit(String, at: Span, nearest: String?)
  case malformedDate(String, at: Span)
  case malformedCitation(at: Span, Fault)
  case raggedTable(at: Span, found: Int, wanted: Int)
  case emptyTable(at: Span)
  case malformedMap(at: Span, MapFault)
  case placeholderUnclosed(at: Span)
  case malformedFormat(String, at: Span)

  /// What could have stood there.
  enum Expected: Hashable, Sendable {
    case amount
    case relation
    case rightParenthesis
    case endOfClause
    case text
    case method
    case name
    case difference
    case order
    case tolerance
    case cell
    case quantity
  }

  enum MapFault: Hashable, Sendable {
    /// Something else than cells stands among the rows.
    case strangeRow
    case ragged(found: Int, wanted: Int)
    case noRows
  }

  enum Fault: Hashable, Sendable {
    case titleUnclosed
    case bracketUnclosed
    case article(String)
    case empty
  }
}
