extension Keyword {
  /// The word that somebody most likely meant.
  package struct Guess: Hashable, Sendable {
    package let keyword: Keyword
    /// Whether one letter of it is wrong, and no other word is as near.
    package let isCertain: Bool

    package init(_ keyword: Keyword, isCertain: Bool = false) {
      self.keyword = keyword
      self.isCertain = isCertain
    }
  }

  /// What a misspelt word most likely means, of spellings in either language; `nil` where nothing is near.
  package static func guess(_ word: String, among words: [String]) -> Guess? {
    guard let keyword = nearest(to: word, among: words).flatMap({ Keyword(spelled: $0) }) else { return nil }
    let near = Set(
      words.filter { nearest(to: word, among: [$0], atMost: 1) != nil }.compactMap { Keyword(spelled: $0) }
    )
    // Of two letters one is too much to guess.
    return Guess(keyword, isCertain: near == [keyword] && word.unicodeScalars.count > 2)
  }

  /// The column that a header most likely means.
  static func guess(_ header: String, ofColumns columns: [Keyword]) -> Guess? {
    guess(header, among: columns.flatMap { [$0.chinese, $0.english] })
  }

  /// Whether it says which of two amounts is larger.
  package var isOrder: Bool { [.above, .below, .atLeast, .atMost].contains(self) }

  var chinese: String { spelling.chinese }
  var english: String { spelling.english }

  /// The spelling in the language of another word.
  package func spelled(like word: String) -> String { spelled(in: word.isLatin ? .english : .chinese) }

  /// Words one after the other.
  package static func list(_ words: [Keyword], _ language: Language) -> String {
    words.map { $0.spelled(in: language) }.joined(separator: language == .chinese ? "、" : ", ")
  }

  package static func clauses(of block: Keyword) -> [Keyword] { allCases.filter { $0.isClause(of: block) } }
}

extension String {
  /// Whether it begins with a letter of ASCII.
  package var isLatin: Bool { utf8.first.map { $0 < 0x80 } ?? false }
}
