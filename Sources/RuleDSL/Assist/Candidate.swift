/// Something that may be written at a place.
package struct Candidate: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case block
    case clause
    case word
    case relation
    case function
    case measure
    case column
    case unit
    case symbol
  }

  package let kind: Kind
  /// What is written.
  package let text: String
  /// Other ways to find it: the English word, aliases, the name of a code.
  package let aliases: [String]
  /// What it is, in a few words.
  package let detail: Phrase
  /// Where it is a name.
  package let symbol: Symbol?

  init(_ kind: Kind, _ text: String, aliases: [String] = [], _ detail: Phrase, _ symbol: Symbol? = nil) {
    self.kind = kind
    self.text = text
    self.aliases = aliases
    self.detail = detail
    self.symbol = symbol
  }

  /// How well what is written so far leads to it.
  package enum Match: Int, Comparable {
    case beginning
    case alias
    case initials
    case inside

    package static func < (left: Match, right: Match) -> Bool { left.rawValue < right.rawValue }
  }

  /// How a stem leads here, and the spelling by which it does; `nil` where it does not.
  package func match(_ stem: String) -> (match: Match, spelling: String)? { Self.match(stem, text, aliases: aliases) }

  /// The same for something of some names.
  package static func match(_ stem: String, _ text: String, aliases: [String]) -> (match: Match, spelling: String)? {
    let stem = stem.lowercased()
    if text.lowercased().hasPrefix(stem) { return (.beginning, text) }
    if let alias = aliases.first(where: { $0.lowercased().hasPrefix(stem) }) { return (.alias, alias) }
    if stem.utf8.allSatisfy({ $0 < 0x80 }) {
      if let initials = PinyinInitials.spelling(of: text, beginning: stem) { return (.initials, initials) }
      if let initials = aliases.lazy.compactMap({ PinyinInitials.spelling(of: $0, beginning: stem) }).first {
        return (.initials, initials)
      }
    }
    // One letter stands in nearly everything.
    guard stem.unicodeScalars.count > 1 || stem.utf8.count > 1 else { return nil }
    if text.lowercased().firstRange(of: stem) != nil { return (.inside, text) }
    if let alias = aliases.first(where: { $0.lowercased().firstRange(of: stem) != nil }) { return (.inside, alias) }
    if stem.utf8.allSatisfy({ $0 < 0x80 }) {
      let inner = ([text] + aliases).lazy.compactMap { PinyinInitials.spelling(of: $0, holding: stem) }.first
      if let inner { return (.inside, inner) }
    }
    return nil
  }
}
