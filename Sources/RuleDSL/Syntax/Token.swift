/// A piece of a condition or an amount.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A name or a keyword; which one, the grammar decides.
    case word(String)
    /// 「…」: never a keyword.
    case quotedName(String)
    /// ASCII digits with at most one point.
    case number(String)
    /// A unit written right after a number.
    case unit(Unit)
    /// “…”
    case text(String)
    /// A relation written as a sign: ≥, <=, ==.
    case sign(Keyword)
    case of
    case comma
    case leftParenthesis
    case rightParenthesis
    case arithmetic(ArithmeticOperator)
    case end
  }

  var kind: Kind
  /// In the clause's text.
  var range: Range<Int>

  /// Whether it may stand inside a code such as 05H1, right behind its digits.
  var isPartOfCode: Bool {
    switch kind {
    case .word, .number, .unit: true
    default: false
    }
  }

  var keyword: Keyword? {
    switch kind {
    case .word(let word): Keyword(spelled: word)
    case .sign(let keyword): keyword
    default: nil
    }
  }
}
